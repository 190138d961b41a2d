import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { onePublicationAtATime, publishingLimitMs, publishWithin, type ReleaseId } from '../../releases/index.ts'
import { lockRound } from '../rounds/round-store.ts'
import type { Round, RoundId } from '../types.ts'
import { loadPublication, resultsOf } from './load-publication.ts'
import type { Publication, StopReason } from './publication.ts'
import { insertPublication, lockPublication, publicationByForm, publicationsOf, settlePublication } from './publication-store.ts'
import type { PublishingHouse } from './publishing-house.ts'

export type PublishRound = {
  readonly round: RoundId
  readonly title: string
  /** The day up to which answers are counted, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Of what whoever ordered it has seen. */
  readonly fingerprint: string
  readonly formToken: string
  /** Null: now. */
  readonly publishAt: Date | null
  readonly actor: Actor
  readonly now: Date
  readonly house: PublishingHouse
}

export type PublishRoundOutcome =
  | { readonly outcome: 'published'; readonly release: ReleaseId }
  | { readonly outcome: 'planned' }
  /** The same form again: what it did the first time. */
  | { readonly outcome: 'already'; readonly publication: Publication }
  /** Somebody has planned it before: one plan at a time. */
  | { readonly outcome: 'planned-before'; readonly publication: Publication }
  | { readonly outcome: 'blocked' | 'changed' | 'no-such-round' }

/**
 * Publishes the results of a round, now or at a chosen moment. Refused while anything is open, and when anything is not as whoever ordered
 * it has seen it. Two people at once come one after the other; the same form twice is one publication.
 */
export const publishRound = (db: WriteDb, order: PublishRound): Promise<PublishRoundOutcome> =>
  inTransaction(
    db,
    async (tx): Promise<PublishRoundOutcome> => {
      await onePublicationAtATime(tx)
      const before = await publicationByForm(tx, order.formToken)
      if (before) return { outcome: 'already', publication: before }
      const round = await lockRound(tx, order.round)
      if (!round) return { outcome: 'no-such-round' }
      const planned = (await publicationsOf(tx, round.id)).find(({ state }) => state === 'planned')
      if (planned) return { outcome: 'planned-before', publication: planned }
      const { actor, now, publishAt } = order
      const stamp = { actor, now }
      if (publishAt === null) {
        const result = await publishNow(tx, round, order, stamp)
        if (result.outcome !== 'published') return result
        await insertPublication(tx, {
          ...rowOf(order),
          state: 'published',
          release: result.release,
          publishAt: now,
          ...settled(order),
        })
        return result
      }
      const refused = await whyNot(tx, round, order, now)
      if (refused) return { outcome: refused }
      await insertPublication(tx, {
        ...rowOf(order),
        state: 'planned',
        release: null,
        publishAt,
        settledAt: null,
        settledBy: null,
      })
      const after = { title: order.title, asOf: order.asOf, publishAt, fingerprint: order.fingerprint }
      await record(tx, { actor, at: now, deed: 'publication.plan', subject: { kind: 'round', id: round.id }, after })
      return { outcome: 'planned' }
    },
    { limitMs: publishingLimitMs },
  )

const rowOf = ({ round, title, asOf, fingerprint, formToken, actor, now }: PublishRound) => ({
  round,
  title,
  asOf,
  fingerprint,
  formToken,
  askedAt: now,
  askedBy: actor.name,
})

const settled = ({ actor, now }: PublishRound) => ({ settledAt: now, settledBy: actor.name })

type Seen = Pick<PublishRound, 'title' | 'asOf' | 'fingerprint' | 'house'>
type Stamp = { readonly actor: Actor; readonly now: Date }

async function whyNot(tx: WriteDb, round: Round, seen: Seen, now: Date): Promise<'blocked' | 'changed' | null> {
  const { obstacles, fingerprint } = await loadPublication(tx, round, seen.house, { asOf: seen.asOf, now })
  if (obstacles.length > 0) return 'blocked'
  return fingerprint === seen.fingerprint ? null : 'changed'
}

type Now = { readonly outcome: 'published'; readonly release: ReleaseId } | { readonly outcome: 'blocked' | 'changed' }

/** Publishes what was seen, if it still is what there is. */
async function publishNow(tx: WriteDb, round: Round, seen: Seen, { actor, now }: Stamp): Promise<Now> {
  const there = await loadPublication(tx, round, seen.house, { asOf: seen.asOf, now })
  if (there.obstacles.length > 0) return { outcome: 'blocked' }
  if (there.fingerprint !== seen.fingerprint) return { outcome: 'changed' }
  const results = resultsOf(there, seen.house, { title: seen.title, asOf: seen.asOf, now })
  if (!results) return { outcome: 'blocked' }
  const outcome = await publishWithin(tx, { ...results, actor, now })
  // With the lock held and no obstacle there is nothing that could refuse it.
  if (outcome.kind !== 'published') throw new Error(`What could be published was not: ${outcome.kind}`)
  await record(tx, {
    actor,
    at: now,
    deed: 'publication.make',
    subject: { kind: 'round', id: round.id },
    after: { release: outcome.release.id, title: seen.title, asOf: seen.asOf },
  })
  return { outcome: 'published', release: outcome.release.id }
}

export type DuePublication = { readonly id: number; readonly house: PublishingHouse; readonly now: Date; readonly by: Actor }

export type DueOutcome =
  | { readonly outcome: 'published'; readonly release: ReleaseId }
  | { readonly outcome: 'stopped'; readonly because: StopReason }
  /** Another process has done it, or somebody has cancelled it. */
  | { readonly outcome: 'settled-before' }

/** Carries out a plan whose moment has come, or stops it and says why: nothing is published that nobody has looked at. */
export const publishPlanned = (db: WriteDb, { id, house, now, by }: DuePublication): Promise<DueOutcome> =>
  inTransaction(
    db,
    async (tx): Promise<DueOutcome> => {
      await onePublicationAtATime(tx)
      const plan = await lockPublication(tx, id)
      if (plan?.state !== 'planned' || plan.publishAt > now) return { outcome: 'settled-before' }
      const stamp = { by: by.name, at: now }
      const stop = async (because: StopReason): Promise<DueOutcome> => {
        await settlePublication(tx, id, { state: 'stopped', because, ...stamp })
        const entry = {
          deed: 'publication.stop',
          subject: { kind: 'round', id: plan.round },
          after: { because, title: plan.title },
        }
        await record(tx, { actor: by, at: now, ...entry })
        return { outcome: 'stopped', because }
      }
      const round = await lockRound(tx, plan.round)
      if (!round || (round.state !== 'open' && round.state !== 'closed')) return stop('round-not-open')
      const result = await publishNow(tx, round, { ...plan, house }, { actor: by, now })
      if (result.outcome !== 'published') return stop(result.outcome === 'changed' ? 'changed' : 'open')
      await settlePublication(tx, id, { state: 'published', release: result.release, ...stamp })
      return result
    },
    { limitMs: publishingLimitMs },
  )

type Cancel = { readonly round: RoundId; readonly id: number; readonly actor: Actor; readonly now: Date }

/** Takes a plan back. False when there is none of this round under this number that still waits. */
export const cancelPlan = (db: WriteDb, { round, id, actor, now }: Cancel): Promise<boolean> =>
  inTransaction(db, async tx => {
    await onePublicationAtATime(tx)
    const plan = await lockPublication(tx, id)
    if (plan?.state !== 'planned' || plan.round !== round) return false
    await settlePublication(tx, id, { state: 'cancelled', by: actor.name, at: now })
    const before = { title: plan.title, asOf: plan.asOf, publishAt: plan.publishAt }
    await record(tx, { actor, at: now, deed: 'publication.cancel', subject: { kind: 'round', id: round }, before })
    return true
  })
