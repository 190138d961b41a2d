import { createRoute, z } from '@hono/zod-openapi'
import { problemResponse, type Router } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import { sayReason } from '../legal-clock/say-reason.ts'
import { divisions } from '../schema.ts'
import { laws } from '../types.ts'
import { faultText } from './due-date-form.tsx'
import { dueDateApiPath } from './links.ts'
import { type DueQuestion, readQuestion } from './read-question.ts'

const sourceSchema = z.object({ title: z.string(), url: z.string().nullable() })

export const dueDateSchema = z
  .object({
    received: z.iso.date(),
    law: z.enum(laws),
    due: z.iso.date().openapi({ description: 'The last day for an answer: until its end, in UK time.' }),
    dueOtherwise: z.iso.date().nullable().openapi({
      description:
        'The earlier date, if a bank holiday that was announced after the receipt is not counted. Null: there is none.',
    }),
    days: z
      .array(
        z.object({
          day: z.iso.date(),
          counted: z.number().int().nullable().openapi({ description: '1 to 20 for working days.' }),
          why: z.enum(['received', 'counted', 'weekend', 'holiday']),
          title: z.string().nullable().openapi({ description: 'Of a bank holiday: its name.' }),
          divisions: z
            .array(z.enum(divisions))
            .openapi({ description: 'Where it is one. Empty: everywhere, whatever the list says.' }),
        }),
      )
      .openapi({ description: 'Every day from the receipt to the last day.' }),
    reasons: z
      .array(z.object({ code: z.string(), day: z.iso.date(), text: z.string(), source: sourceSchema.nullable() }))
      .openapi({ description: 'Why it is that day: a code for programs, a sentence for people, and where it is written.' }),
    holidaysKnown: z.object({ from: z.iso.date(), until: z.iso.date() }).openapi({ description: 'Days outside are refused.' }),
  })
  .openapi('DueDate')

const problemSchema = z.object({ type: z.string(), status: z.number(), title: z.string(), detail: z.string() }).openapi('Problem')

const dueDateRoute = createRoute({
  method: 'get',
  path: dueDateApiPath,
  summary: 'When the answer to a freedom of information request is due',
  description: 'Counts 20 working days from the day on which a public body received a request. Nothing is stored.',
  request: {
    query: z.object({
      received: z
        .string()
        .refine(isCalendarDay, 'a day of the calendar, YYYY-MM-DD')
        .openapi({ description: 'The day on which the request arrived.', example: '2026-05-18', format: 'date' }),
      law: z
        .enum(laws)
        .openapi({ description: 'foia: England, Wales, Northern Ireland and the whole UK. foisa: Scotland.', example: 'foia' }),
    }),
  },
  responses: {
    200: { description: 'The last day, and every day of the count', content: { 'application/json': { schema: dueDateSchema } } },
    400: {
      description: 'The question could not be understood.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
    422: {
      description: 'The bank holidays of that time are not known.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
})

/** `GET /api/v1/due-date`. Any page may ask. Not kept: a new bank holiday changes the answer. */
export function dueDateApi(router: Router): void {
  router.openapi(dueDateRoute, async c => {
    const { t, db } = c.var
    const holidays = await holidaysOf(db)
    const question = readQuestion(c.req.valid('query'), holidays)
    if (question.shape !== 'complete' || holidays.known === null) {
      const faults = question.shape === 'invalid' ? question.faults : []
      const detail = faults.map(fault => faultText(t, fault, holidays.known)).join(' ')
      // The route's type knows JSON answers alone; problemResponse makes a whole Response, which Hono sends as it is.
      return problemResponse({ status: 422, title: t('due-date.api.unknown'), detail }, openHeaders) as never
    }
    return c.json(
      { ...answerOf(question), reasons: reasonsOf(t, question), holidaysKnown: { ...holidays.known } },
      200,
      openHeaders,
    )
  })
}

const openHeaders = {
  'cache-control': 'no-cache',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

type Complete = Extract<DueQuestion, { shape: 'complete' }>
type DueDateAnswer = z.infer<typeof dueDateSchema>

const answerOf = ({ received, law, answer }: Complete): Omit<DueDateAnswer, 'reasons' | 'holidaysKnown'> => ({
  received,
  law,
  due: answer.due,
  dueOtherwise: answer.dueOtherwise,
  days: answer.days.flatMap(({ day, counted, why }) =>
    // Days are left out only for fees, of which this route knows nothing.
    why.kind === 'left-out'
      ? []
      : [
          {
            day,
            counted,
            why: why.kind,
            title: why.kind === 'holiday' ? why.title : null,
            divisions: why.kind === 'holiday' ? [...why.divisions] : [],
          },
        ],
  ),
})

const reasonsOf = (t: Parameters<typeof sayReason>[0], { answer }: Complete): DueDateAnswer['reasons'] =>
  answer.reasons.map(each => {
    const { code, text, source } = sayReason(t, each)
    return { code, day: each.day, text, source: source && { title: source.label, url: source.url } }
  })
