import {
  type ChartTable,
  compareWords,
  type FunnelPoint,
  type KeyItem,
  sayFigureDate,
  type Translate,
} from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import type { Compared, NationalPicture, Position, Unit } from '../../figures/picture.ts'
import { nationName, toTwo, unitName } from '../say-numbers.ts'

export type ComparedUnit = Unit & { readonly compared: Compared }

const isCompared = (unit: Unit): unit is ComparedUnit => unit.compared !== null

/** The places that can be compared, by nation and name. */
export const comparedPlaces = (t: Translate, picture: Pick<NationalPicture, 'units'>): ComparedUnit[] =>
  inOrder(t, picture.units).filter(isCompared)

const kinds: readonly Unit['kind'][] = ['region', 'board', 'hsc-trust', 'trust']

/** By nation, kind and name in the alphabet of the page: never by a result. */
const inOrder = (t: Translate, units: readonly Unit[]): Unit[] =>
  [...units].sort(
    (a, b) =>
      nations.indexOf(a.nation) - nations.indexOf(b.nation) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      compareWords(t.locale, unitName(t, a), unitName(t, b)),
  )

/** Which mark stands for a place: its shape says what its colour does. */
export const pointOf = {
  lower: 'diamond',
  'perhaps-lower': 'diamond',
  'as-expected': 'dot',
  'perhaps-higher': 'square',
  higher: 'square',
  'cannot-tell': 'ring',
} as const satisfies Record<Position, FunnelPoint['point']>

const meanings = [
  ['dot', 'inside'],
  ['diamond', 'low'],
  ['square', 'high'],
  ['ring', 'open'],
] as const

/** What the marks mean that are there. */
export function pointKey(t: Translate, units: readonly ComparedUnit[]): KeyItem[] {
  const used = new Set<FunnelPoint['point']>(units.map(({ compared }) => pointOf[compared.position]))
  return meanings
    .filter(([point]) => used.has(point))
    .map(([point, word]) => ({ label: t(`national-picture.expected.key.${word}`), look: { kind: 'point', point } }))
}

/** What a place’s numbers say, or why they say nothing yet. */
const sayUnit = (t: Translate, { compared, whyNotCompared }: Unit): string =>
  compared
    ? t(`national-methods.position.${compared.position}`)
    : t(`national-methods.not-compared.${whyNotCompared ?? 'no-numbers'}`)

const columns = [
  ['place', false],
  ['nation', false],
  ['persons', true],
  ['personsOn', false],
  ['from', false],
  ['to', false],
  ['least', true],
  ['most', true],
  ['expectedLeast', true],
  ['expectedMost', true],
  ['ratioLeast', true],
  ['ratioMost', true],
  ['says', false],
] as const

/** Every place, also those that cannot be compared, with the reason in words. */
export const placesTable = (t: Translate, { units }: Pick<NationalPicture, 'units'>): ChartTable => ({
  columns: columns.map(([name, isNumber]) => ({ label: t(`national-picture.column.${name}`), isNumber })),
  rows: inOrder(t, units).map(unit => [
    unitName(t, unit),
    nationName(t, unit.nation),
    unit.population.persons,
    sayFigureDate(t, unit.population.date),
    unit.years && String(unit.years.from),
    unit.years && String(unit.years.to),
    unit.observed?.low ?? null,
    unit.observed?.high ?? null,
    Math.round(unit.expected.low),
    Math.round(unit.expected.high),
    unit.compared && toTwo(unit.compared.low),
    unit.compared && unit.compared.high !== null ? toTwo(unit.compared.high) : null,
    sayUnit(t, unit),
  ]),
})
