import { mayDo, type Verdict } from '../../accounts/index.ts'
import { dayInUk, type Principal, type ReadDb } from '../../foundation/index.ts'
import { type Criteria, loadCriteria, newestCriteria } from '../../releases/index.ts'
import type { StatusDecisionRow } from '../answer-schema.ts'
import type { Answer, AnswerEvidence, Standing } from '../answer-types.ts'
import { answersOf, evidenceOf } from '../answers/answer-store.ts'
import { fingerprintOfAnswers } from '../answers/fingerprint-of-answers.ts'
import type { RequestHere } from '../requests/request-here.ts'
import { eventsOf } from '../requests/request-store.ts'
import { decideStatus, type RequestFacts, type StatusDecision } from '../rounds/criteria/decide-status.ts'
import { questionsOf } from '../rounds/round-store.ts'
import type { Question, Round, SurveyRequest } from '../types.ts'
import { factsOf } from './facts-of.ts'
import { needsMarks } from './judge-standing.ts'
import { saidOfStatus, standingOf } from './load-standings.ts'
import { sheetsOf } from './marking-store.ts'
import { maySettle, type PlaceAtSheets, placeAtSheets, sheetsAsSeenBy } from './place-at-sheets.ts'
import { questionsToMark } from './questions-to-mark.ts'
import { areShown, basisOf, markOn, type Sheet, type Sheets } from './sheets.ts'

/** Everything that the sheet of one request says to one person. What they may not see yet is not in it. */
export type SheetView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly me: Principal
  /** All questions of the round, for their numbers. */
  readonly questions: readonly Question[]
  readonly toMark: readonly Question[]
  readonly answers: ReadonlyMap<string, Answer>
  readonly evidence: ReadonlyMap<string, readonly AnswerEvidence[]>
  readonly standing: Standing
  readonly sheets: Sheets
  readonly isShown: boolean
  readonly mine: Sheet | undefined
  readonly place: PlaceAtSheets
  /** What the reader's own marks would make, while nobody else's may be seen. */
  readonly myDecision: StatusDecision | null
  /** Where two read it differently: what each reading alone would make. */
  readonly readings: readonly { readonly name: string; readonly decision: StatusDecision }[]
  readonly needsMarks: boolean
  readonly maySettle: boolean
  readonly said: StatusDecisionRow | null
  /** For whoever may set the status by hand. */
  readonly criteria: Criteria | null
  readonly may: Readonly<Record<'mark' | 'settle' | 'clear' | 'say' | 'override', Verdict>>
  /** What the forms rest on. */
  readonly basis: { readonly mine: string; readonly settled: string }
}

type Asked = RequestHere & { readonly me: Principal; readonly now: Date; readonly root: string }

export async function loadSheetView(db: ReadDb, { round, request, me, now, root }: Asked): Promise<SheetView> {
  const { trustCode } = request
  const today = dayInUk(now)
  const [questions, answers] = [await questionsOf(db, round.id), await answersOf(db, round.id, trustCode)]
  const [evidence, kept] = [await evidenceOf(db, round.id, trustCode), await sheetsOf(db, round.id, trustCode)]
  const standing = await standingOf(db, { round: round.id, code: trustCode, today })
  if (!standing) throw new Error('A request that is there has a standing')
  const facts = factsOf(request, await eventsOf(db, round.id, trustCode), today)
  const toMark = questionsToMark(round.criteria, questions, request.nation)
  const mine = [kept.first, kept.second].find(sheet => sheet?.marker === me.id)
  const place = placeAtSheets(round.markingMode, kept, me.id)
  const said = fingerprintOfAnswers(answers, evidence)
  const may = verdicts(me, { state: round.state, trustCode })
  const mySlot = place.place === 'write' ? place.slot : 'first'
  return {
    round,
    request,
    me,
    questions,
    toMark,
    answers: new Map(answers.map(answer => [answer.question, answer])),
    evidence: Map.groupBy(evidence, ({ question }) => question),
    standing,
    sheets: sheetsAsSeenBy(round.markingMode, kept, me.id),
    isShown: areShown(round.markingMode, kept),
    mine,
    place,
    myDecision: mine ? decisionOf(mine, { round, toMark, facts }) : null,
    readings: standing.todos.includes('differs')
      ? [kept.first, kept.second].flatMap(sheet =>
          sheet ? [{ name: sheet.markerName, decision: decisionOf(sheet, { round, toMark, facts }) }] : [],
        )
      : [],
    needsMarks: needsMarks({ request, facts, answers, sheets: kept }) || Object.keys(kept).length > 0,
    maySettle: maySettle(kept),
    said: await saidOfStatus(db, round.id, trustCode),
    criteria: may.override === 'yes' ? criteriaFor(round, root) : null,
    may,
    basis: {
      mine: basisOf(mySlot, round.markingMode, said, kept),
      settled: basisOf('settled', round.markingMode, said, kept),
    },
  }
}

/** The published criteria that a round follows; the newest, where it has rules of its own. */
export const criteriaFor = ({ criteria }: Pick<Round, 'criteria'>, root: string): Criteria =>
  loadCriteria(root).find(({ version }) => version === criteria.version) ?? newestCriteria(root)

const verdicts = (me: Principal, subject: { readonly state: string; readonly trustCode: string }): SheetView['may'] => ({
  mark: mayDo(me, 'mark.make', subject),
  settle: mayDo(me, 'mark.settle', subject),
  clear: mayDo(me, 'mark.clear', subject),
  say: mayDo(me, 'status.change', subject),
  override: mayDo(me, 'status.override', subject),
})

type Ground = { readonly round: Round; readonly toMark: readonly Question[]; readonly facts: RequestFacts }

const decisionOf = (sheet: Sheet, { round, toMark, facts }: Ground): StatusDecision =>
  decideStatus(round.criteria, Object.fromEntries(toMark.map(({ id }) => [id, markOn(sheet, id)])), facts)
