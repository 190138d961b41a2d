import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type LetterLanguage, laws, letterKinds, letterLanguages } from '../types.ts'
import { fileKinds } from './files/trust-file.ts'

/** What an invented trust can send. Each is a text in content/rehearsal, and a sentence on the page of the rehearsal. */
export const sentKinds = [
  'acknowledgement',
  'answer-in-full',
  'answer-in-a-file',
  'answer-in-part',
  'narrowed',
  'portal-link',
  'for-two-trusts',
  'number-only',
  'fewer-than-five',
  'does-not-record',
  'by-hand',
  'review-upheld',
  'other-exemption',
  'treated-elsewhere',
  'clarification',
  'fees-notice',
  'extension',
  'absence',
  'late-answer',
  'bounce',
  'agrees',
  'corrects',
  'adds',
  'names-somebody',
  'complaint',
] as const
export type SentKind = (typeof sentKinds)[number]

export const ways = [
  'person',
  'machine',
  'absence',
  'bounce',
  'other-address',
  'no-token',
  'html',
  'twice',
  'two-trusts',
  'reply-page',
] as const
export type Way = (typeof ways)[number]

const range = z.tuple([z.number().int().min(0), z.number().int()]).refine(([least, most]) => least <= most)

const stepSchema = z
  .object({
    on: z.enum(letterKinds),
    days: range.optional(),
    minutes: range.optional(),
    send: z.enum(sentKinds),
    how: z.enum(ways),
    attach: z.string().optional(),
  })
  .strict()
  .refine(({ days, minutes }) => (days === undefined) !== (minutes === undefined), 'needs days or minutes')

const behaviourSchema = z
  .object({
    name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    weight: z.number().positive(),
    laws: z.array(z.enum(laws)).optional(),
    steps: z.array(stepSchema),
  })
  .strict()

const behavioursSchema = z
  .object({ seed: z.string().min(1), behaviours: z.array(behaviourSchema).min(1), reactions: z.array(behaviourSchema).min(1) })
  .strict()

const textsSchema = z
  .object({
    texts: z.record(z.enum(sentKinds), z.array(z.object({ subject: z.string(), body: z.string() }).strict()).min(1)),
    files: z.record(z.string(), z.object({ kind: z.enum(fileKinds), text: z.string(), hidden: z.string().default('') }).strict()),
  })
  .strict()

export type Step = z.infer<typeof stepSchema>
export type Behaviour = z.infer<typeof behaviourSchema>
export type TrustTexts = z.infer<typeof textsSchema>

/** How the invented trusts behave, and in what words. */
export type Script = {
  readonly seed: string
  /** On the request and what follows from it. */
  readonly behaviours: readonly Behaviour[]
  /** On the draft of its result: dealt to the trusts apart from how they behaved before. */
  readonly reactions: readonly Behaviour[]
  readonly texts: Readonly<Record<LetterLanguage, TrustTexts>>
}

/** Reads content/rehearsal. A file that is not as it should be is named in the error. */
export function readScript(root: string): Script {
  const read = <Value>(name: string, schema: z.ZodType<Value>): Value => {
    const file = join(root, 'content/rehearsal', name)
    const parsed = schema.safeParse(parse(readFileSync(file, 'utf8'), { merge: true }))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
  const [en, cy] = letterLanguages.map(language => read(`texts.${language}.yaml`, textsSchema))
  if (!en || !cy) throw new Error('The trusts write English and Welsh')
  return { ...read('behaviours.yaml', behavioursSchema), texts: { en, cy } }
}
