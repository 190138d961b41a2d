import type { ContentEntry as Entry } from '../../../foundation/index.ts'
import { reviewDayOf } from '../review-day.ts'
import { readServiceFacts } from '../service-facts.ts'

/** The entries that somebody should look at again by a day, the oldest knowledge first. */
export const dueServices = (
  entries: readonly Entry[],
  today: string,
): readonly { readonly entry: Entry; readonly checkedOn: string }[] =>
  entries
    .flatMap(entry => {
      const read = readServiceFacts(entry.facts)
      return read.ok && reviewDayOf(read.facts.checkedOn) <= today ? [{ entry, checkedOn: read.facts.checkedOn }] : []
    })
    .sort((one, other) => (one.checkedOn < other.checkedOn ? -1 : 1))
