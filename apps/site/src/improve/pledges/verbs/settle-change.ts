import { type Actor, announce, dayInUk, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { newestSet } from '../questions/question-set.ts'
import type { Change } from '../rules/change-facts.ts'
import { numberPromises } from '../rules/fold-pledge.ts'
import { type MayNot, mayNotAsk } from '../rules/may-ask.ts'
import { newSurveyCode } from '../rules/survey-code.ts'
import { type AskedChange, holdChange, settleRow } from '../store/change-store.ts'
import { holdPledge, insertPledge, insertPublication, type Pledge } from '../store/pledge-store.ts'
import { insertSurvey, surveyByCode, surveysOf } from '../store/survey-store.ts'
import { type PledgeHouse, subjectOfChange } from './pledge-house.ts'

/** `changed`: somebody else has decided, or whoever asked has taken it back, since the page was opened. */
export type SettleOutcome =
  | { readonly kind: 'done'; readonly pledgeId: number | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: MayNot }

/** Makes public what was asked for, once. What has become impossible meanwhile is refused with the reason, and waits on. */
export const approveChange = (
  house: PledgeHouse,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<SettleOutcome> =>
  inTransaction(house.write, async (tx): Promise<SettleOutcome> => {
    const now = house.clock()
    const asked = await holdChange(tx, id)
    if (!asked) return { kind: 'unknown' }
    if (asked.state !== 'waiting') return { kind: 'changed' }
    const today = dayInUk(now)
    const published = await publish(tx, house, asked, today)
    if (published.kind === 'refused') return published
    const { pledgeId } = published
    await settleRow(tx, id, { state: 'approved', reason: '', now, pledgeId })
    await record(tx, {
      actor,
      at: now,
      deed: 'pledge.approve',
      subject: subjectOfChange(id),
      after: { pledge: pledgeId, kind: asked.change.kind },
    })
    await announce(tx, { name: 'pledges-changed' })
    return { kind: 'done', pledgeId }
  })

type Published = { readonly kind: 'published'; readonly pledgeId: number } | { readonly kind: 'refused'; readonly why: MayNot }

async function publish(tx: WriteDb, house: PledgeHouse, asked: AskedChange, today: string): Promise<Published> {
  const { change, id: changeId } = asked
  if (asked.pledgeId === null) {
    const pledgeId = await insertPledge(tx, { trustCode: asked.trustCode, on: today })
    await insertPublication(tx, { pledgeId, changeId, kind: change.kind, facts: change.facts, on: today })
    return { kind: 'published', pledgeId }
  }
  const pledge = await holdPledge(tx, asked.pledgeId)
  if (!pledge) throw new Error('A change of a pledge that is not there')
  const why = mayNotAsk(change, { story: pledge.story, surveys: await surveysOf(tx, [pledge.id]), basedOn: asked.basedOn })
  if (why !== null) return { kind: 'refused', why }
  if (change.kind === 'survey') await openSurvey(tx, house, pledge.id, change.facts)
  await insertPublication(tx, {
    pledgeId: pledge.id,
    changeId,
    kind: change.kind,
    facts: factsToPublish(change, pledge),
    on: today,
  })
  return { kind: 'published', pledgeId: pledge.id }
}

/** A promise gets its number when it becomes public, and keeps it. */
function factsToPublish(change: Change, { story }: Pledge): Change['facts'] {
  if (change.kind !== 'version') return change.facts
  return { ...change.facts, promises: numberPromises(story.versions, change.facts.promises) }
}

async function openSurvey(
  tx: WriteDb,
  { root }: PledgeHouse,
  pledgeId: number,
  facts: Extract<Change, { kind: 'survey' }>['facts'],
): Promise<void> {
  let code = newSurveyCode()
  while (await surveyByCode(tx, code)) code = newSurveyCode()
  await insertSurvey(tx, { ...facts, pledgeId, code, questions: newestSet(root, facts.audience) })
}

/** Says no, with a reason that whoever asked can read. */
export const refuseChange = (
  house: PledgeHouse,
  { id, actor, reason }: { readonly id: number; readonly actor: Actor; readonly reason: string },
): Promise<SettleOutcome> => settleWithout(house, { id, actor, reason, state: 'refused', codes: null })

/** A hospital takes back what staff have not decided on. `codes`: the trusts for which whoever asks may speak. */
export const takeBackChange = (
  house: PledgeHouse,
  { id, actor, codes }: { readonly id: number; readonly actor: Actor; readonly codes: readonly string[] },
): Promise<SettleOutcome> => settleWithout(house, { id, actor, reason: '', state: 'taken-back', codes })

type Without = {
  readonly id: number
  readonly actor: Actor
  readonly reason: string
  readonly state: 'refused' | 'taken-back'
  readonly codes: readonly string[] | null
}

const settleWithout = (house: PledgeHouse, { id, actor, reason, state, codes }: Without): Promise<SettleOutcome> =>
  inTransaction(house.write, async (tx): Promise<SettleOutcome> => {
    const now = house.clock()
    const asked = await holdChange(tx, id)
    if (!asked || (codes !== null && !codes.includes(asked.trustCode))) return { kind: 'unknown' }
    if (asked.state !== 'waiting') return { kind: 'changed' }
    await settleRow(tx, id, { state, reason, now, pledgeId: asked.pledgeId })
    const deed = state === 'refused' ? 'pledge.refuse' : 'pledge.take-back'
    await record(tx, { actor, at: now, deed, subject: subjectOfChange(id) })
    return { kind: 'done', pledgeId: asked.pledgeId }
  })
