import { HTTPException } from 'hono/http-exception'
import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath } from '../../../foundation/index.ts'
import { type Mailing, mailingById } from '../mailing-store.ts'

export const actorHere = (c: Ctx) => asActor(principalOf(c))

/** The number in the address; none that the database could not hold. */
export function idHere(c: Ctx): number {
  const id = Number(c.req.param('id') ?? '')
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  return id
}

export async function mailingHere(c: Ctx): Promise<Mailing> {
  const mailing = await mailingById(c.var.db, idHere(c))
  if (!mailing) throw new HTTPException(404)
  return mailing
}

export const leadTo = (c: Ctx, path: string, done?: string): Response =>
  c.redirect(localPath(c.var.locale, path) + (done === undefined ? '' : `?done=${done}`), 303)

/** What a mailing is called among staff: its title, once it has one. */
export const nameOf = (t: Ctx['var']['t'], { id, words }: Pick<Mailing, 'id' | 'words'>): string =>
  words.en.title.trim() === '' ? t('mailings.unnamed', { id: String(id) }) : words.en.title.trim()
