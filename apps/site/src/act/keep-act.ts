import type { Looking, Services } from '../foundation/index.ts'
import { keepLetters } from './letters/keep-letters.ts'
import { keepSigns } from './sign/keep-signs.ts'
import { keepTotals } from './totals/keep-totals.ts'

/** What of this room goes on beside the site until it is stopped. */
export function keepAct(services: Services): Looking {
  const looking = [keepLetters(services), keepSigns(services), keepTotals(services)]
  return { stop: async () => void (await Promise.all(looking.map(({ stop }) => stop()))) }
}
