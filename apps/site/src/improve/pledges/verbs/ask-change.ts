import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import type { Change } from '../rules/change-facts.ts'
import { type MayNot, mayNotAsk } from '../rules/may-ask.ts'
import { type AskedChange, insertChange } from '../store/change-store.ts'
import { holdPledge } from '../store/pledge-store.ts'
import { surveysOf } from '../store/survey-store.ts'
import { type PledgeHouse, subjectOfChange } from './pledge-house.ts'

export type AskOutcome =
  | { readonly kind: 'asked'; readonly id: number }
  /** The very same form came before. */
  | { readonly kind: 'sent-before' }
  | { readonly kind: 'refused'; readonly why: MayNot }
  | { readonly kind: 'unknown' }

export type AskChange = {
  readonly trustCode: string
  /** Null for the start of a pledge. */
  readonly pledgeId: number | null
  readonly change: Change
  readonly basedOn: number
  readonly once: string
  readonly askedBy: AskedChange['askedBy']
  readonly actor: Actor
}

/** Takes down what a hospital or staff would like to make public. Nobody else sees it until staff have said yes. */
export const askChange = (house: PledgeHouse, { actor, ...asked }: AskChange): Promise<AskOutcome> =>
  inTransaction(house.write, async (tx): Promise<AskOutcome> => {
    const now = house.clock()
    const { pledgeId, change, basedOn } = asked
    if (pledgeId !== null) {
      const pledge = await holdPledge(tx, pledgeId)
      if (!pledge) return { kind: 'unknown' }
      const why = mayNotAsk(change, { story: pledge.story, surveys: await surveysOf(tx, [pledgeId]), basedOn })
      if (why !== null) return { kind: 'refused', why }
    } else if (change.kind !== 'start') return { kind: 'unknown' }
    const id = await insertChange(tx, { ...asked, now })
    if (id === null) return { kind: 'sent-before' }
    await record(tx, {
      actor,
      at: now,
      deed: 'pledge.ask',
      subject: subjectOfChange(id),
      after: { trust: asked.trustCode, pledge: pledgeId, kind: change.kind },
    })
    return { kind: 'asked', id }
  })
