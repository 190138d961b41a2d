import { entryAt } from '../../../content/index.ts'
import { reportEntries } from '../report-store.ts'

/** Where staff write the words of a report: its place in the editor. */
export const entryLink = (report: string): string => entryAt.link({ kind: reportEntries, key: report })
