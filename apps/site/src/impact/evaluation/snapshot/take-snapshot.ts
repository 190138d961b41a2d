import { nationPolicies } from '../../../inform/index.ts'
import { actionsBetween, dayAfter } from '../../flow/actions-between.ts'
import { statusFlow } from '../../flow/load-flow.ts'
import type { MeasureServices } from '../../measures/automatic/ground.ts'
import { measuresOf } from '../../measures/measures-of.ts'
import { promiseNow } from '../../measures/promise-now.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'

/** The figures of the campaign as they are now. */
export async function takeSnapshot(services: MeasureServices): Promise<Snapshot> {
  const measures = await measuresOf(services)
  const flow = await statusFlow(services.db)
  const actions = flow && (await actionsBetween(services, { from: dayAfter(flow.from.asOf), until: flow.to.asOf }))
  const policies = await nationPolicies(services.db)
  const promise = await promiseNow(services)
  return snapshotOf({ measures, flow, actions, policies, promise, now: services.clock() })
}
