import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { Ctx } from '../../foundation/index.ts'
import { sentForm } from '../read-form.ts'
import { answerClasses, channels, eventKinds, workStates } from '../types.ts'
import { longestNote } from './add-note.ts'
import { isFormToken } from './form-token.ts'

/** What somebody sent, field by field: texts only, as they were typed. */
export type Typed = Readonly<Record<string, string>>

export async function typedForm(c: Ctx): Promise<Typed> {
  const texts = [...(await sentForm(c))].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')] as const] : [],
  )
  return Object.fromEntries(texts)
}

const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
const emptyIsNull = <Value>(schema: z.ZodType<Value, string>) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null
      const read = schema.safeParse(text.trim())
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: 'unknown' })
      return z.NEVER
    })

/** What every form carries. It is ours and not typed: where it is torn, the form is not one of our pages'. */
const carried = z.object({ basedOn: number, seen: number, token: z.string().refine(isFormToken) })
export type Carried = z.infer<typeof carried>

export function carriedBy(typed: Typed): Carried {
  const read = carried.safeParse(typed)
  if (!read.success) throw new HTTPException(400)
  return read.data
}

const note = z.string().trim().max(longestNote)

export const eventForm = z.object({
  kind: z.enum(eventKinds),
  on: z.string().trim().min(1),
  until: emptyIsNull(z.string()),
  answer: emptyIsNull(z.enum(answerClasses)),
  message: emptyIsNull(number),
  note: note.default(''),
})
export const noteForm = z.object({ text: note.min(1) })
export const workForm = z.object({ assignee: z.string().min(1), work: z.enum(workStates), channel: z.enum(channels) })
export const byHandForm = z.object({ sent: z.string().trim().min(1), arrived: z.string().trim().min(1) })
export const elsewhereForm = z.object({ other: z.string().min(1) })

/** The fields that do not fit, each once. */
export const faultyFields = (error: z.ZodError): string[] => [...new Set(error.issues.map(({ path }) => String(path[0])))]
