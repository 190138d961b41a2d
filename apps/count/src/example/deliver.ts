import { dayOf, monthOf } from './calendar.ts'
import type { Written } from './entries.ts'
import { noise, type Preset, period } from './noise.ts'
import type { Random } from './random.ts'

/** What of the entries is sent, and how often: months fail, feeds stop, the last months are not complete, rows come twice or again with a correction. */
export function deliver(entries: readonly Written[], preset: Preset, random: Random): Written[] {
  const lastMonth = period.to.slice(0, 7)
  const monthBefore = monthOf(dayOf(`${lastMonth}-01`) - 1)
  return entries.flatMap((entry): Written[] => {
    if (entry.feed === 'record') return [entry]
    const month = monthOf(entry.day)
    if (preset.monthMissing?.feed === entry.feed && preset.monthMissing.month === month) return []
    if (preset.stopsAfter?.feed === entry.feed && month > preset.stopsAfter.month) return []
    if (month === lastMonth && random.chance(noise.delivery.lastMonthMissing)) return []
    if (month === monthBefore && random.chance(noise.delivery.monthBeforeMissing)) return []
    if (random.chance(noise.delivery.exactDuplicate)) return [entry, entry]
    if (random.chance(noise.delivery.sentAgain))
      return [entry, { ...entry, identity: { ...entry.identity, postcode: entry.person.postcode } }]
    return [entry]
  })
}
