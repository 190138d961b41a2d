import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Audience, audiences } from '../pledge-words.ts'

/** The cell of those who left a question out. No choice may be called so. */
export const skipped = 'skipped'

const both = z.object({ en: z.string().min(1), cy: z.string().min(1) })
const id = z
  .string()
  .regex(/^[a-z][a-z-]{0,30}$/)
  .refine(name => name !== skipped)

const choiceQuestion = z
  .object({
    kind: z.literal('choice'),
    id,
    words: both,
    choices: z.array(z.object({ id, words: both })).min(2),
    /** The answers that mean that the care is as it should be. */
    good: z.array(id).min(1),
    /** The answers of those whom the question does not concern: they are in no share. */
    aside: z.array(id),
  })
  .refine(({ choices, good, aside }) => [...good, ...aside].every(each => choices.some(choice => choice.id === each)), {
    message: 'good and aside name choices of the question',
  })
const textQuestion = z.object({ kind: z.literal('text'), id, words: both })

export const questionSetSchema = z
  .object({
    version: z.string(),
    audience: z.enum(audiences),
    /** Who wrote the Welsh: what a machine made waits for review. */
    welsh: z.enum(['machine', 'reviewed']),
    /** Asked first: who answers no is thanked, and nothing is kept. */
    screen: both,
    questions: z.array(z.discriminatedUnion('kind', [choiceQuestion, textQuestion])).min(1),
  })
  .refine(({ questions }) => new Set(questions.map(question => question.id)).size === questions.length, {
    message: 'every question has an id of its own',
  })

export type QuestionSet = z.infer<typeof questionSetSchema>
export type ChoiceQuestion = z.infer<typeof choiceQuestion>
export type TextQuestion = z.infer<typeof textQuestion>

export const choiceQuestions = ({ questions }: QuestionSet): ChoiceQuestion[] =>
  questions.filter(question => question.kind === 'choice')
export const textQuestions = ({ questions }: QuestionSet): TextQuestion[] =>
  questions.filter(question => question.kind === 'text')

const folder = 'content/pledges/questions'
const known = new Map<string, readonly QuestionSet[]>()

/** Every set of questions that was ever shipped, read once. A survey keeps a copy of its own, so that no upgrade changes it. */
export function questionSets(root: string): readonly QuestionSet[] {
  const read = known.get(root)
  if (read) return read
  const sets = readdirSync(join(root, folder))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      try {
        return questionSetSchema.parse(parse(readFileSync(join(root, folder, name), 'utf8')))
      } catch (cause) {
        throw new Error(`${folder}/${name} cannot be used`, { cause })
      }
    })
  known.set(root, sets)
  return sets
}

/** The newest set for these people. `2` comes before `10`. */
export function newestSet(root: string, audience: Audience): QuestionSet {
  const [newest] = questionSets(root)
    .filter(set => set.audience === audience)
    .sort((one, other) => other.version.localeCompare(one.version, 'en', { numeric: true }))
  if (!newest) throw new Error(`${folder} has no questions for ${audience}`)
  return newest
}
