import type { BarRow, ChartOf, Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { nationName, sayPeople, unitName } from '../say-numbers.ts'
import { chartSource } from './chart-source.ts'
import { type ComparedUnit, comparedPlaces, placesShown, placesTable, pointKey, pointOf } from './places.ts'

/** One row for each place, by nation and name. Null: no place can be compared. */
export function placesChart(t: Translate, picture: NationalPicture): ChartOf | null {
  const units = comparedPlaces(t, picture)
  if (units.length === 0) return null
  return {
    id: 'place-by-place',
    title: t('national-picture.expected.placesTitle'),
    description: t('national-picture.expected.placesDescription'),
    source: `${chartSource(t, picture)} ${t('national-picture.expected.chartSource')}`,
    spec: {
      kind: 'bars',
      mark: 'point',
      rows: units.map((unit, at) => rowOf(t, unit, units[at - 1])),
      axis: { label: t('national-picture.expected.y'), write: value => t.number(value) },
      marker: { at: 1, to: picture.levels.high / picture.levels.low, label: t('national-picture.expected.target') },
      key: [...pointKey(t, units), { label: t('national-picture.expected.whisker'), look: { kind: 'whisker' } }],
    },
    table: placesTable(t, picture),
    shownAs: placesShown(t, picture),
  }
}

function rowOf(t: Translate, unit: ComparedUnit, before: ComparedUnit | undefined): BarRow {
  const { low, high, interval, position } = unit.compared
  return {
    ...(before?.nation === unit.nation ? {} : { group: nationName(t, unit.nation) }),
    label: unitName(t, unit),
    value: { low, high },
    whisker: interval,
    point: pointOf[position],
    said: unit.observed
      ? t('national-picture.expected.counted', {
          people: sayPeople(t, unit.observed),
          count: unit.observed.high ?? unit.observed.low,
        })
      : '',
  }
}
