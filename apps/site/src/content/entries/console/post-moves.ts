import { formOf } from '../../../accounts/index.ts'
import { type Ctx, readUkMoment } from '../../../foundation/index.ts'
import { acceptOffer, declineOffer, discardDraft, restoreVersion, takeDown } from '../verbs/entry-moves.ts'
import { dropPlan, planPublication, publishDraft } from '../verbs/publish-draft.ts'
import { afterMove, changeHere, entryHere, leadTo } from './entry-here.ts'
import { kindAt } from './entry-links.ts'
import { showEntry } from './entry-page.tsx'

const write = (c: Ctx) => c.var.services.write

export async function postPublish(c: Ctx): Promise<Response> {
  return afterMove(c, await publishDraft(write(c), changeHere(c, await formOf(c))), 'published')
}

/** Plans a publication at a time of the clocks in the United Kingdom. */
export async function postSchedule(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const [day, time] = [form('day').trim(), form('time').trim()]
  const moment = readUkMoment(day, time)
  const change = changeHere(c, form)
  const wrong = moment.ok ? (moment.at <= change.now ? ('past' as const) : null) : moment.fault
  if (!moment.ok || wrong !== null) {
    const field = wrong === 'day' || wrong === 'past' ? 'day' : 'time'
    const faults = [{ field, message: c.var.t(`entries.faults.${wrong}`) }]
    return showEntry(c, await entryHere(c), { day, time, faults })
  }
  return afterMove(c, await planPublication(write(c), { ...change, at: moment.at }), 'planned')
}

export async function postUnschedule(c: Ctx): Promise<Response> {
  return afterMove(c, await dropPlan(write(c), changeHere(c, await formOf(c))), 'unplanned')
}

export async function postDiscard(c: Ctx): Promise<Response> {
  const change = changeHere(c, await formOf(c))
  const outcome = await discardDraft(write(c), change)
  // It was never more than a draft: its page is gone with it.
  if (outcome.outcome === 'gone') return leadTo(c, kindAt.link(change.kind.name), 'discarded')
  return afterMove(c, outcome, 'discarded')
}

export async function postTakeDown(c: Ctx): Promise<Response> {
  return afterMove(c, await takeDown(write(c), changeHere(c, await formOf(c))), 'taken-down')
}

export async function postRestore(c: Ctx): Promise<Response> {
  const change = changeHere(c, await formOf(c))
  return afterMove(c, await restoreVersion(write(c), { ...change, version: Number(c.req.param('version')) }), 'restored')
}

export async function postAccept(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  return afterMove(c, await acceptOffer(write(c), { ...changeHere(c, form), hash: form('hash') }), 'accepted')
}

export async function postDecline(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  return afterMove(c, await declineOffer(write(c), { ...changeHere(c, form), hash: form('hash') }), 'declined')
}
