import { type BarRow, type ChartOf, type ChartTable, sayFigureDate, type Translate } from '../../../foundation/index.ts'
import type { CountedAlive, NationalPicture } from '../../figures/picture.ts'
import { between } from '../facts-of.tsx'
import { nationName, sayPeople } from '../say-numbers.ts'
import { chartSource, keyOfOpen } from './chart-source.ts'

/** People not known to have died, and those of them seen lately, by nation. Null: nobody shows how many. */
export function livingChart(t: Translate, picture: NationalPicture): ChartOf | null {
  const uk = picture.alive.find(({ nation }) => nation === 'uk')
  if (!uk) return null
  const seen = sayPeople(t, uk.seenIn24Months)
  const rows = picture.alive.flatMap(row => rowsOf(t, row))
  return {
    id: 'living',
    title: t('national-picture.living.chartTitle'),
    description: t('national-picture.living.description', { alive: sayPeople(t, uk.people), seen }),
    source: chartSource(t, picture),
    spec: {
      kind: 'bars',
      mark: 'bar',
      rows,
      key: [
        { label: t('national-picture.living.alive'), look: { kind: 'fill', fill: 'full' } },
        { label: t('national-picture.living.seen'), look: { kind: 'fill', fill: 'lamp' } },
        { label: t('national-picture.counted.key.open'), look: { kind: 'fill', fill: 'hatched' } },
        ...keyOfOpen(t, rows),
      ],
      axis: { label: t('national-picture.living.axis'), write: value => t.number(value) },
    },
    table: tableOf(t, picture),
    shownAs: shownOf(t, picture),
  }
}

const tableOf = (t: Translate, { alive }: NationalPicture): ChartTable => ({
  columns: [
    { label: t('national-picture.column.nation') },
    ...(['firstDay', 'lastDay'] as const).map(name => ({ label: t(`national-picture.column.${name}`) })),
    ...(['least', 'most', 'seenLeast', 'seenMost', 'trusts'] as const).map(name => ({
      label: t(`national-picture.column.${name}`),
      isNumber: true,
    })),
  ],
  rows: alive.map(({ nation, firstDay, lastDay, people, seenIn24Months, trusts }) => [
    nationName(t, nation),
    firstDay,
    lastDay,
    people.low,
    people.high,
    seenIn24Months.low,
    seenIn24Months.high,
    trusts.length,
  ]),
})

/** The same for eyes: days in words, each range as one. */
const shownOf = (t: Translate, { alive }: NationalPicture): ChartTable => ({
  columns: [
    { label: t('national-picture.column.nation') },
    { label: t('national-picture.column.countedOn') },
    { label: t('national-picture.column.alive') },
    { label: t('national-picture.column.seen') },
    { label: t('national-picture.column.trusts'), isNumber: true },
  ],
  rows: alive.map(({ nation, firstDay, lastDay, people, seenIn24Months, trusts }) => [
    nationName(t, nation),
    sayFigureDate(t, between(firstDay, lastDay)),
    sayPeople(t, people),
    sayPeople(t, seenIn24Months),
    trusts.length,
  ]),
})

const rowsOf = (t: Translate, { nation, people, seenIn24Months }: CountedAlive): BarRow[] => [
  { group: nationName(t, nation), label: t('national-picture.living.alive'), value: people, said: sayPeople(t, people) },
  { label: t('national-picture.living.seen'), value: seenIn24Months, said: sayPeople(t, seenIn24Months), fill: 'lamp' },
]
