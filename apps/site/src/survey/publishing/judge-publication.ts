import type { Refused, ReleaseSummary, ResultRow, RowProblem } from '../../releases/index.ts'
import { type Standing, type StandingTodo, standingTodos } from '../answer-types.ts'
import { doubtsOf, type FigureDoubt } from '../answers/doubts-of-figures.ts'
import type { RightOfReply } from './publication-facts.ts'

export type TrustHere = { readonly code: string; readonly name: string }

/** `wasAsked`: false for a trust that only a count brings into the release. */
type BadRow = TrustHere & { readonly problem: RowProblem; readonly wasAsked: boolean }

/** Something that has to be done before the round can be published, with the trusts that it concerns. */
export type Obstacle =
  | { readonly kind: StandingTodo | 'due-after-day'; readonly trusts: readonly TrustHere[] }
  | { readonly kind: 'row'; readonly trusts: readonly BadRow[] }
  | { readonly kind: 'counts'; readonly asked: number; readonly accounted: number }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'same'; readonly release: ReleaseSummary }
  | { readonly kind: 'round-not-open' | 'no-criteria' | 'nothing-asked' }

/** Something to know before publishing: it keeps nobody from it. */
export type Caution =
  | { readonly kind: 'doubtful-figures'; readonly trusts: readonly (TrustHere & { readonly doubts: readonly FigureDoubt[] })[] }
  | {
      readonly kind: 'changed-since-shown' | 'not-shown' | 'not-reminded' | 'note-without-welsh' | 'not-in-round'
      readonly trusts: readonly TrustHere[]
    }
  | { readonly kind: 'replies-due'; readonly until: string }

type Given = {
  readonly standings: readonly Standing[]
  readonly rows: readonly ResultRow[]
  readonly asOf: string
  readonly today: string
  /** When the answers of those who did not answer were due. */
  readonly dueOn: (code: string) => string | null
  readonly problems: readonly RowProblem[]
  readonly skipped: number
  /** Of a trust that the round did not ask: a count brings it into the release. */
  readonly nameOf: (code: string) => string | undefined
}

/** Everything that is open, in the order in which it is dealt with: what the requests still need first, then what the release itself lacks. */
export function findObstacles({ standings, rows, asOf, dueOn, problems, skipped, nameOf }: Given): Obstacle[] {
  const names = new Map(standings.map(({ trustCode, trustName }) => [trustCode, trustName]))
  const open = standingTodos.map(kind => ({ kind, trusts: standings.filter(({ todos }) => todos.includes(kind)).map(asTrust) }))
  const early = standings.filter(each => isSilent(each) && (dueOn(each.trustCode) ?? '') >= asOf).map(asTrust)
  // Said already, with the way to the page where the reason is written.
  const noReason = new Set(standings.filter(({ todos }) => todos.includes('reason-missing')).map(({ trustCode }) => trustCode))
  const isSaid = ({ code = '', problem }: RowProblem) => problem === 'excluded-needs-note' && noReason.has(code)
  const told = problems.filter(problem => !isSaid(problem))
  const bad = told.map(problem => {
    const code = problem.code ?? ''
    return { code, name: names.get(code) ?? nameOf(code) ?? code, problem, wasAsked: names.has(code) }
  })
  const accounted = rows.filter(({ code }) => names.has(code)).length + skipped
  return [
    ...open.filter(({ trusts }) => trusts.length > 0),
    ...(early.length > 0 ? [{ kind: 'due-after-day' as const, trusts: early }] : []),
    ...(bad.length > 0 ? [{ kind: 'row' as const, trusts: bad }] : []),
    ...(accounted === standings.length ? [] : [{ kind: 'counts' as const, asked: standings.length, accounted }]),
  ]
}

type Careful = Pick<Given, 'standings' | 'rows' | 'today' | 'problems'> & {
  readonly reply: RightOfReply
  readonly notReminded: ReadonlySet<string>
  readonly notInRound: readonly TrustHere[]
}

/** What whoever publishes should know. Figures that the release refuses are an obstacle, and are not said twice. */
export function findCautions({ standings, rows, today, problems, reply, notReminded, notInRound }: Careful): Caution[] {
  const refused = new Set(problems.map(({ code }) => code))
  const doubtful = standings
    .filter(({ trustCode }) => !refused.has(trustCode))
    .map(each => ({ ...asTrust(each), doubts: doubtsOf(each.figures, today) }))
    .filter(({ doubts }) => doubts.length > 0)
  // Nobody is asked to check that they did not answer.
  const answered = standings.filter(({ answeredOn }) => answeredOn !== null)
  const wasShown = reply.shown.size > 0
  const changed = standings.filter(({ trustCode, fingerprint }) => (reply.shown.get(trustCode) ?? fingerprint) !== fingerprint)
  const unseen = wasShown ? answered.filter(({ trustCode }) => !reply.shown.has(trustCode)) : answered
  // The published rule for silence speaks of reminders: where none was sent, it says more than happened.
  const unreminded = standings.filter(each => isSilent(each) && notReminded.has(each.trustCode))
  const withoutWelsh = new Set(rows.filter(({ note, noteCy }) => note !== null && noteCy === undefined).map(({ code }) => code))
  const found: Caution[] = [
    { kind: 'doubtful-figures', trusts: doubtful },
    { kind: 'changed-since-shown', trusts: changed.map(asTrust) },
    { kind: 'not-shown', trusts: unseen.map(asTrust) },
    { kind: 'not-reminded', trusts: unreminded.map(asTrust) },
    { kind: 'note-without-welsh', trusts: standings.filter(({ trustCode }) => withoutWelsh.has(trustCode)).map(asTrust) },
    { kind: 'not-in-round', trusts: notInRound },
  ]
  return [
    ...(reply.until !== null && reply.until >= today ? [{ kind: 'replies-due' as const, until: reply.until }] : []),
    ...found.filter(caution => !('trusts' in caution) || caution.trusts.length > 0),
  ]
}

export const isSilent = ({ decision, override, status }: Standing): boolean =>
  override === null && status === 'no-response' && decision.reasons.some(({ reason }) => reason === 'silence')

const asTrust = ({ trustCode, trustName }: Standing): TrustHere => ({ code: trustCode, name: trustName })
