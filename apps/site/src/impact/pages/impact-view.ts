import { lettersToTrusts } from '../../act/index.ts'
import { type Campaign, type Ctx, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { type NationPolicy, nationPolicies } from '../../inform/index.ts'
import { type Actions, actionsBetween, dayAfter } from '../flow/actions-between.ts'
import { statusFlow } from '../flow/load-flow.ts'
import type { StatusFlow } from '../flow/status-flow.ts'
import type { MeasureServices } from '../measures/automatic/ground.ts'
import type { MeasureValue } from '../measures/measure-value.ts'
import { measuresOf } from '../measures/measures-of.ts'
import { type PromiseNow, promiseNow } from '../measures/promise-now.ts'

/** What became of the trusts, and what was done meanwhile. */
export type ChangesView = {
  readonly flow: StatusFlow
  readonly actions: Actions
  /** How many letters left for each trust in that time, by code. Exact: whoever shows them rounds them. */
  readonly letters: ReadonlyMap<string, number>
}

/** Everything that `/impact` shows. */
export type ImpactView = {
  readonly campaign: Campaign
  readonly measures: readonly MeasureValue[]
  /** Null: there are not two releases yet. */
  readonly changes: ChangesView | null
  readonly policies: readonly NationPolicy[]
  readonly promise: PromiseNow
  readonly today: string
}

export async function loadImpact({ var: { db, services } }: Ctx): Promise<ImpactView> {
  // A page reads with the handle that it was given.
  const reading = readingServices(services, db)
  const flow = await statusFlow(db)
  return {
    campaign: services.campaign,
    measures: await measuresOf(reading),
    changes: flow && (await changesOf(reading, flow)),
    policies: await nationPolicies(db),
    promise: await promiseNow(reading),
    today: dayInUk(services.clock()),
  }
}

/** What was done from the day after the one release counts to the day to which the other does. */
export async function changesOf(services: MeasureServices, flow: StatusFlow): Promise<ChangesView> {
  const days = { from: dayAfter(flow.from.asOf), until: flow.to.asOf }
  return { flow, actions: await actionsBetween(services, days), letters: await lettersToTrusts(services.db, days) }
}

/** What measures are worked out from, with the handle of the page. */
export const readingServices = ({ root, messages, clock, campaign }: MeasureServices, db: ReadDb): MeasureServices => ({
  db,
  root,
  messages,
  clock,
  campaign,
})
