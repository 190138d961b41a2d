import { charityOf } from '../../content/index.ts'
import {
  type Actor,
  batchesAbout,
  dayInUk,
  inTransaction,
  type MailOffice,
  makeBatch,
  type ReadDb,
  record,
  rows,
  type WriteDb,
} from '../../foundation/index.ts'
import { trustsByCodes } from '../../register/index.ts'
import { letterFields } from '../letters/letter-fields.ts'
import { replyAddress } from '../letters/reply-address.ts'
import { asRequest } from '../requests/request-tables.ts'
import { lettersOf, lockRound, questionsOf, roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Delivery, LetterLanguage, Round, RoundId, SurveyRequest } from '../types.ts'
import { batchAbout } from './batch-about.ts'
import { type ComposedLetter, composeLetter } from './compose-letter.ts'
import { nothingYet } from './plan-letters.ts'
import { writeLetter } from './write-letter.ts'

/** What is put right, once for all, in both languages; the Welsh may be missing. */
export type CorrectionWords = Readonly<Record<LetterLanguage, string>>

export type CorrectionTo = { readonly request: SurveyRequest; readonly letter: ComposedLetter | null }

/** Only a letter that has reached somebody can be corrected; one that waits can be recalled. */
export const correctable: readonly Delivery[] = ['sent', 'delivered', 'by-hand', 'uncertain']

/** The correction as each of these requests would get it. Requests that never left, and codes that are none, are not among them. */
export async function planCorrections(
  db: ReadDb,
  {
    round,
    codes,
    words,
    mailDomain,
    now,
  }: { round: Round; codes: readonly string[]; words: CorrectionWords; mailDomain: string; now: Date },
): Promise<CorrectionTo[]> {
  if (codes.length === 0) return []
  const found = await rows<SurveyTables>(db)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round.id)
    .where('trust_code', 'in', [...codes])
    .where('delivery', 'in', [...correctable])
    .orderBy('trust_name')
    .orderBy('trust_code')
    .execute()
  const [letters, questions, charity] = [await lettersOf(db, round.id), await questionsOf(db, round.id), await charityOf(db)]
  const trusts = new Map((await trustsByCodes(db, codes)).map(trust => [String(trust.code), trust]))
  return found.map(row => {
    const request = asRequest(row)
    const trust = trusts.get(request.trustCode) ?? { name: request.trustName, nameCy: null, nation: request.nation }
    // Half a bilingual letter without its words would be worse than an English one.
    const language = request.language === 'cy' && words.cy.trim() !== '' ? 'cy' : 'en'
    const letter = composeLetter(letters, { kind: 'correction', law: request.law, language }, written =>
      letterFields({
        round,
        charity,
        trust,
        questions,
        language: written,
        today: dayInUk(now),
        ownWords: words[written],
        request: {
          ...nothingYet,
          reference: request.reference,
          replyAddress: replyAddress(row.reply_token, mailDomain),
          sentOn: request.sentOn,
          receivedOn: request.receivedOn,
          dueOn: request.dueOn,
        },
      }),
    )
    return { request, letter }
  })
}

export type SendCorrections = {
  readonly round: RoundId
  readonly codes: readonly string[]
  readonly words: CorrectionWords
  /** Of the form: the same form sent again is nothing to do. */
  readonly formToken: string
  readonly recallMinutes: number
  /** Trusts that this person must not write to. */
  readonly barredFrom: readonly string[]
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
}

export type CorrectionsOutcome =
  | { readonly outcome: 'sent'; readonly count: number; readonly byHand: number }
  | { readonly outcome: 'nothing-to-do' | 'already' | 'no-such-round' | 'no-words' | 'fields' }

/** Sends a correction after a mistaken letter, as a reply in each thread. It never moves a clock by itself. */
export const sendCorrections = (db: WriteDb, input: SendCorrections): Promise<CorrectionsOutcome> =>
  inTransaction(db, tx => sendCorrectionsIn(tx, input), { limitMs: 60_000 })

async function sendCorrectionsIn(tx: WriteDb, input: SendCorrections): Promise<CorrectionsOutcome> {
  const { words, formToken, actor, now, office } = input
  // Held to the end: of two presses of one button the second finds the batch of the first.
  if (!(await lockRound(tx, input.round))) return { outcome: 'no-such-round' }
  const round = await roundById(tx, input.round)
  if (!round) return { outcome: 'no-such-round' }
  const about = batchAbout(round.id)
  if ((await batchesAbout(tx, about)).some(batch => batch.formToken === formToken)) return { outcome: 'already' }
  if (words.en.trim() === '') return { outcome: 'no-words' }
  const codes = input.codes.filter(code => !input.barredFrom.includes(code))
  const planned = await planCorrections(tx, { round, codes, words, mailDomain: office.mailDomain, now })
  if (planned.length === 0) return { outcome: 'nothing-to-do' }
  if (planned.some(({ letter }) => !canLeave(letter))) return { outcome: 'fields' }
  const batch = await makeBatch(tx, { about, what: 'correction', formToken, now })
  const notBefore = new Date(now.getTime() + input.recallMinutes * 60_000)
  await record(tx, {
    actor,
    at: now,
    deed: 'round.correct',
    subject: { kind: 'round', id: round.id },
    after: { letters: planned.length, batch },
  })
  let byHand = 0
  for (const { request, letter } of planned) {
    if (!letter) continue
    const { subject, text } = letter
    const written = await writeLetter(tx, { request, kind: 'correction', subject, text, actor, now, office, notBefore, batch })
    if (written.mailId === null) byHand += 1
  }
  return { outcome: 'sent', count: planned.length, byHand }
}

/** A letter that exists and has no gap and no unknown field. */
export const canLeave = (letter: ComposedLetter | null): letter is ComposedLetter =>
  letter !== null && letter.unknownFields.length === 0 && letter.emptyFields.length === 0
