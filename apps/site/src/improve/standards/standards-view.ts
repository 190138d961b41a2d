import { wordsOf } from '../../content/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import { type Help, helpNow } from './help-kind.ts'
import type { Edition, Standard, StandardGroup, StandardSource } from './standard.ts'
import { standardGroups } from './standard.ts'

/** For whom a page tells the standards. */
export type Readers = 'patients' | 'teams'

export type StandardView = {
  readonly key: string
  readonly title: string
  readonly expect: string
  readonly missing: string
  readonly team: string
  readonly evidence: readonly string[]
  readonly lang: 'en' | undefined
}

export type GroupView = { readonly group: StandardGroup; readonly standards: readonly StandardView[] }

export type HelpView = Help & { readonly title: string; readonly text: string; readonly lang: 'en' | undefined }

export type StandardsView = {
  readonly readers: Readers
  readonly number: number
  readonly madeAt: Date
  readonly groups: readonly GroupView[]
  readonly help: readonly HelpView[]
  /** What was read for all of them, each once. */
  readonly sources: readonly StandardSource[]
  /** By when the first of them is looked at again. */
  readonly reviewBy: string | null
}

const linesIn = (text: string): string[] => text.split('\n').filter(line => line.trim() !== '')

/** A standard in the words of the page’s language. */
export function viewOfStandard(standard: Standard, locale: Ctx['var']['locale']): StandardView {
  const { say, lang } = wordsOf(standard, locale)
  return {
    key: standard.key,
    title: say('title'),
    expect: say('expect'),
    missing: say('missing'),
    team: say('team'),
    evidence: linesIn(say('evidence')),
    lang,
  }
}

/** By group, in the language of the page; a group without any is left out. */
export const groupsOf = ({ standards }: Edition, locale: Ctx['var']['locale']): GroupView[] =>
  standardGroups
    .map(group => ({
      group,
      standards: standards.filter(standard => standard.group === group).map(standard => viewOfStandard(standard, locale)),
    }))
    .filter(({ standards }) => standards.length > 0)

function sourcesOf({ standards }: Edition): StandardSource[] {
  const byLink = new Map<string, StandardSource>()
  for (const source of standards.flatMap(({ sources }) => sources)) {
    const known = byLink.get(source.link)
    if (!known || known.readOn < source.readOn) byLink.set(source.link, source)
  }
  return [...byLink.values()]
}

const firstReview = ({ standards }: Edition): string | null =>
  standards
    .map(({ reviewBy }) => reviewBy)
    .filter(day => day !== null)
    .sort()[0] ?? null

/** What a page of the standards shows of an edition. */
export async function loadStandards(
  c: Ctx,
  edition: Edition,
  readers: Readers,
  { help }: { readonly help?: Help[] } = {},
): Promise<StandardsView> {
  const { db, locale } = c.var
  const helping = help ?? (await helpNow(db))
  return {
    readers,
    number: edition.number,
    madeAt: edition.madeAt,
    groups: groupsOf(edition, locale),
    help: helping.map(one => {
      const { say, lang } = wordsOf(one, locale)
      return { ...one, title: say('title'), text: say('text'), lang }
    }),
    sources: sourcesOf(edition),
    reviewBy: firstReview(edition),
  }
}
