import type { BarRow, ChartOf, ChartTable, Translate } from '../../../foundation/index.ts'
import type { CountedSpan, NationalPicture } from '../../figures/picture.ts'
import { nationName, sayPeople, saySpan } from '../say-numbers.ts'
import { chartSource, keyOfOpen } from './chart-source.ts'

/** People by the year in which the spread was found, for the whole of the United Kingdom. Null: nobody shows a number by year. */
export function countedByYear(t: Translate, picture: NationalPicture): ChartOf | null {
  const spans = spansOf(picture, 'uk')
  const [first, last] = [spans[0], spans.at(-1)]
  if (!first || !last) return null
  const said = {
    from: saySpan(t, first),
    first: sayPeople(t, first.people),
    to: saySpan(t, last),
    last: sayPeople(t, last.people),
  }
  return {
    id: 'counted-by-year',
    title: t('national-picture.counted.yearTitle'),
    description: t(`national-picture.counted.${spans.length === 1 ? 'descriptionOne' : 'description'}`, said),
    source: chartSource(t, picture),
    spec: bars(
      t,
      spans.map(span => rowOf(t, span)),
    ),
    table: tableOf(t, spans),
  }
}

/** The same by nation. Null where nothing is shown in more than the sum. */
export function countedByNation(t: Translate, picture: NationalPicture): ChartOf | null {
  const nations = picture.coverage.map(({ nation }) => nation).filter(nation => nation !== 'uk')
  const groups = nations.map(nation => spansOf(picture, nation)).filter(spans => spans.length > 0)
  if (groups.length === 0) return null
  return {
    id: 'counted-by-nation',
    title: t('national-picture.counted.nationTitle'),
    description: t('national-picture.counted.descriptionNations'),
    source: chartSource(t, picture),
    spec: bars(
      t,
      groups.flatMap(spans =>
        spans.map((span, at) => ({ ...rowOf(t, span), ...(at === 0 ? { group: nationName(t, span.nation) } : {}) })),
      ),
    ),
    table: tableOf(t, groups.flat()),
  }
}

/** Single years first, then years that a trust shows together: they are in no single year. */
const spansOf = ({ byYear, pooled }: NationalPicture, nation: CountedSpan['nation']): CountedSpan[] =>
  [...byYear, ...pooled].filter(span => span.nation === nation)

function rowOf(t: Translate, span: CountedSpan): BarRow {
  const years = saySpan(t, span)
  const isTogether = span.from !== span.to
  return {
    label: isTogether ? t('national-picture.together', { from: String(span.from), to: String(span.to) }) : years,
    value: span.people,
    said: t('national-picture.counted.said', { people: sayPeople(t, span.people), count: span.trusts.length }),
  }
}

const bars = (t: Translate, rows: readonly BarRow[]): ChartOf['spec'] => ({
  kind: 'bars',
  mark: 'bar',
  rows,
  axis: { label: t('national-picture.counted.axis'), write: value => t.number(value) },
  key: [
    { label: t('national-picture.counted.key.sure'), look: { kind: 'fill', fill: 'full' } },
    { label: t('national-picture.counted.key.open'), look: { kind: 'fill', fill: 'hatched' } },
    ...keyOfOpen(t, rows),
  ],
})

function tableOf(t: Translate, spans: readonly CountedSpan[]): ChartTable {
  const column = (name: string, isNumber = false) => ({ label: t(`national-picture.column.${name}`), isNumber })
  const says = (is: boolean) => t(`national-picture.${is ? 'yes' : 'no'}`)
  return {
    columns: [
      column('nation'),
      column('from'),
      column('to'),
      column('least', true),
      column('most', true),
      column('trusts', true),
      column('rounded'),
      column('hidden'),
    ],
    rows: spans.map(({ nation, from, to, people, trusts, hasRounded, hasHidden }) => [
      nationName(t, nation),
      String(from),
      String(to),
      people.low,
      people.high,
      trusts.length,
      says(hasRounded),
      says(hasHidden),
    ]),
  }
}
