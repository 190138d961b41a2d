// Long because: the sections of one report, one after the other, as they are read.
import { compareWords, type Translate } from '../../../foundation/index.ts'
import { criteriaLink, type PublishedStatus, releaseLink, type StatusCounts } from '../../../releases/index.ts'
import { addressees, type Group, type Reason, type ReportFigures, type ReportWords } from '../edition/edition.ts'
import { askedOf, countingEveryone, response } from '../edition/share-of.ts'
import { shareChart, smallGroups, statusChart } from './charts-of.ts'
import { nameOfGroup, shareInWords } from './group-words.ts'
import type { Block, ReportDocument, Section } from './report-document.ts'
import { rulesTable, trustsTable } from './trusts-table.ts'

export type Written = {
  /** Which part of its series. */
  readonly part: number
  readonly words: ReportWords
  readonly edition: number
  readonly publishedOn: string
  readonly replaces: { readonly edition: number; readonly reason: string } | null
  readonly figures: ReportFigures | null
  /** Every trust of the release; nothing for a report that is not made from one. */
  readonly statuses: readonly PublishedStatus[]
}

/** The whole report in the language of `t`. Every number in it is one of `figures`, or a row of the release that they come from. */
export function writeDocument(t: Translate, written: Written): ReportDocument {
  const { part, words, edition, publishedOn, replaces, figures } = written
  return {
    series: t('reports.series', { series: words.series, part: String(part) }),
    title: words.title,
    about: figures
      ? t('reports.about.release', {
          edition,
          day: t.day(publishedOn),
          release: figures.release.id,
          asOf: t.day(figures.release.asOf),
        })
      : t('reports.about.written', { edition, day: t.day(publishedOn) }),
    notice: replaces && {
      title: t('reports.replaces.title', { edition: String(replaces.edition) }),
      text: t('reports.replaces.text', { reason: replaces.reason }),
    },
    sections: (figures ? sectionsOf(t, { ...written, figures }) : writtenSections(t, words)).filter(
      ({ blocks }) => blocks.length > 0,
    ),
    source: figures && {
      day: figures.release.asOf,
      name: t('reports.source', { release: figures.release.id }),
      href: releaseLink(figures.release.id),
    },
  }
}

const markdown = (text: string): Block[] => (text.trim() === '' ? [] : [{ kind: 'markdown', text }])
const text = (words: string): Block => ({ kind: 'text', text: words })

const writtenSections = (t: Translate, words: ReportWords): Section[] => [
  { id: 'summary', title: t('reports.sections.summary'), blocks: markdown(words.summary) },
  { id: 'report', title: words.title, blocks: markdown(words.body) },
  { id: 'practice', title: t('reports.sections.practice'), blocks: markdown(words.practice) },
  recommendations(t, words),
]

type FromRelease = Written & { readonly figures: ReportFigures }

function sectionsOf(t: Translate, { words, figures, statuses }: FromRelease): Section[] {
  const uk = figures.groups.find(({ kind }) => kind === 'uk')
  if (!uk) throw new Error('The figures of a report begin with the UK')
  const nations = figures.groups.filter(({ kind }) => kind === 'nation')
  const regions = figures.groups
    .filter(({ kind }) => kind === 'region')
    .sort((one, other) => compareWords(t.locale, nameOfGroup(t, one), nameOfGroup(t, other)))
  return [
    summary(t, { words, counts: uk.counts }),
    { id: 'report', title: t('reports.sections.report'), blocks: markdown(words.body) },
    method(t, figures),
    whoAnswered(t, { uk, nations }),
    results(t, { id: 'nations', groups: nations }),
    results(t, { id: 'regions', groups: regions }),
    reasons(t, figures.reasons),
    practice(t, { words, figures }),
    recommendations(t, words),
    {
      id: 'every',
      title: t('reports.sections.every'),
      blocks: [
        text(t('reports.every.text')),
        note(t('reports.every.about')),
        { kind: 'table', table: rulesTable(t, figures) },
        { kind: 'table', table: trustsTable(t, { figures, statuses }) },
      ],
    },
  ]
}

const note = (about: string): Block => ({ kind: 'note', about })

/** What it means, then the one number, then the words of staff. */
function summary(t: Translate, { words, counts }: { words: ReportWords; counts: StatusCounts }): Section {
  const key: Block[] =
    counts.answered === 0
      ? [text(t('releases.number.noAnswers'))]
      : [
          {
            kind: 'figure',
            value: t('releases.number.value', { some: counts.notCountingEveryone, all: counts.answered }),
            words: `${t('releases.number.meaning', { count: counts.answered })} ${t('releases.number.silent', { count: counts['no-response'] })}`,
            about: t('reports.denominators.answered'),
          },
        ]
  return { id: 'summary', title: t('reports.sections.summary'), blocks: [...key, ...markdown(words.summary)] }
}

function method(t: Translate, { question, release, reasons }: ReportFigures): Section {
  const outside = reasons.filter(({ status }) => status === 'excluded')
  return {
    id: 'method',
    title: t('reports.sections.method'),
    blocks: [
      text(t('reports.method.question')),
      { kind: 'list', items: [question[t.locale]] },
      text(t('reports.method.text', { asOf: t.day(release.asOf), criteria: release.criteria })),
      text(t('reports.method.reply')),
      text(t('reports.method.number')),
      text(t('reports.method.ranges')),
      ...(outside.length === 0
        ? []
        : [
            text(t('reports.method.outside')),
            {
              kind: 'list',
              items: outside.map(rule => t('reports.method.outsideRule', { count: rule.trusts, rule: rule.when[t.locale] })),
            } as const,
            note(t('reports.denominators.register')),
          ]),
      { kind: 'link', text: t('reports.method.criteria', { version: release.criteria }), href: criteriaLink(release.criteria) },
      { kind: 'link', text: t('reports.method.release', { id: release.id }), href: releaseLink(release.id) },
    ],
  }
}

/** The response rate, whole and by nation. */
function whoAnswered(t: Translate, { uk, nations }: { uk: Group; nations: readonly Group[] }): Section {
  const { counts } = uk
  const asked = askedOf(counts)
  const all = [uk, ...nations]
  return {
    id: 'answered',
    title: t('reports.sections.answered'),
    blocks: [
      asked === 0
        ? text(t('reports.answered.nobody'))
        : {
            kind: 'figure',
            value: shareInWords(t, response(counts)),
            words: t('reports.answered.words'),
            about: t('reports.denominators.asked'),
          },
      text(t('reports.answered.silence', { count: counts['no-response'] })),
      ...(counts['not-asked'] === 0 ? [] : [text(t('reports.answered.notAsked', { count: counts['not-asked'] }))]),
      note(t('reports.denominators.asked')),
      {
        kind: 'table',
        table: {
          id: 'answered-by-nation',
          caption: t('reports.answered.caption'),
          columns: [
            { label: t('reports.columns.nations') },
            { label: t('reports.columns.asked'), isNumber: true },
            { label: t('reports.columns.answered') },
            { label: t('reports.columns.range') },
          ],
          rows: all.map(group => {
            const share = response(group.counts)
            return [nameOfGroup(t, group), t.number(share.all), shareInWords(t, share), rangeOf(t, share)]
          }),
        },
      },
    ],
  }
}

const rangeOf = (t: Translate, share: ReturnType<typeof response>): string =>
  share.percent === null
    ? t(share.all === 0 ? 'reports.share.nobody' : 'reports.share.tooFew')
    : t('reports.share.range', {
        low: t('reports.share.percent', { value: share.percent.low }),
        high: t('reports.share.percent', { value: share.percent.high }),
      })

function results(t: Translate, { id, groups }: { id: 'nations' | 'regions'; groups: readonly Group[] }): Section {
  const small = smallGroups(groups)
  const blocks: Block[] = [
    text(t(`reports.results.${id}`)),
    note(t('reports.denominators.groups')),
    statusChart(t, { id, groups }),
    shareChart(t, { id, groups }),
    ...(small.length === 0
      ? []
      : [
          text(
            t('reports.results.small', {
              count: small.length,
              names: new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(small.map(group => nameOfGroup(t, group))),
            }),
          ),
        ]),
  ]
  return { id, title: t(`reports.sections.${id}`), blocks: groups.length === 0 ? [] : blocks }
}

/** Why trusts that answered do not count everyone, and what came of those that did not answer: by rule, then in their own words. */
function reasons(t: Translate, all: readonly Reason[]): Section {
  const told = all.filter(({ status }) => status === 'partial' || status === 'not-collecting' || status === 'no-response')
  if (told.length === 0) return { id: 'reasons', title: t('reports.sections.reasons'), blocks: [] }
  return {
    id: 'reasons',
    title: t('reports.sections.reasons'),
    blocks: [
      text(t('reports.reasons.text')),
      note(t('reports.denominators.reasons')),
      { kind: 'table', table: reasonsTable(t, told) },
      ...told
        .filter(({ quotes }) => quotes.length > 0)
        .flatMap((reason): Block[] => [
          text(t('reports.reasons.said', { count: reason.trusts, rule: reason.when[t.locale] })),
          { kind: 'quotes', passages: reason.quotes },
        ]),
    ],
  }
}

const reasonsTable = (t: Translate, told: readonly Reason[]) => ({
  id: 'reasons-by-rule',
  caption: t('reports.reasons.caption'),
  columns: [
    { label: t('reports.columns.reason') },
    { label: t('reports.columns.status') },
    { label: t('reports.columns.trusts'), isNumber: true },
  ],
  rows: told.map(reason => [
    reason.when[t.locale],
    { text: t(`releases.status.${reason.status}.word`), ...(reason.status === 'excluded' ? {} : { status: reason.status }) },
    t.number(reason.trusts),
  ]),
})

/** What those do who count everyone. */
function practice(t: Translate, { words, figures }: { words: ReportWords; figures: ReportFigures }): Section {
  const collecting = figures.reasons.filter(({ status }) => status === 'collecting')
  const quotes = collecting.flatMap(reason => reason.quotes)
  const uk = figures.groups.find(({ kind }) => kind === 'uk')
  const some = uk ? countingEveryone(uk.counts) : null
  return {
    id: 'practice',
    title: t('reports.sections.practice'),
    blocks: [
      ...(some && some.some > 0
        ? [
            {
              kind: 'figure',
              value: shareInWords(t, some),
              words: t('reports.practice.words'),
              about: t('reports.denominators.answered'),
            } as const,
          ]
        : []),
      ...markdown(words.practice),
      ...(quotes.length === 0 ? [] : [text(t('reports.practice.quotes')), { kind: 'quotes', passages: quotes } as const]),
    ],
  }
}

const recommendations = (t: Translate, words: ReportWords): Section => ({
  id: 'recommendations',
  title: t('reports.sections.recommendations'),
  blocks: addressees.flatMap(addressee =>
    words[addressee].trim() === ''
      ? []
      : [{ kind: 'heading', text: t(`reports.addressees.${addressee}`) } as const, ...markdown(words[addressee])],
  ),
})
