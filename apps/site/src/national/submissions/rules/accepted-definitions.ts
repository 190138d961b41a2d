import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const part = z.strictObject({ name: z.string(), version: z.string(), sha256 })

const acceptedVersion = z.strictObject({
  version: z.string(),
  sha256,
  /** The last day on which a file counted by it is taken. */
  acceptedUntil: z.iso.date().nullable(),
  criteria: z.strictObject({
    version: z.string(),
    notCollectingWithout: z.array(z.string()).min(1),
    tests: z
      .array(
        z.strictObject({
          id: z.string(),
          counts: z.enum(['people', 'things']),
          threshold: z.number().min(0).max(1),
          whenNothingToMeasure: z.enum(['passed', 'failed']),
        }),
      )
      .min(1),
  }),
  parts: z.array(part).min(1),
})
const file = z.strictObject({ programs: z.array(z.string()).min(1), versions: z.array(acceptedVersion).min(1) })

/** One version of the rules and code lists by which a submission may be counted, the newest last. */
export type AcceptedDefinitions = z.infer<typeof acceptedVersion>
export type CountCriteria = AcceptedDefinitions['criteria']

export type Accepted = z.infer<typeof file>

const known = new Map<string, Accepted>()

/** Read once from content/count/accepted-definitions.yaml below `root`. @throws if the file is not as it should be */
export function acceptedDefinitions(root: string): Accepted {
  const path = join(root, 'content', 'count', 'accepted-definitions.yaml')
  const read = known.get(path) ?? file.parse(parse(readFileSync(path, 'utf8')))
  known.set(path, read)
  return read
}

/** The criteria that a submission names, or null where no version that we know has them. */
export const countCriteriaOf = (root: string, criteriaVersion: string): CountCriteria | null =>
  acceptedDefinitions(root).versions.findLast(({ criteria }) => criteria.version === criteriaVersion)?.criteria ?? null
