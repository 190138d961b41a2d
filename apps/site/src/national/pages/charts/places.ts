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
import { nationName, sayPeople, saySpan, toTwo, unitName } from '../say-numbers.ts'

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

const shownColumns = ['place', 'nation', 'persons', 'years', 'counted', 'expected', 'ratio', 'says'] as const

/** The same for eyes: each range as one. */
export const placesShown = (t: Translate, { units }: Pick<NationalPicture, 'units'>): ChartTable => ({
  columns: shownColumns.map(name => ({ label: t(`national-picture.column.${name}`) })),
  rows: inOrder(t, units).map(unit => [
    unitName(t, unit),
    nationName(t, unit.nation),
    t('national-picture.personsIn', { persons: unit.population.persons, date: sayFigureDate(t, unit.population.date) }),
    unit.years ? saySpan(t, unit.years) : t('national-picture.notYet'),
    sayObserved(t, unit),
    sayPeople(t, { low: Math.round(unit.expected.low), high: Math.round(unit.expected.high) }),
    unit.compared ? sayRatio(t, unit.compared) : t('national-picture.notYet'),
    sayUnit(t, unit),
  ]),
})

function sayObserved(t: Translate, { observed, whyNotCompared }: Unit): string {
  if (observed) return sayPeople(t, observed)
  return t(whyNotCompared === 'no-numbers' ? 'national-picture.range.hidden' : 'national-picture.notYet')
}

function sayRatio(t: Translate, { low, high }: Compared): string {
  const [from, to] = [low, high].map(ratio => (ratio === null ? null : t.number(toTwo(ratio), { minimumFractionDigits: 2 })))
  // “At least 0.00” would say nought of somebody.
  if (high === null && toTwo(low) === 0) return t('national-picture.range.hidden')
  if (to === null || to === undefined) return t('national-picture.range.atLeast', { low: from ?? '' })
  return from === to ? to : t('national-picture.range.between', { low: from ?? '', high: to })
}
