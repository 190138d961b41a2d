import type { ChartOf, FunnelPoint, Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { unitName } from '../say-numbers.ts'
import { chartSource } from './chart-source.ts'
import { funnelLimits } from './funnel-limits.ts'
import { comparedPlaces, placesShown, placesTable, pointKey, pointOf } from './places.ts'

/** Counted against expected as a funnel. Null: no place can be compared. */
export function funnelChart(t: Translate, picture: NationalPicture): ChartOf | null {
  const units = comparedPlaces(t, picture)
  if (units.length === 0) return null
  const count = (point: FunnelPoint['point']) => units.filter(({ compared }) => pointOf[compared.position] === point).length
  const ratio = picture.levels.high / picture.levels.low
  return {
    id: 'counted-and-expected',
    title: t('national-picture.expected.funnelTitle'),
    description: t('national-picture.expected.funnelDescription', {
      inside: count('dot') + count('ring'),
      low: count('diamond'),
      high: count('square'),
    }),
    source: `${chartSource(t, picture)} ${t('national-picture.expected.chartSource')}`,
    spec: {
      kind: 'funnel',
      key: [
        ...pointKey(t, units),
        { label: t('national-picture.expected.limit95'), look: { kind: 'line', dash: 'dashed', point: null } },
        { label: t('national-picture.expected.limit998'), look: { kind: 'line', dash: 'dotted', point: null } },
      ],
      x: { label: t('national-picture.expected.x'), write: value => t.number(value) },
      // Room for the upper limits, which lie above the higher of the two levels.
      y: { label: t('national-picture.expected.y'), write: value => t.number(value), to: ratio * 1.3 },
      target: { at: 1, to: ratio, label: t('national-picture.expected.target') },
      limits: funnelLimits(t, picture),
      points: units.map(unit => ({
        label: unitName(t, unit),
        expected: unit.expected.low,
        ratio: { low: unit.compared.low, high: unit.compared.high },
        point: pointOf[unit.compared.position],
        isNamed: ['diamond', 'square'].includes(pointOf[unit.compared.position]),
      })),
    },
    table: placesTable(t, picture),
    shownAs: placesShown(t, picture),
  }
}
