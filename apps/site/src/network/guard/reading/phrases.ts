import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const listSchema = z.array(
  z.object({
    concern: z.enum(['danger', 'distress', 'threat', 'abuse']),
    what: z.string(),
    phrases: z.array(z.string()).min(1),
    found: z.array(z.string()).min(1),
    passed: z.array(z.string()).min(1),
  }),
)

/** What is looked for, with sentences that must be found and sentences that must not. */
export type PhraseList = z.infer<typeof listSchema>[number]

/** Reads content/guard/phrases.yaml. A phrase that is no regular expression throws, with its text. */
export const readPhraseLists = (root: string): readonly PhraseList[] =>
  listSchema.parse(parse(readFileSync(join(root, 'content/guard/phrases.yaml'), 'utf8')))

/** All phrases of a concern as one expression over plain text (`plainText`), between whole words. */
export function expressionOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(phrase => `(?:${phrase})`).join('|')})(?![\\p{L}\\p{N}])`, 'u')
}
