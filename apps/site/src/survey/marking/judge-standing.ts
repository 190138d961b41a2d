import { createHash } from 'node:crypto'
import type { Figures, ResultStatus } from '../../releases/index.ts'
import type { StatusDecisionRow } from '../answer-schema.ts'
import type { Answer, AnswerEvidence, Standing, StandingTodo, StatusOverride } from '../answer-types.ts'
import { figuresOf } from '../answers/figures-of.ts'
import { fingerprintOfAnswers, isEmptyAnswer } from '../answers/fingerprint-of-answers.ts'
import { decideStatus, type RequestFacts, type StatusDecision } from '../rounds/criteria/decide-status.ts'
import type { Mark, Question, Round, SurveyRequest } from '../types.ts'
import { isClockRunning, isSubstance, isUnderWay } from './facts-of.ts'
import { questionsToMark } from './questions-to-mark.ts'
import { areShown, differingQuestions, isDone, isUpToDate, markOn, type Sheets } from './sheets.ts'

/** What a person has said of the status besides the marks. */
export type SaidOfStatus = Pick<
  StatusDecisionRow,
  | 'note_en'
  | 'note_cy'
  | 'excluded_reason'
  | 'treated_by'
  | 'override_status'
  | 'override_rule'
  | 'override_reason'
  | 'override_by'
  | 'override_at'
>

export type StandingInput = {
  readonly round: Pick<Round, 'markingMode' | 'criteria'>
  readonly questions: readonly Question[]
  readonly request: SurveyRequest
  readonly facts: RequestFacts
  readonly answers: readonly Answer[]
  readonly evidence: readonly AnswerEvidence[]
  readonly sheets: Sheets
  readonly said: SaidOfStatus | null
  /** When the newest attachment came that nobody can open yet; null when there is none. */
  readonly heldFileSince: Date | null
  readonly hasUnreadReply: boolean
}

/**
 * What a request says today, and what still stands between it and publication. Pure: the same input always gives the same standing. In a
 * round that is marked blind, marks of which the other marker may not know yet are not in it, nor anything that follows from them.
 */
export function judgeStanding(input: StandingInput): Standing {
  const { request, questions, answers, said } = input
  const reading = readMarks(input)
  const decision = decide(input, reading)
  const override = overrideOf(said)
  const status = override?.status ?? decision.status
  const shownEvidence = input.evidence.filter(({ isShown }) => isShown)
  const published = {
    status,
    rule: override?.rule ?? decision.rule,
    // Who was not asked has not answered, and figures belong to an answer.
    answeredOn: status === 'not-asked' ? null : request.answeredOn,
    figures: hasFigures(status) ? figuresOf(questions, answers) : noFigures,
    evidence: shownEvidence,
    note: (status === 'excluded' ? said?.excluded_reason : said?.note_en) || null,
    noteCy: welshOf(said, status),
    treatedBy: status === 'excluded' ? (said?.treated_by ?? null) : null,
  }
  return {
    round: request.round,
    trustCode: request.trustCode,
    trustName: request.trustName,
    todos: [...todosBefore(input, reading, override), ...reading.todos, ...todosAfter(input, published, override)],
    marks: reading.marks,
    decision,
    override,
    ...published,
    fingerprint: fingerprintOf(published),
  }
}

/** A person must read it: something came that answers, or somebody has already read it as an answer. Silence and bounces need no reader. */
export const needsMarks = ({
  request,
  facts,
  answers,
  sheets,
}: Pick<StandingInput, 'request' | 'facts' | 'answers' | 'sheets'>): boolean => {
  if (request.work === 'excluded') return false
  if (isSubstance(request.answer) || answers.some(answer => !isEmptyAnswer(answer))) return true
  if (Object.values(sheets).some(sheet => isDone(sheet) && Object.values(sheet.marks).some(({ mark }) => mark !== 'none')))
    return true
  // A request that came to its end without an answer and without silence: what that means is a person's to say.
  return facts.delivered && facts.silence === null && !isClockRunning(request, facts)
}

type Reading = { readonly marks: Readonly<Record<string, Mark>>; readonly todos: readonly StandingTodo[] }

function readMarks(input: StandingInput): Reading {
  if (!needsMarks(input)) return { marks: {}, todos: [] }
  const { round, sheets, answers, evidence } = input
  const mode = round.markingMode
  const { first, second, settled } = sheets
  const said = fingerprintOfAnswers(answers, evidence)
  const questions = questionsToMark(round.criteria, input.questions, input.request.nation).map(({ id }) => id)
  if (!isDone(first)) return { marks: {}, todos: ['to-mark'] }
  const isOld = !isUpToDate(first, mode, said, sheets)
  if (!isDone(second)) {
    const changed: StandingTodo[] = isOld ? ['changed-since-marked'] : []
    return areShown(mode, sheets)
      ? { marks: marksOn(first, questions), todos: ['to-check', ...changed] }
      : { marks: {}, todos: ['to-mark', ...changed] }
  }
  if (isDone(settled)) {
    const todos: StandingTodo[] = isUpToDate(settled, mode, said, sheets) ? [] : ['changed-since-marked']
    return { marks: marksOn(settled, questions), todos }
  }
  const differing = differingQuestions(first, second, questions)
  const agreed = questions.filter(question => !differing.includes(question))
  const todos: StandingTodo[] = [
    ...(differing.length > 0 ? (['differs'] as const) : []),
    ...(isOld || !isUpToDate(second, mode, said, sheets) ? (['changed-since-marked'] as const) : []),
  ]
  return { marks: marksOn(first, agreed), todos }
}

const marksOn = (sheet: NonNullable<Sheets['first']>, questions: readonly string[]): Record<string, Mark> =>
  Object.fromEntries(questions.map(question => [question, markOn(sheet, question)]))

function decide({ request, round, facts }: StandingInput, { marks }: Reading): StatusDecision {
  if (request.work !== 'excluded') return decideStatus(round.criteria, marks, facts)
  return { status: 'excluded', rule: 'outside-with-reason', position: null, reasons: [{ reason: 'put-aside' }] }
}

/** What has to happen before anybody can read an answer. */
function todosBefore(input: StandingInput, reading: Reading, override: StatusOverride | null): StandingTodo[] {
  const { request, facts } = input
  // Whoever sets a status by hand, with words for everybody, need not wait for a clock that may stand still for months.
  const waits = request.work !== 'excluded' && !isSubstance(request.answer) && override === null
  const todos: [StandingTodo, boolean][] = [
    ['letter-under-way', waits && isUnderWay(request, facts)],
    ['clock-running', waits && isClockRunning(request, facts)],
    ['unread-mail', request.work === 'to-read'],
    ['quarantined-file', isFileHeld(input, reading)],
  ]
  return todos.flatMap(([todo, is]) => (is ? [todo] : []))
}

/** A file that cannot be opened keeps nobody who has marked since it came: they were told of it, and said what they could say without it. */
function isFileHeld({ heldFileSince, sheets, request }: StandingInput, { todos }: Reading): boolean {
  if (heldFileSince === null || request.work === 'excluded') return false
  const lastDone = sheets.settled?.doneAt ?? sheets.second?.doneAt ?? null
  return todos.length > 0 || lastDone === null || lastDone <= heldFileSince
}

function todosAfter(
  { hasUnreadReply }: StandingInput,
  { status, note }: Pick<Standing, 'status' | 'note'>,
  override: StatusOverride | null,
): StandingTodo[] {
  const needsReason = (status === 'excluded' || override !== null) && note === null
  return [...(hasUnreadReply ? (['unread-reply'] as const) : []), ...(needsReason ? (['reason-missing'] as const) : [])]
}

/**
 * One Welsh text stands beside two English ones: the note, and the reason for leaving the trust out. It is the note's where there is one:
 * nothing is published as the Welsh of words that it does not say.
 */
function welshOf(said: SaidOfStatus | null, status: ResultStatus): string | null {
  if (said === null || said.note_cy === '') return null
  const isOfReason = said.note_en === '' && Boolean(said.excluded_reason)
  const isOfNote = said.note_en !== ''
  const isOfTheOther = status === 'excluded' ? isOfNote : isOfReason
  return isOfTheOther ? null : said.note_cy
}

function overrideOf(said: SaidOfStatus | null): StatusOverride | null {
  if (!said || said.override_status === null || said.override_at === null) return null
  return {
    status: said.override_status,
    rule: said.override_rule ?? '',
    reason: said.override_reason ?? '',
    by: said.override_by ?? '',
    at: said.override_at,
  }
}

const hasFigures = (status: ResultStatus): boolean =>
  status === 'collecting' || status === 'partial' || status === 'not-collecting'

const noFigures: Figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }

type Published = Pick<Standing, 'status' | 'rule' | 'answeredOn' | 'figures' | 'evidence' | 'note' | 'noteCy' | 'treatedBy'>

function fingerprintOf({ figures, evidence, ...more }: Published): string {
  const parts = [
    [more.status, more.rule, more.answeredOn, more.note, more.noteCy, more.treatedBy],
    [figures.diagnosed, figures.deNovo, figures.recurrent, figures.periodStart, figures.periodEnd],
    evidence.map(piece => [
      piece.question,
      piece.source,
      piece.quote,
      piece.language,
      piece.translation,
      piece.url,
      piece.fileSha256,
      piece.fileName,
      piece.page,
      piece.dated,
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
