import { describeError, type Looking, lookEvery, type Services } from '../foundation/index.ts'
import { keepEndorsements } from './endorsements/keep-endorsements.ts'
import { tendPledges } from './pledges/verbs/tend-pledges.ts'
import { keepProfessionals } from './professionals/keep-professionals.ts'
import { keepEditionNow } from './standards/edition-store.ts'
import { keepCompletions } from './training/completions/keep-completions.ts'
import { workPurposes } from './work-purposes.ts'

const lookEveryMs = 60_000

/** Keeps what is published of the standards as an edition, counts surveys of pledges that have closed, and forgets what has had its time. Several processes may do it. */
export function keepImprove(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log } = services
  return lookEvery(everyMs, async () => {
    try {
      if (await keepEditionNow(services)) log('standards-edition-kept')
      const pledges = await tendPledges(services)
      if (pledges.counted + pledges.forgotten > 0) log('pledges-kept', pledges)
      const endorsements = await keepEndorsements(services)
      const trainings = await keepCompletions(services)
      // Behind what forgets the things that were confirmed with an address.
      const { forgotten, mails } = await keepProfessionals(services, workPurposes)
      if (endorsements + trainings + forgotten + mails > 0) log('improve-kept', { endorsements, trainings, forgotten, mails })
    } catch (error) {
      log('improve-not-kept', describeError(error))
    }
  })
}
