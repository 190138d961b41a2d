import { protectionWidth } from '../protection.ts'
import type { Solver } from '../solver.ts'
import { linkedWith, type Range, type Statement } from '../statement.ts'
import { smallestShown } from '../suppress-count.ts'
import { type Question, withFewerGroups } from './fewer-groups.ts'
import { mayBeNobody } from './may-be-nobody.ts'
import { setsThatAgree, type Told } from './sets-that-agree.ts'
import { type Hidden, hiddenByRow, type ShownNumbers, statementsByRow } from './what-is-shown.ts'

/** A number that can be worked out. */
export type Disclosed = {
  /** Which number: `alone` (a `*` with no other in its row), `alive`, or as in what is hidden. */
  readonly code: string
  /** Whether it takes an earlier submission. */
  readonly isByEarlier: boolean
  /** The row; null: the people alive. */
  readonly period: { readonly from: number; readonly to: number } | null
}

/**
 * Looks for hidden numbers that can be worked out: from this submission alone, from it and each earlier one, and from it and all rows of earlier ones that
 * can be about the same people. Written independently of the suppressor, which knows the true numbers; here only what is shown is known. The site asks
 * it of what it receives, and the program of a hospital before it shows anything, so that the site never has to refuse what an honest program made.
 *
 * @param earlier all submissions of the trust that ever came, the newest first, whatever became of them
 */
export function findDisclosed(input: {
  readonly shown: ShownNumbers
  readonly earlier: readonly ShownNumbers[]
  readonly solver: Solver
}): Disclosed[] {
  const { shown, earlier, solver } = input
  const before = earlier.map(statementsByRow)
  const now = statementsByRow(shown).flat()
  const alone = [[], ...before.map(rows => rows.flat())].map(told => worldOf(told, now))
  const together = before.length < 2 ? () => [] : setsThatAgree({ now, earlier: before.flat(), solver })
  const disclosed = hiddenByRow(shown).flatMap(({ from, to, groups, hidden }) => {
    const worlds = [...alone, ...together(groups).map(told => worldOf(told, now))]
    const period = from === 0 ? null : { from, to }
    return hidden.flatMap(one => {
      const world = worlds.find(each => isDisclosed(one, each, solver))
      return world === undefined ? [] : [{ code: one.code, isByEarlier: world.before.length > 0, period }]
    })
  })
  return [...loneStarsIn(shown), ...disclosed]
}

/** What a reader knew before this submission, and what they know with it. */
type World = { readonly before: Told; readonly all: Told }

const worldOf = (before: Told, now: Told): World => ({
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
const questionOf = (statements: Told, groups: readonly string[]): Question =>
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
function withoutRepeats(statements: Told): Statement[] {
  const known = new Map(statements.map(one => [`${one.groups.join()} ${one.low} ${one.high}`, one]))
  return [...known.values()]
}

/** A `*` that stands alone among the parts of a year: the rule always hides a second one, also where rounding would happen to be safe. */
const loneStarsIn = ({ incidence, prevalence }: ShownNumbers): Disclosed[] => {
  const rows = incidence.rows.filter(
    row => [row.deNovo, row.recurrent, row.unclassified].filter(part => part === '*').length === 1,
  )
  const { notKnownDead, seenIn24Months } = prevalence
  const isAliveLone = notKnownDead === '*' && typeof seenIn24Months === 'number' && seenIn24Months > 0
  return [
    ...rows.map(({ from, to }) => ({ code: 'alone', isByEarlier: false, period: { from, to } })),
    ...(isAliveLone ? [{ code: 'alive', isByEarlier: false, period: null }] : []),
  ]
}
