import { describeError, type Looking, lookEvery, type Services } from '../../../foundation/index.ts'
import { type Mailing, mailingsToKeep } from '../mailing-store.ts'
import { forgetRecipients } from '../retention/forget-recipients.ts'
import { feedMailing } from './feed-mailing.ts'
import { beginOnTime, clearSent, endIfDone, gatherRecipients, recallInVain } from './keep-mailing.ts'

const lookEveryMs = 2_000
const forgetEveryMs = 60 * 60_000

/** One look at every mailing that waits for its hour or is on its way. Gives how many mails were written. */
export async function lookAtMailings(services: Services): Promise<number> {
  let written = 0
  for (const mailing of await mailingsToKeep(services.write)) {
    try {
      written += await lookAtMailing(services, mailing)
    } catch (error) {
      // One that cannot go on keeps no other from it, and is tried again.
      services.log('mailing-not-kept', { id: mailing.id, ...describeError(error) })
    }
  }
  await clearSent(services)
  return written
}

async function lookAtMailing(services: Services, mailing: Mailing): Promise<number> {
  if (mailing.state === 'scheduled') {
    await beginOnTime(services, mailing)
    return 0
  }
  await recallInVain(services, mailing)
  if (mailing.state === 'paused') return 0
  if (mailing.gatheredAt === null && !(await gatherRecipients(services, mailing))) return 0
  const written = await feedMailing(services, mailing)
  if (await endIfDone(services, mailing)) services.log('mailing-ended', { id: mailing.id })
  return written
}

/** Keeps mailings going. Several processes may do it: each recipient is written to once, whoever does it. */
export function keepMailings(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log, clock } = services
  let forgotAt = 0
  return lookEvery(everyMs, async () => {
    try {
      const count = await lookAtMailings(services)
      if (count > 0) log('mailing-written', { count })
      const now = clock().getTime()
      if (Math.abs(now - forgotAt) < forgetEveryMs) return
      await forgetRecipients(services)
      forgotAt = now
    } catch (error) {
      log('mailings-not-kept', describeError(error))
    }
  })
}
