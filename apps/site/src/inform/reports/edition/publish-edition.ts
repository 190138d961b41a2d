import { type Decide, type Publishing, publishAsEdition, type WriteDb } from '../../../foundation/index.ts'
import { allReleases } from '../../../releases/index.ts'
import { reportByKey } from '../report-store.ts'
import { type Asked, decideEdition, type EditionRefused } from './decide-edition.ts'
import type { Edition } from './edition.ts'
import { editionOf, reportEditions } from './edition-store.ts'
import { makeEdition } from './make-edition.ts'

export type PublishEdition = Asked & Publishing & { readonly report: string }

type NotPublished = { readonly kind: 'unknown' } | EditionRefused
export type PublishEditionOutcome = { readonly kind: 'published' | 'same'; readonly edition: number } | NotPublished

/** Publishes an edition of a report, for good. Words that were saved but not published in the editor are not taken. */
export async function publishEdition(db: WriteDb, asked: PublishEdition): Promise<PublishEditionOutcome> {
  const outcome = await publishAsEdition(db, reportEditions, { ...asked, decide: decideFrom(asked) })
  return 'number' in outcome ? { kind: outcome.kind, edition: outcome.number } : outcome
}

const decideFrom =
  (asked: PublishEdition): Decide<Edition, NotPublished> =>
  async (tx, publishedOn) => {
    const report = await reportByKey(tx, asked.report)
    if (!report) return { kind: 'unknown' }
    const newest = (await editionOf(tx, report.key))?.edition ?? null
    const decision = decideEdition({ report, newest, releases: await allReleases(tx) }, asked)
    if (decision.kind === 'no') return decision
    const { edition: number, release, replaces } = decision
    return {
      kind: 'yes',
      number,
      edition: await makeEdition(tx, { ...asked, report, ...decision, publishedOn }),
      entry: {
        deed: 'report.publish',
        subject: { kind: 'report', id: `${report.key}/${number}` },
        after: { release: release?.id ?? null, replaces },
      },
      news: { name: 'report-published', report: report.key },
    }
  }
