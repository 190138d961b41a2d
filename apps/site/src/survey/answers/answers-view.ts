import { type Deed, mayDo, type Verdict } from '../../accounts/index.ts'
import { dayInUk, type Principal, type ReadDb } from '../../foundation/index.ts'
import type { Answer, AnswerEvidence } from '../answer-types.ts'
import { newFormToken } from '../requests/form-token.ts'
import type { RequestHere } from '../requests/request-here.ts'
import { type NextUnread, nextUnread } from '../requests/unread-requests.ts'
import { questionsOf } from '../rounds/round-store.ts'
import type { Question, Round, SurveyRequest } from '../types.ts'
import { answersOf, evidenceOf } from './answer-store.ts'
import { type AnswerFault, nothingSaid, type TypedAnswer } from './decide-answer.ts'
import type { EvidenceFault, TypedEvidence } from './decide-evidence.ts'
import { doubtsOf, type FigureDoubt } from './doubts-of-figures.ts'
import { figuresOf } from './figures-of.ts'
import { hashOfTyped, nothingTyped, type SentSheet, typedOf } from './read-sheet.ts'
import { saidOf } from './save-answer.ts'
import { type WhatCame, whatCame } from './source-store.ts'

/** One question of the page: what stands there, what was typed, and what is the matter with it. */
export type QuestionView = {
  readonly question: Question
  /** From 1. */
  readonly position: number
  readonly answer: Answer | null
  readonly evidence: readonly AnswerEvidence[]
  readonly typed: TypedAnswer
  readonly basedOn: number
  /** Of the fields as the page first showed them: what is still so when the form comes back, nobody has touched. */
  readonly was: string
  readonly faults: readonly AnswerFault[]
  readonly typedEvidence: TypedEvidence
  readonly evidenceFault: EvidenceFault | null
  /** What somebody else has recorded since the form was made. */
  readonly conflict: Answer | null
}

export type AnswersView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly questions: readonly QuestionView[]
  readonly came: WhatCame
  readonly doubts: readonly FigureDoubt[]
  readonly may: Verdict
  readonly list: string | null
  readonly nextUnread: NextUnread | null
  readonly formToken: string
  readonly requestVersion: number
  /** True when "ready to mark" was refused because something has happened to the request. */
  readonly isNotReady: boolean
}

/** A form that came back: what was in it, and what stood in its way. */
export type SheetState = {
  readonly sent: SentSheet
  readonly faults: ReadonlyMap<string, readonly AnswerFault[]>
  readonly evidenceFaults: ReadonlyMap<string, EvidenceFault>
  readonly conflicts: readonly Answer[]
  readonly isNotReady: boolean
}

type Asked = RequestHere & {
  readonly me: Principal
  readonly now: Date
  readonly list: string | null
  readonly state?: SheetState | null
}

const recordDeed = 'answer.record' satisfies Deed

/** The questions that this trust was asked, what is recorded of each, and everything that came from it. */
export async function loadAnswersView(db: ReadDb, { round, request, me, now, list, state = null }: Asked): Promise<AnswersView> {
  const questions = await questionsFor(db, request)
  const answers = await answersOf(db, round.id, request.trustCode)
  const evidence = await evidenceOf(db, round.id, request.trustCode)
  const may = mayDo(me, recordDeed, { state: round.state, trustCode: request.trustCode })
  const came = await whatCame(db, request)
  return {
    round,
    request,
    questions: questions.map((question, index) => ({
      question,
      position: index + 1,
      evidence: evidence.filter(each => each.question === question.id),
      ...shown(answers.find(answer => answer.question === question.id) ?? null, { id: question.id, request, state }),
    })),
    // Whoever only looks on does not open what trusts attach.
    came: may === 'wrong-role' ? { ...came, files: came.files.map(file => ({ ...file, pages: [] })) } : came,
    doubts: doubtsOf(figuresOf(questions, answers), dayInUk(now)),
    may,
    list,
    nextUnread: await nextUnread(db, request),
    formToken: state?.sent.formToken ?? newFormToken(),
    requestVersion: request.version,
    isNotReady: state?.isNotReady ?? false,
  }
}

/** The questions of the round that are asked in the trust's nation. */
export const questionsFor = async (db: ReadDb, { round, nation }: SurveyRequest): Promise<Question[]> =>
  (await questionsOf(db, round)).filter(({ nations }) => nations.includes(nation))

type Standing = { readonly id: string; readonly request: SurveyRequest; readonly state: SheetState | null }

/** What the fields of a question hold: what was typed where it could not be saved, else what is recorded. */
function shown(
  answer: Answer | null,
  { id, request, state }: Standing,
): Omit<QuestionView, 'question' | 'position' | 'evidence'> {
  const recorded = typedOf(answer ? saidOf(answer) : { ...nothingSaid, language: request.language })
  const sent = state?.sent.questions.get(id)
  const conflict = state?.conflicts.find(({ question }) => question === id) ?? null
  const faults = state?.faults.get(id) ?? []
  const isSaved = state !== null && state.conflicts.length + Number(state.isNotReady) > 0 && conflict === null
  const common = { answer, faults, conflict, evidenceFault: state?.evidenceFaults.get(id) ?? null }
  if (!sent || isSaved)
    return { ...common, typed: recorded, basedOn: answer?.version ?? 0, was: hashOfTyped(recorded), typedEvidence: nothingTyped }
  const typedEvidence = conflict === null ? sent.evidence : nothingTyped
  // Whoever sends a conflicting form once more has seen what stands there now.
  return conflict === null
    ? { ...common, typed: sent.answer, basedOn: sent.basedOn, was: sent.was, typedEvidence }
    : { ...common, typed: sent.answer, basedOn: conflict.version, was: hashOfTyped(recorded), typedEvidence }
}
