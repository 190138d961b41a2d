import { z } from 'zod'
import type { Answer, AnswerEvidence, Standing } from '../answer-types.ts'
import { questionsFor } from '../letters/questions-in-letter.ts'
import { markOf } from '../rounds/criteria/decide-status.ts'
import { type CriteriaRule, marks, type Question, questionTypes, type SurveyRequest } from '../types.ts'

const bilingual = z.object({ en: z.string(), cy: z.string() })
const language = z.enum(['en', 'cy'])
const statuses = ['collecting', 'partial', 'not-collecting', 'no-response', 'not-asked', 'excluded'] as const

const shownEvidence = z.object({
  source: z.enum(['quote', 'link', 'file']),
  quote: z.string().nullable(),
  language: language.nullable(),
  translation: z.string().nullable(),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  page: z.number().nullable(),
  dated: z.string().nullable(),
})

const shownQuestion = z.object({
  id: z.string(),
  type: z.enum(questionTypes),
  wording: bilingual,
  words: z.string(),
  language,
  translation: z.string().nullable(),
  number: z.number().nullable(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  /** Null where nobody marks this question. */
  mark: z.enum(marks).nullable(),
  evidence: z.array(shownEvidence),
})

/** What a trust is shown of itself: kept with its link, so that nobody can doubt later what was shown. */
export const shownResult = z.object({
  status: z.enum(statuses),
  /** The rule that decided, in the words of the criteria; null where it is none of them. */
  criterion: bilingual.nullable(),
  answeredOn: z.string().nullable(),
  note: bilingual,
  treatedBy: z.string().nullable(),
  questions: z.array(shownQuestion),
})
export type ShownResult = z.infer<typeof shownResult>
export type ShownQuestion = ShownResult['questions'][number]
export type ShownEvidence = ShownQuestion['evidence'][number]

/**
 * Whether the rule that decided says what happened better than the few words beside every status: a trust that refused, or told us who
 * treats its patients, did answer, and must not be told “we asked; no answer”.
 */
export const isSaidByRule = ({ status, criterion }: Pick<ShownResult, 'status' | 'criterion'>): boolean =>
  criterion !== null && (status === 'no-response' || status === 'excluded')

type Input = {
  readonly standing: Standing
  readonly request: Pick<SurveyRequest, 'nation'>
  readonly questions: readonly Question[]
  readonly rules: readonly CriteriaRule[]
  readonly answers: readonly Answer[]
}

/**
 * What would be published of a trust today, with what it rests on: question by question what we have read, how we read it, and the evidence
 * that may be shown. Our own notes are not in it.
 */
export function makeShownResult({ standing, request, questions, rules, answers }: Input): ShownResult {
  const rule = standing.override
    ? rules.find(({ id }) => id === standing.rule)
    : standing.decision.position === null
      ? undefined
      : rules[standing.decision.position]
  return {
    status: standing.status,
    criterion: rule ? { en: rule.when.en, cy: rule.when.cy } : null,
    answeredOn: standing.answeredOn,
    note: { en: standing.note ?? '', cy: standing.noteCy ?? '' },
    treatedBy: standing.treatedBy,
    questions: questionsFor(questions, request.nation).map(question => {
      const answer = answers.find(each => each.question === question.id)
      return {
        id: question.id,
        type: question.type,
        wording: { en: question.wording.en, cy: question.wording.cy },
        words: answer?.words ?? '',
        language: answer?.language ?? 'en',
        translation: answer?.translation ?? null,
        number: answer?.number ?? null,
        fromDay: answer?.fromDay ?? null,
        toDay: answer?.toDay ?? null,
        mark: Object.hasOwn(standing.marks, question.id) ? markOf(standing.marks, question.id) : null,
        evidence: standing.evidence.filter(each => each.question === question.id).map(shown),
      }
    }),
  }
}

const shown = (piece: AnswerEvidence): ShownEvidence => ({
  source: piece.source,
  quote: piece.quote,
  language: piece.language,
  translation: piece.translation,
  url: piece.url,
  fileName: piece.fileName,
  page: piece.page,
  dated: piece.dated,
})
