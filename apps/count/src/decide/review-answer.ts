import { z } from 'zod'

/** A line of review/answers.jsonl. Keys are those of person_key. */
export const reviewAnswer = z.object({
  /** When, by the clock of the reviewer's machine. */
  at: z.iso.datetime({ offset: true }),
  by: z.string(),
  subject: z.object({ kind: z.enum(['case', 'link', 'conflict']), keys: z.array(z.string()) }),
  answer: z.enum(['case', 'not-a-case', 'same-person', 'different-people', 'unsure']),
  note: z.string(),
  asked: z.object({ why: z.string(), evidence: z.array(z.string()) }),
})
export type ReviewAnswer = z.infer<typeof reviewAnswer>

const rankOf: Readonly<Record<string, number>> = { supporting: 0, possible: 1, probable: 2, definite: 3 }
const linePattern = /^R\d+ (definite|probable|possible|supporting)\b/

/** A piece of evidence as a reviewer is shown it, and as `asked.evidence` keeps it: `R6 probable 2021-03-04`. */
export const evidenceLine = ({ rule, tier, date }: { rule: string; tier: string; date: string | null }): string =>
  `${rule} ${tier}${date === null ? '' : ` ${date}`}`

/** The rank of the best evidence that the reviewer was shown (0 none, 3 definite); undefined if the lines do not say. */
export function rankWhenAsked({ asked }: ReviewAnswer): number | undefined {
  if (asked.evidence.length === 0) return undefined
  const ranks = asked.evidence.map(line => rankOf[linePattern.exec(line)?.[1] ?? ''])
  return ranks.some(rank => rank === undefined) ? undefined : Math.max(...ranks.map(rank => rank ?? 0))
}
