import { createHash } from 'node:crypto'
import { inTransaction, type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { ImageRef } from './charity.ts'
import { type ContentTables, charityOf } from './charity-store.ts'
import { type ImageFault, recogniseImage } from './recognise-image.ts'

/** Keeps a picture that somebody has sent, so that it is not lost when the rest of the form has to be mended. */
export async function keepImage(db: WriteDb, bytes: Uint8Array, now: Date): Promise<ImageRef | { readonly fault: ImageFault }> {
  const recognised = recogniseImage(bytes)
  if ('fault' in recognised) return recognised
  const { type } = recognised
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await inTransaction(db, async tx => {
    await writes<ContentTables>(tx)
      .insertInto('charity_image')
      .values({ sha256, type, bytes, added_at: now })
      .onConflict(conflict => conflict.column('sha256').doUpdateSet({ added_at: now }))
      .execute()
  })
  return { sha256, type }
}

/** A picture that was kept before, or null. */
export async function keptImage(db: ReadDb, sha256: string): Promise<ImageRef | null> {
  const row = await rows<ContentTables>(db)
    .selectFrom('charity_image')
    .select(['sha256', 'type'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

/** The bytes of a picture that stands on the site: one that is only kept for a form is not public. */
export async function publicImage(db: ReadDb, sha256: string): Promise<{ type: string; bytes: Uint8Array } | null> {
  const charity = await charityOf(db)
  const isShown = [charity.logo, ...charity.partners.map(partner => partner.logo)].some(logo => logo?.sha256 === sha256)
  if (!isShown) return null
  const row = await rows<ContentTables>(db)
    .selectFrom('charity_image')
    .select(['type', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

/** Forgets pictures that nothing shows and that no open form can still refer to. */
export async function forgetUnusedImages(tx: WriteDb, inUse: readonly string[], before: Date): Promise<void> {
  const query = writes<ContentTables>(tx).deleteFrom('charity_image').where('added_at', '<', before)
  await (inUse.length > 0 ? query.where('sha256', 'not in', inUse) : query).execute()
}
