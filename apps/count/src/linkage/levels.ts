import { identifier } from '../workbench/index.ts'
import type { Comparison } from './model.ts'

/**
 * How well two values agree, from the best to not at all. m is how often records of one person agree just so, u how often those of two people do:
 * where the learning starts, and what it keeps to while there is little to learn from.
 */
export type Level = { words: string; m: number; u: number; condition: string; isExact?: boolean; isDifferent?: boolean }

type Sides = { l: string; r: string }

/** The levels of a comparison, the last of which is “differs”. Conditions are SQL over the rows l and r, tried in order. */
export function levelsOf(comparison: Comparison): readonly Level[] {
  const column = identifier(comparison.column)
  const sides = { l: `l.${column}`, r: `r.${column}` }
  switch (comparison.kind) {
    case 'name':
      return nameLevels(comparison, sides)
    case 'date':
      return dateLevels(comparison, sides)
    case 'postcode':
      return postcodeLevels(sides)
    case 'text':
      return textLevels(sides)
    case 'code':
      return codeLevels(sides)
    case 'exact':
      return [same(sides, 0.97, 0.3), different(0.03, 0.7)]
  }
}

const same = ({ l, r }: Sides, m: number, u: number): Level => ({
  words: 'the same',
  m,
  u,
  condition: `${l} = ${r}`,
  isExact: true,
})
const different = (m: number, u: number): Level => ({ words: 'differs', m, u, condition: 'true', isDifferent: true })

/** At most so many letters wrong, left out, put in or exchanged. The lengths are looked at first, which is quick. */
const typing = ({ l, r }: Sides, wrong: number): string =>
  `(abs(length(${l}) - length(${r})) <= ${wrong} AND damerau_levenshtein(${l}, ${r}) <= ${wrong})`

function nameLevels(comparison: Comparison, sides: Sides): Level[] {
  const { l, r } = sides
  const levels = [same(sides, 0.76, 0.003)]
  if (comparison.nicknames) {
    const forms = identifier(`${comparison.column}_forms`)
    levels.push({ words: 'a short form of the same', m: 0.05, u: 0.002, condition: `list_has_any(l.${forms}, r.${forms})` })
  }
  if (comparison.swappedWith !== undefined) {
    const other = identifier(comparison.swappedWith)
    levels.push({
      words: 'stands in the other name’s place',
      m: 0.01,
      u: 0.0003,
      condition: `${l} = r.${other} OR ${r} = l.${other}`,
    })
  }
  return [
    ...levels,
    {
      words: 'nearly the same, as after a slip of the pen',
      m: 0.08,
      u: 0.003,
      condition: `jaro_winkler_similarity(${l}, ${r}) >= 0.92 OR (least(length(${l}), length(${r})) >= 4 AND ${typing(sides, 1)})`,
    },
    {
      words: 'an initial or a part of the other',
      m: 0.03,
      u: 0.01,
      condition: `starts_with(${l}, ${r}) OR starts_with(${r}, ${l}) OR ((contains(${l}, ' ') OR contains(${r}, ' ')) AND list_has_any(string_split(${l}, ' '), string_split(${r}, ' ')))`,
    },
    { words: 'somewhat alike', m: 0.03, u: 0.02, condition: `jaro_winkler_similarity(${l}, ${r}) >= 0.8` },
    different(0.04, 0.96),
  ]
}

/** Dates of which a side is known to the month or year only are compared as far as both are known. */
function dateLevels(comparison: Comparison, sides: Sides): Level[] {
  const { l, r } = sides
  const precision = identifier(`${comparison.column}_precision`)
  const known = (value: string) => `l.${precision} = '${value}' OR r.${precision} = '${value}'`
  const text = identifier(`${comparison.column}_text`)
  const wrong = `hamming(l.${text}, r.${text})`
  const sorted = identifier(`${comparison.column}_digits`)
  return [
    {
      words: 'the same as far as it is known',
      m: 0.03,
      u: 0.0012,
      condition: `((${known('month')}) AND NOT (${known('year')}) AND date_trunc('month', ${l}) = date_trunc('month', ${r})) OR ((${known('year')}) AND year(${l}) = year(${r}))`,
    },
    {
      words: 'differs as far as it is known',
      m: 0.004,
      u: 0.05,
      condition: `(${known('month')}) OR (${known('year')})`,
      isDifferent: true,
    },
    { ...same(sides, 0.83, 0.00004) },
    {
      words: 'the same with day and month exchanged',
      m: 0.01,
      u: 0.0003,
      condition: `year(${l}) = year(${r}) AND day(${l}) = month(${r}) AND month(${l}) = day(${r})`,
    },
    {
      words: 'one digit wrong or two exchanged',
      m: 0.06,
      u: 0.0012,
      condition: `${wrong} = 1 OR (${wrong} = 2 AND l.${sorted} = r.${sorted})`,
    },
    {
      words: 'the same year, or the same day and month',
      m: 0.03,
      u: 0.018,
      condition: `left(l.${text}, 4) = left(r.${text}, 4) OR right(l.${text}, 4) = right(r.${text}, 4)`,
    },
    { words: 'two digits wrong', m: 0.02, u: 0.02, condition: `${wrong} = 2` },
    different(0.016, 0.91),
  ]
}

function postcodeLevels(sides: Sides): Level[] {
  const { l, r } = sides
  const sector = (side: string) => `left(${side}, length(${side}) - 2)`
  const district = (side: string) => `split_part(${side}, ' ', 1)`
  const area = (side: string) => `regexp_extract(${side}, '^[A-Z]+')`
  return [
    same(sides, 0.65, 0.00005),
    { words: 'one letter wrong or two exchanged', m: 0.05, u: 0.0002, condition: typing(sides, 1) },
    { words: 'in the same sector', m: 0.03, u: 0.001, condition: `${sector(l)} = ${sector(r)}` },
    { words: 'in the same district', m: 0.05, u: 0.005, condition: `${district(l)} = ${district(r)}` },
    { words: 'in the same area', m: 0.08, u: 0.05, condition: `${area(l)} = ${area(r)}` },
    different(0.14, 0.94),
  ]
}

function textLevels(sides: Sides): Level[] {
  const { l, r } = sides
  return [
    same(sides, 0.75, 0.01),
    { words: 'nearly the same', m: 0.1, u: 0.005, condition: `jaro_winkler_similarity(${l}, ${r}) >= 0.9` },
    { words: 'somewhat alike', m: 0.05, u: 0.05, condition: `jaro_winkler_similarity(${l}, ${r}) >= 0.8` },
    different(0.1, 0.935),
  ]
}

function codeLevels(sides: Sides): Level[] {
  return [
    same(sides, 0.85, 0.0001),
    { words: 'one sign wrong or two exchanged', m: 0.06, u: 0.0002, condition: typing(sides, 1) },
    { words: 'two signs wrong', m: 0.03, u: 0.002, condition: typing(sides, 2) },
    different(0.06, 0.9977),
  ]
}

/** How often relatives of one household agree exactly: twins by their birth date, father and son by their name. */
const amongRelatives: Readonly<Partial<Record<Comparison['kind'], number>>> = { date: 0.01, name: 0.05 }

/** How often a level comes up between relatives, given how often it does between any two people. */
export function chanceAmongRelatives(comparison: Comparison, level: number, u: number): number {
  const exact = levelsOf(comparison)[level - 1]?.isExact === true ? (amongRelatives[comparison.kind] ?? 0) : 0
  return Math.max(u, exact)
}

/** The level of a comparison as SQL: its number from 1, or 0 where a side is missing, which says nothing. */
export function levelSql(comparison: Comparison): string {
  const column = identifier(comparison.column)
  const cases = levelsOf(comparison).map((level, at) => `WHEN ${level.condition} THEN ${at + 1}`)
  return `CASE WHEN l.${column} IS NULL OR r.${column} IS NULL THEN 0 ${cases.join(' ')} END`
}
