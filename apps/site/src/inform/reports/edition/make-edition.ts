import type { Campaign, Locale, Messages, ReadDb } from '../../../foundation/index.ts'
import { type PublishedStatus, publishedCriteria, type ReleaseSummary, statusesOf } from '../../../releases/index.ts'
import { writeDocument } from '../document/write-document.ts'
import type { Report } from '../report.ts'
import type { Edition, ReportFigures } from './edition.ts'
import { figuresOf } from './figures-of.ts'

type ToMake = {
  readonly campaign: Campaign
  readonly messages: Messages
  readonly publisher: string
  readonly report: Report
  readonly edition: number
  readonly publishedOn: string
  readonly replaces: number | null
  readonly reason: Readonly<Record<Locale, string>>
  readonly release: ReleaseSummary | null
}

/** An edition as it would be published now: the words of staff and the numbers of the release, nothing else. */
export async function makeEdition(
  db: ReadDb,
  { report, release, replaces, reason, messages, ...about }: ToMake,
): Promise<Edition> {
  const statuses = release ? await statusesOf(db, release.id) : []
  const figures = release && (await figuresOfRelease(db, release, statuses))
  const { edition, publishedOn } = about
  const documentIn = (locale: Locale) =>
    writeDocument(messages.in(locale), {
      part: report.part,
      words: report.words[locale],
      edition,
      publishedOn,
      replaces: replaces === null ? null : { edition: replaces, reason: reason[locale].trim() },
      figures,
      statuses,
    })
  return {
    format: 'spotlight-report-1',
    campaign: about.campaign === 'example' ? 'Example' : 'UK',
    report: report.key,
    edition,
    publishedOn,
    publisher: about.publisher,
    replaces: replaces === null ? null : { edition: replaces, reason: { en: reason.en.trim(), cy: reason.cy.trim() } },
    words: { en: { ...report.words.en }, cy: { ...report.words.cy } },
    documents: { en: documentIn('en'), cy: documentIn('cy') },
    figures,
  }
}

async function figuresOfRelease(
  db: ReadDb,
  release: ReleaseSummary,
  statuses: readonly PublishedStatus[],
): Promise<ReportFigures> {
  const criteria = await publishedCriteria(db, release.criteria)
  if (!criteria) throw new Error(`The criteria ${release.criteria} of release ${release.id} are not there`)
  return figuresOf({ release, statuses, criteria })
}
