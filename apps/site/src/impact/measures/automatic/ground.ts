import type { Messages, Services, Translate } from '../../../foundation/index.ts'
import type { PublishedStatus, ReleaseSummary } from '../../../releases/index.ts'
import type { Reading, Words } from '../measure-value.ts'

/** What measures are worked out from. `services` of a page, a verb or a command. */
export type MeasureServices = Pick<Services, 'db' | 'root' | 'messages' | 'clock' | 'campaign'>

/** A release that stands, with what it says of each trust. */
export type ReleaseReading = { readonly release: ReleaseSummary; readonly statuses: readonly PublishedStatus[] }

/** What all of them need, read once. Days are `YYYY-MM-DD`. */
export type Ground = {
  readonly services: MeasureServices
  readonly today: string
  /** What changes by the hour is counted to the end of this day: nobody sees from it when somebody wrote. */
  readonly yesterday: string
  /** Those that no correction has replaced, the earliest first. */
  readonly releases: readonly ReleaseReading[]
  readonly messages: Messages
}

/** All readings of one measure, the earliest first; empty: there is nothing to tell yet. */
export type ReadMeasure = (ground: Ground) => Promise<readonly Reading[]>

/** A text in both languages. */
export const inBoth = (messages: Messages, say: (t: Translate) => string): Words => ({
  en: say(messages.in('en')),
  cy: say(messages.in('cy')),
})
