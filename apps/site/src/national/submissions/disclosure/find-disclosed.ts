import {
  linkedWith,
  protectionWidth,
  type Range,
  type Solver,
  type Statement,
  smallestShown,
} from '@spotlight/statistics/disclosure'
import type { RefusalReason } from '../submission-refusal.ts'
import { type Question, withFewerGroups } from './fewer-groups.ts'
import { mayBeNobody } from './may-be-nobody.ts'
import { type Hidden, hiddenIn, type ShownNumbers, statementsOf } from './what-is-shown.ts'

/**
 * Looks for hidden numbers that can be worked out: from this submission alone, from it and each earlier one, and from all together, as if they spoke of
 * the same people. Written independently of the program that hid them, which knows the true numbers; here only what is shown is known.
 *
 * @param earlier all submissions of the trust that ever came, whatever became of them
 */
export function findDisclosed(input: {
  readonly shown: ShownNumbers
  readonly earlier: readonly ShownNumbers[]
  readonly solver: Solver
}): RefusalReason[] {
  const { shown, earlier, solver } = input
  const before = earlier.map(statementsOf)
  const now = statementsOf(shown)
  const worlds = [[], ...(before.length > 1 ? [before.flat()] : []), ...before].map(told => worldOf(told, now))
  const disclosed = hiddenIn(shown).flatMap(hidden => {
    const world = worlds.find(each => isDisclosed(hidden, each, solver))
    return world === undefined ? [] : [reasonOf(hidden, world.before.length > 0)]
  })
  return [...loneStarsIn(shown), ...disclosed]
}

/** What a reader knew before this submission, and what they know with it. */
type World = { readonly before: readonly Statement[]; readonly all: readonly Statement[] }

const worldOf = (before: readonly Statement[], now: readonly Statement[]): World => ({
  before: withoutRepeats(before),
  all: withoutRepeats([...before, ...now]),
})

/** What contradicts itself says nothing: then the people are not the same. What was known before cannot be taken back now. */
function isDisclosed({ groups, isStar }: Hidden, { before, all }: World, solver: Solver): boolean {
  const now = questionOf(all, groups)
  // Most numbers that follow from others may be nobody, and this is told at once.
  if (!isStar && mayBeNobody(now.statements, now.target)) return false
  const range = rangeOf(solver, now)
  if (range === 'impossible' || isOpen(range, isStar)) return false
  const known = before.length === 0 ? 'impossible' : rangeOf(solver, questionOf(before, groups))
  return known === 'impossible' || known.low < range.low || known.high > range.high
}

/** With what touches the number, directly or through others. */
const questionOf = (statements: readonly Statement[], groups: readonly string[]): Question =>
  withFewerGroups({ statements: linkedWith(groups, statements), target: groups })

const rangeOf = (solver: Solver, { statements, target }: Question): Range | 'impossible' => solver.rangeOf(statements, target)

/**
 * Behind a `*` that is certainly a small number, all of 1 to 7 must stay possible; behind one that may be small, five numbers in a row, and likewise of a
 * small number that follows from others, unless it may be nobody. What is certainly not small may be narrowed, as rounding may.
 */
function isOpen({ low, high }: Range, isStar: boolean): boolean {
  const isWide = high - low >= protectionWidth
  if (!isStar) return isWide || low < 1 || high >= smallestShown
  return high < smallestShown ? low <= 1 && high >= smallestShown - 1 : isWide || low >= smallestShown
}

/** Two submissions often say the same of the same people: said once, it is the same problem as before, which is already solved. */
function withoutRepeats(statements: readonly Statement[]): Statement[] {
  const known = new Map(statements.map(one => [`${one.groups.join()} ${one.low} ${one.high}`, one]))
  return [...known.values()]
}

const reasonOf = ({ code, years }: Hidden, isByEarlier: boolean): RefusalReason => ({
  code: `disclosed-${code}${isByEarlier ? '-by-earlier' : ''}`,
  values: years === '' ? {} : { years },
})

/** A `*` that stands alone among the parts of a year: the rule always hides a second one, also where rounding would happen to be safe. */
const loneStarsIn = ({ incidence, prevalence }: ShownNumbers): RefusalReason[] => {
  const rows = incidence.rows.filter(
    row => [row.deNovo, row.recurrent, row.unclassified].filter(part => part === '*').length === 1,
  )
  const { notKnownDead, seenIn24Months } = prevalence
  const isAliveLone = notKnownDead === '*' && typeof seenIn24Months === 'number' && seenIn24Months > 0
  return [
    ...rows.map(({ from, to }) => ({
      code: 'disclosed-alone',
      values: { years: from === to ? `${from}` : `${from}–${to}` },
    })),
    ...(isAliveLone ? [{ code: 'disclosed-alive', values: {} }] : []),
  ]
}
