import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../../../foundation/index.ts'
import { type Nation, nations } from '../../../register/index.ts'
import { type Criteria, loadCriteria, ruleById } from '../../../releases/index.ts'
import {
  type Bilingual,
  type Law,
  type LetterLanguage,
  type LetterTemplate,
  laws,
  letterKinds,
  marks,
  type Question,
  questionTypes,
  type RoundCriteria,
} from '../../types.ts'

/** What a round begins with when it is made from nothing. */
export type DefaultRound = {
  readonly name: Bilingual
  readonly laws: Readonly<Record<Nation, Law>>
  readonly questions: readonly Question[]
  readonly letters: readonly LetterTemplate[]
  readonly criteria: RoundCriteria
}

const words = z.strictObject({ en: z.string().min(1), cy: z.string().min(1) })
const law = z.enum(laws)

const roundFile = z.strictObject({
  name: words,
  laws: z.strictObject({ england: law, wales: law, scotland: law, 'northern-ireland': law }),
  questions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        type: z.enum(questionTypes),
        nations: z.array(z.enum(nations)).min(1),
        wording: words,
        help: words,
      }),
    )
    .min(1),
  criteria: z.strictObject({
    version: z.string(),
    rules: z.array(z.strictObject({ id: z.string(), conditions: z.record(z.string(), z.array(z.enum(marks)).min(1)) })).min(1),
  }),
})

const text = z.strictObject({ subject: z.string().min(1), body: z.string().min(1) })
const letterFile = z.record(z.enum(letterKinds), text)

const letterFiles: readonly { readonly law: Law; readonly language: LetterLanguage }[] = [
  { law: 'foia', language: 'en' },
  { law: 'foia', language: 'cy' },
  { law: 'foisa', language: 'en' },
]

/** Reads content/rounds/default.yaml and content/letters. A file that is not as it should be is named, with what is wrong. */
export function loadDefaultRound(root: string): DefaultRound {
  const { criteria, questions, ...rest } = readFile(root, 'content/rounds/default.yaml', roundFile)
  return {
    ...rest,
    questions: questions.map(question => ({ ...question, comparesWith: null, notComparable: null })),
    letters: letterFiles.flatMap(({ law, language }) => {
      const letters = readFile(root, `content/letters/${law}.${language}.yaml`, letterFile)
      return letterKinds.map(kind => ({ kind, law, language, ...letters[kind] }))
    }),
    criteria: inWords(criteria, publishedVersion(root, criteria.version)),
  }
}

/** The words and the status of a rule are those of the published criteria: they stand in one place only. */
const inWords = (criteria: z.infer<typeof roundFile>['criteria'], published: Criteria): RoundCriteria => ({
  version: criteria.version,
  rules: criteria.rules.map(({ id, conditions }) => {
    const rule = ruleById(published, id)
    if (!rule) throw unusable('content/rounds/default.yaml', `criteria ${criteria.version} have no rule "${id}"`)
    return {
      id,
      status: rule.status,
      when: rule.when,
      conditions: Object.entries(conditions).map(([question, marks]) => ({ question, marks })),
    }
  }),
})

function publishedVersion(root: string, version: string): Criteria {
  const found = loadCriteria(root).find(each => each.version === version)
  if (!found) throw unusable('content/rounds/default.yaml', `there are no criteria ${version} in content/criteria`)
  return found
}

function readFile<Shape extends z.ZodType>(root: string, path: string, schema: Shape): z.infer<Shape> {
  const parsed = schema.safeParse(parse(readFileSync(join(root, path), 'utf8')))
  if (!parsed.success) throw unusable(path, z.prettifyError(parsed.error))
  return parsed.data
}

const unusable = (path: string, why: string): Refusal =>
  new Refusal('configuration', `${path} cannot be used: ${why}`, 'Mend the file.')
