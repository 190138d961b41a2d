import { compareWords, nameIn, type Translate } from '../../../foundation/index.ts'
import { nations, regionName } from '../../../register/index.ts'
import { answerDay, type PublishedStatus, statusWord, trustLink } from '../../../releases/index.ts'
import type { ReportFigures } from '../edition/edition.ts'
import type { Cell, ReportTable } from './report-document.ts'

type Of = { readonly figures: ReportFigures; readonly statuses: readonly PublishedStatus[] }

/** What the rules are called in the table of trusts: A, B, C … in the order of the figures. A sentence in every row would hide the trusts. */
const lettersOf = ({ reasons }: ReportFigures): ReadonlyMap<string, string> =>
  new Map(reasons.filter(({ status }) => status !== 'excluded').map(({ rule }, at) => [rule, String.fromCharCode(65 + at)]))

/** What the letters in the table of trusts mean. */
export function rulesTable(t: Translate, figures: ReportFigures): ReportTable {
  const letters = lettersOf(figures)
  return {
    id: 'rules',
    caption: t('reports.every.rules'),
    columns: [
      { label: t('reports.columns.rule') },
      { label: t('reports.columns.reason') },
      { label: t('reports.columns.status') },
      { label: t('reports.columns.trusts'), isNumber: true },
    ],
    rows: figures.reasons.flatMap((reason): Cell[][] => {
      const { rule, status, when, trusts } = reason
      const letter = letters.get(rule)
      if (letter === undefined || status === 'excluded') return []
      return [[letter, when[t.locale], { text: statusWord(t, status), status }, t.number(trusts)]]
    }),
  }
}

/** Every surveyed trust, by nation and then by name: an order that says nothing of who does better. */
export function trustsTable(t: Translate, { figures, statuses }: Of): ReportTable {
  const letters = lettersOf(figures)
  const name = (trust: PublishedStatus) => nameIn(t.locale, trust)
  const surveyed = statuses
    .filter(({ status }) => status !== null)
    .sort(
      (a, b) =>
        nations.indexOf(a.nation) - nations.indexOf(b.nation) ||
        compareWords(t.locale, name(a), name(b)) ||
        (a.code < b.code ? -1 : 1),
    )
  return {
    id: 'every-trust',
    caption: t('reports.every.caption', { count: surveyed.length }),
    columns: ['trust', 'place', 'status', 'rule', 'answeredOn'].map(column => ({ label: t(`reports.columns.${column}`) })),
    rows: surveyed.map((trust): Cell[] => {
      const day = answerDay(trust)
      return [
        { text: name(trust), href: trustLink(trust.code) },
        regionName(t, trust.regionCode, trust.regionName),
        { text: statusWord(t, trust.status), ...(trust.status === null ? {} : { status: trust.status }) },
        letters.get(trust.criterion ?? '') ?? '',
        day === null ? '' : unbroken(t.day(day)),
      ]
    }),
  }
}

/** A day stands on one line: a row with two would be twice as high for nothing. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0')
