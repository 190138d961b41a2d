import { identifier, quoted } from '../workbench/index.ts'
import { below } from './check-references.ts'
import type { Definitions } from './load-definitions.ts'
import type { CodeTest, Condition } from './rule-language.ts'

/** One question that is asked of codes: is there one in these roles, in this list (any list: null), as the main diagnosis? Each has a bit. */
export type CodeQuestion = { bit: bigint; roles: readonly string[]; list: string | null; isMain: boolean }

/** Signed 64-bit integers hold this many questions. */
const mostQuestions = 62

export type Compiled = {
  questions: readonly CodeQuestion[]
  /** The condition in SQL, over an alias `s` of the events that are looked at (record_id, mask, status, person, until, last_day) beside joins(). */
  sql(condition: Condition): string
  /** The joins that bring to each event of `s` what the condition asks of its person (decide_fact) and of its whole record (decide_record_mask). */
  joins(condition: Condition): string
  /**
   * Bits of which each event for which the condition holds (or, for `within: record`, its record) has one or more; of several such sets the one that fewest codes
   * have. By it the few people who can have evidence are told from the many. Undefined if the condition needs no code.
   */
  signsOf(condition: Condition, codesWith: (bit: bigint) => number): bigint | undefined
  /** Whether the condition asks for codes beside the event, in its record. */
  asksOfRecord(condition: Condition): boolean
  /** Whether the condition can hold for any event, where all their codes together answer these questions. */
  canHold(condition: Condition, answered: bigint): boolean
}

/**
 * Turns conditions into SQL. Each question about codes becomes a bit, so that all codes of all events are looked at once, and a rule is a few bit tests.
 *
 * @throws if the definitions ask more questions than a mask holds
 */
export function compileConditions({ rules, facts }: Pick<Definitions, 'rules' | 'facts'>): Compiled {
  const conditions = [...rules.flatMap(({ grounds }) => grounds.map(({ when }) => when)), ...facts.map(({ when }) => when)]
  const keys = [...new Set(conditions.flatMap(questionsIn))].sort()
  if (keys.length > mostQuestions) throw new Error(`The rules ask ${keys.length} questions about codes; ${mostQuestions} fit`)
  const bitOf = new Map(keys.map((key, at) => [key, 1n << BigInt(at)] as const))
  const bit = (key: string): bigint => bitOf.get(key) ?? 0n
  const sql = (condition: Condition): string => {
    if ('all' in condition) return `(${condition.all.map(sql).join(' AND ')})`
    if ('any' in condition) return `(${condition.any.map(sql).join(' OR ')})`
    if ('not' in condition) return `(NOT ${sql(condition.not)})`
    if ('status' in condition) return `(coalesce(s.status, '') IN (${condition.status.map(quoted).join(', ')}))`
    if ('known' in condition) return `((s.mask & ${bit(keyOf(condition.known, null, false))}) <> 0)`
    if ('person' in condition) return personSql(condition.person)
    const mask = condition.code.within === 'record' ? 'of_record.mask' : 's.mask'
    return `(coalesce(${mask} & ${bit(keyOfTest(condition.code))}, 0) <> 0)`
  }
  const signsOf: Compiled['signsOf'] = (condition, codesWith) => {
    if ('code' in condition) return bit(keyOfTest(condition.code))
    if ('known' in condition) return bit(keyOf(condition.known, null, false))
    if ('any' in condition) {
      const each = condition.any.map(one => signsOf(one, codesWith))
      return each.reduce((union, signs) => (union === undefined || signs === undefined ? undefined : union | signs), 0n)
    }
    if (!('all' in condition)) return undefined
    const codes = (signs: bigint) =>
      [...bitOf.values()].reduce((sum, one) => sum + ((signs & one) === 0n ? 0 : codesWith(one)), 0)
    return condition.all
      .flatMap(each => signsOf(each, codesWith) ?? [])
      .reduce<bigint | undefined>(
        (least, signs) => (least === undefined || codes(signs) < codes(least) ? signs : least),
        undefined,
      )
  }
  const canHold = (condition: Condition, answered: bigint): boolean => {
    if ('all' in condition) return condition.all.every(each => canHold(each, answered))
    if ('any' in condition) return condition.any.some(each => canHold(each, answered))
    if ('code' in condition) return condition.code.within === 'record' || (bit(keyOfTest(condition.code)) & answered) !== 0n
    if ('known' in condition) return (bit(keyOf(condition.known, null, false)) & answered) !== 0n
    return true
  }
  return {
    questions: keys.map(key => ({ ...questionOf(key), bit: bit(key) })),
    ...{ sql, signsOf, asksOfRecord, canHold },
    joins: condition =>
      [...new Set(factsIn(condition)).values().map(factJoin), ...(asksOfRecord(condition) ? [recordJoin] : [])].join(' '),
  }
}

const factAlias = (fact: string): string => identifier(`fact ${fact}`)

/** There is one row at most for each person and fact. */
const factJoin = (fact: string): string =>
  `LEFT JOIN decide_fact ${factAlias(fact)} ON ${factAlias(fact)}.person = s.person AND ${factAlias(fact)}.fact = ${quoted(fact)}`

const recordJoin = 'LEFT JOIN decide_record_mask of_record ON of_record.record_id = s.record_id'

/** A fact without a date counts, and an event without a date is held to come after it. */
function personSql({ has, when }: { has: string; when: 'ever' | 'at-or-before' }): string {
  const fact = factAlias(has)
  const time =
    when === 'ever' ? '' : ` AND (${fact}.is_undated OR s.until IS NULL OR ${fact}.first_date <= greatest(s.until, s.last_day))`
  return `(${fact}.person IS NOT NULL${time})`
}

const keyOf = (roles: readonly string[], list: string | null, isMain: boolean): string =>
  JSON.stringify([[...roles].sort(), list, isMain])
// Written by keyOf a line above.
const questionOf = (key: string): Omit<CodeQuestion, 'bit'> => {
  const [roles, list, isMain] = JSON.parse(key) as [string[], string | null, boolean]
  return { roles, list, isMain }
}

function questionsIn(condition: Condition): string[] {
  if ('known' in condition) return [keyOf(condition.known, null, false)]
  return 'code' in condition ? [keyOfTest(condition.code)] : below(condition).flatMap(questionsIn)
}

const factsIn = (condition: Condition): string[] =>
  'person' in condition ? [condition.person.has] : below(condition).flatMap(factsIn)

const asksOfRecord = (condition: Condition): boolean =>
  'code' in condition ? condition.code.within === 'record' : below(condition).some(asksOfRecord)

const keyOfTest = ({ roles, list, position }: CodeTest): string => keyOf(roles, list, position === 1)
