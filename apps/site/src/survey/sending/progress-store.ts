import {
  batchesAbout,
  countBatch,
  type MailBatch,
  type MailState,
  mailsByIds,
  type ReadDb,
  rows,
  type WaitingDomain,
  waitingByDomain,
} from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'
import type { Delivery, LetterKind, RoundId } from '../types.ts'
import { batchAbout } from './batch-about.ts'

export type BatchProgress = {
  readonly batch: MailBatch
  readonly counts: ReadonlyMap<MailState, number>
  readonly waiting: readonly WaitingDomain[]
}

/** Every batch of a round with how far it is, the newest first. */
export async function batchesOf(db: ReadDb, round: RoundId): Promise<BatchProgress[]> {
  const found: BatchProgress[] = []
  for (const batch of await batchesAbout(db, batchAbout(round))) {
    found.push({ batch, counts: await countBatch(db, batch.id), waiting: await waitingByDomain(db, batch.id) })
  }
  return found
}

/** How many requests of a round stand at each point of their way. */
export async function countDeliveries(db: ReadDb, round: RoundId): Promise<ReadonlyMap<Delivery, number>> {
  const counted = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(eb => ['delivery', eb.fn.countAll<number>().as('count')])
    .where('round_id', '=', round)
    .groupBy('delivery')
    .execute()
  return new Map(counted.map(({ delivery, count }) => [delivery, count]))
}

/** One of our letters for which somebody has to do something. */
export type OpenLetter = {
  readonly trustCode: string
  readonly trustName: string
  readonly message: number
  readonly kind: LetterKind
  readonly why: 'uncertain' | 'failed' | 'bounced' | 'recalled'
}

/**
 * The newest letter of each kind to each trust, where it is uncertain, has failed, came back or was recalled: also reminders and
 * corrections, which move no delivery.
 */
export async function openLetters(db: ReadDb, round: RoundId): Promise<OpenLetter[]> {
  const letters = await rows<SurveyTables>(db)
    .selectFrom('message')
    .innerJoin('request', join =>
      join.onRef('message.round_id', '=', 'request.round_id').onRef('message.trust_code', '=', 'request.trust_code'),
    )
    .select([
      'request.trust_code as trustCode',
      'request.trust_name as trustName',
      'request.delivery as delivery',
      'message.id as message',
      'message.letter_kind as kind',
      'message.mail_id as mailId',
    ])
    .distinctOn(['request.trust_code', 'message.letter_kind'])
    .where('request.round_id', '=', round)
    .where('message.direction', '=', 'out')
    .where('message.mail_id', 'is not', null)
    .orderBy('request.trust_code')
    .orderBy('message.letter_kind')
    .orderBy('message.id', 'desc')
    .execute()
  const mails = await mailsByIds(
    db,
    letters.flatMap(({ mailId }) => mailId ?? []),
  )
  const stateOf = new Map(mails.map(({ id, state }) => [id, state]))
  return letters.flatMap(({ kind, mailId, delivery, ...letter }): OpenLetter[] => {
    const state = mailId === null ? undefined : stateOf.get(mailId)
    const why = whyOpen(state, kind === 'request' ? delivery : null)
    return kind === null || why === null ? [] : [{ ...letter, kind, why }]
  })
}

function whyOpen(state: MailState | undefined, delivery: Delivery | null): OpenLetter['why'] | null {
  if (state === 'uncertain' || state === 'failed' || state === 'recalled') return delivery === 'by-hand' ? null : state
  return delivery === 'bounced' ? 'bounced' : null
}

/** A letter that somebody has to deliver. `message` null: the first one of its request, which is noted on the request's own page. */
export type LetterToDeliver = {
  readonly trustCode: string
  readonly trustName: string
  readonly kind: LetterKind
  readonly message: number | null
}

/** The letters that somebody has to deliver, through a form of the trust or by post: first ones, and further ones such as corrections. */
export async function lettersByHand(db: ReadDb, round: RoundId): Promise<LetterToDeliver[]> {
  const first = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['trust_code as trustCode', 'trust_name as trustName'])
    .where('round_id', '=', round)
    .where('delivery', '=', 'not-sent')
    .orderBy('trust_name')
    .execute()
  const further = await rows<SurveyTables>(db)
    .selectFrom('message')
    .innerJoin('request', join =>
      join.onRef('message.round_id', '=', 'request.round_id').onRef('message.trust_code', '=', 'request.trust_code'),
    )
    .select([
      'request.trust_code as trustCode',
      'request.trust_name as trustName',
      'message.letter_kind as kind',
      'message.id as message',
    ])
    .where('request.round_id', '=', round)
    .where('message.direction', '=', 'out')
    .where('message.letter_kind', '!=', 'request')
    .where('message.mail_id', 'is', null)
    .where('message.handed_over_on', 'is', null)
    .orderBy('trust_name')
    .orderBy('message.id')
    .execute()
  return [
    ...first.map(request => ({ ...request, kind: 'request' as const, message: null })),
    ...further.flatMap(({ kind, ...letter }) => (kind === null ? [] : [{ ...letter, kind }])),
  ]
}
