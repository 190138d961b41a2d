import {
  type Actor,
  inTransaction,
  isEmailAddress,
  type ReadDb,
  record,
  rows,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import type { RegisterTables } from '../schema.ts'
import { trustByCode } from '../trust-store.ts'
import { isDay } from './dissolution-rules.ts'

/** The address at which a trust takes letters from the public, as staff found it, with where and when. */
export type LetterBox = {
  readonly trustCode: string
  readonly email: string
  readonly source: string
  /** `YYYY-MM-DD` */
  readonly checkedOn: string
}

/** null: nobody has entered one. */
export async function letterBoxOf(db: ReadDb, trustCode: string): Promise<LetterBox | null> {
  return (await letterBoxes(db)).find(box => box.trustCode === trustCode) ?? null
}

/** Every address that staff entered, by the trust's code. */
export async function letterBoxes(db: ReadDb): Promise<LetterBox[]> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('trust_letter_box')
    .select(['trust_code', 'email', 'source', 'checked_on'])
    .orderBy('trust_code')
    .execute()
  return found.map(({ trust_code, email, source, checked_on }) => ({
    trustCode: trust_code,
    email,
    source,
    checkedOn: checked_on,
  }))
}

export type LetterBoxFault = {
  readonly field: 'trust' | 'email' | 'source' | 'checkedOn'
  readonly why: 'unknown' | 'no-address' | 'only-invalid' | 'missing' | 'too-long' | 'no-day' | 'not-yet'
}
export type TypedLetterBox = {
  readonly trust: string
  readonly email: string
  readonly source: string
  readonly checkedOn: string
}
export type LetterBoxOutcome =
  | { readonly outcome: 'saved' | 'removed' | 'nothing-to-do' }
  | { readonly outcome: 'invalid'; readonly faults: readonly LetterBoxFault[] }

const longestSource = 500
type By = { readonly actor: Actor; readonly now: Date; readonly today: string; readonly isExample: boolean }

/** Saves where letters to a trust go; an empty address takes it away. */
export const saveLetterBox = (db: WriteDb, typed: TypedLetterBox, by: By): Promise<LetterBoxOutcome> =>
  inTransaction(db, async tx => {
    const trust = await trustByCode(tx, typed.trust)
    if (!trust || trust.isInvented !== by.isExample) return { outcome: 'invalid', faults: [{ field: 'trust', why: 'unknown' }] }
    const before = await letterBoxOf(tx, trust.code)
    const email = typed.email.trim()
    if (email === '') return removeBox(tx, before, by)
    const box = { trustCode: trust.code, email, source: typed.source.trim(), checkedOn: typed.checkedOn }
    const faults = faultsOf(box, by)
    if (faults.length > 0) return { outcome: 'invalid', faults }
    if (before && before.email === box.email && before.source === box.source && before.checkedOn === box.checkedOn)
      return { outcome: 'nothing-to-do' }
    await record(tx, {
      actor: by.actor,
      at: by.now,
      deed: 'letter-box.change',
      subject: { kind: 'hospital-trust', id: trust.code },
      before: before ?? undefined,
      after: box,
    })
    const values = {
      email,
      source: box.source,
      checked_on: box.checkedOn,
      entered_at: by.now,
      entered_by: by.actor.name,
    }
    await writes<RegisterTables>(tx)
      .insertInto('trust_letter_box')
      .values({ trust_code: trust.code, ...values })
      .onConflict(conflict => conflict.column('trust_code').doUpdateSet(values))
      .execute()
    return { outcome: 'saved' }
  })

async function removeBox(tx: WriteDb, before: LetterBox | null, { actor, now }: By): Promise<LetterBoxOutcome> {
  if (!before) return { outcome: 'nothing-to-do' }
  await record(tx, {
    actor,
    at: now,
    deed: 'letter-box.change',
    subject: { kind: 'hospital-trust', id: before.trustCode },
    before,
  })
  await writes<RegisterTables>(tx).deleteFrom('trust_letter_box').where('trust_code', '=', before.trustCode).execute()
  return { outcome: 'removed' }
}

function faultsOf(box: LetterBox, { today, isExample }: By): LetterBoxFault[] {
  const isAddress = isEmailAddress(box.email)
  return [
    ...(isAddress ? [] : [{ field: 'email', why: 'no-address' } as const]),
    // What is written in the example campaign must never reach anybody.
    ...(isAddress && isExample && !box.email.endsWith('.invalid') ? [{ field: 'email', why: 'only-invalid' } as const] : []),
    ...(box.source === '' ? [{ field: 'source', why: 'missing' } as const] : []),
    ...(box.source.length > longestSource ? [{ field: 'source', why: 'too-long' } as const] : []),
    ...(isDay(box.checkedOn) ? [] : [{ field: 'checkedOn', why: 'no-day' } as const]),
    ...(isDay(box.checkedOn) && box.checkedOn > today ? [{ field: 'checkedOn', why: 'not-yet' } as const] : []),
  ]
}
