import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CountToProtect, protectCount, type Shown, type Solver } from '@spotlight/statistics/disclosure'
import { type Submission, type SubmissionContent, sha256Of, signSubmission } from '@spotlight/submission'
import { parse } from 'yaml'
import { z } from 'zod'
import { exampleKey } from '../example-keys.ts'
import { type ExampleSender, type ExampleSubmission, fileOfSubmission } from '../example-submissions.ts'

const definitionsFolder = 'apps/count/definitions'
const versioned = z.object({ version: z.string() })
const seal = z.object({ version: z.string(), sha256: z.string(), parts: z.record(z.string(), z.string()) })

type Counting = {
  readonly definitions: SubmissionContent['definitions']
  readonly criteriaVersion: string
  readonly nameOf: (trust: string) => string
  readonly solver: Solver
}

/** By which rules the example counts: those of this checkout, as their seal names them. */
export function definitionsOf(root: string): Pick<Counting, 'definitions' | 'criteriaVersion'> {
  const read = (name: string): string => readFileSync(join(root, definitionsFolder, name), 'utf8')
  const versionOf = (name: string): string => versioned.parse(parse(read(name))).version
  const { version, sha256, parts } = seal.parse(JSON.parse(read('seal.json')))
  const named = Object.entries(parts).map(([name, hash]) => ({ name, version: versionOf(name), sha256: hash }))
  return { definitions: { version, sha256, parts: named }, criteriaVersion: versionOf('criteria.yaml') }
}

/** The signed files of one trust, in the order in which it sent them: name and bytes. The same numbers make the same bytes. */
export function submissionsOfSender(sender: ExampleSender, counting: Counting): { name: string; bytes: Buffer }[] {
  const made: { name: string; bytes: Buffer; submission: Submission }[] = []
  for (const [index, counted] of sender.submissions.entries()) {
    const before = made.at(-1)
    const earlier = made.map(({ submission }) => submission)
    const shown = protectCount(trueCountOf(counted), earlier, counting.solver)
    const content = contentOf(sender.trust, counted, { shown, counting, previous: before ? sha256Of(before.bytes) : null })
    const { bytes, signed } = signSubmission(content, exampleKey(sender.trust, counted.key))
    made.push({ name: fileOfSubmission(sender.trust, index + 1), bytes, submission: signed.submission })
  }
  return made
}

type Around = { readonly shown: Shown; readonly counting: Counting; readonly previous: string | null }

const contentOf = (
  trust: string,
  { asAt, status }: ExampleSubmission,
  { shown, counting, previous }: Around,
): SubmissionContent => ({
  format: 'spotlight-submission-1',
  trust: { code: trust, name: counting.nameOf(trust) },
  asAt,
  verdict: { status, criteriaVersion: counting.criteriaVersion },
  incidence: shown.incidence,
  prevalence: { ...shown.prevalence, seenSince: startOf24Months(asAt) },
  completeness: shown.completeness,
  definitions: counting.definitions,
  program: { name: 'spotlight-count', version: '0.1.0' },
  previous,
})

/** As `count` says it: the first day of the 24 months that end with this one. */
function startOf24Months(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year - 2, month - 1, date + 1)).toISOString().slice(0, 10)
}

/** The people of the file, and how well their records are filled: as a hospital that records well, where the file does not say otherwise. */
function trueCountOf({ asAt, people, alive: [notKnownDead, seenIn24Months], tests }: ExampleSubmission): CountToProtect {
  const years = Object.entries(people).map(([year, [deNovo, recurrent, unclassified]]) => ({
    year: Number(year),
    deNovo,
    recurrent,
    unclassified,
  }))
  const all = years.reduce((sum, { deNovo, recurrent, unclassified }) => sum + deNovo + recurrent + unclassified, 0)
  const unknown = years.reduce((sum, { unclassified }) => sum + unclassified, 0)
  const usual: Readonly<Record<string, readonly [number, number]>> = {
    'nhs-number': [Math.floor(all * 11 * 0.985), all * 11],
    'recurrences-recorded': [12, 12],
    'spread-described': [Math.floor(all * 1.6 * 0.91), Math.floor(all * 1.6)],
    'first-date': [Math.floor(all * 0.97), all],
    stage: [Math.floor(all * 1.3 * 0.88), Math.floor(all * 1.3)],
    pathway: [all - unknown, all],
    'vital-status': [Math.floor(all * 0.93), all],
    timely: [5, 5],
    ...tests,
  }
  return {
    years,
    prevalence: { on: asAt, notKnownDead, seenIn24Months },
    shares: Object.entries(usual).map(([id, [numerator, denominator]]) => ({
      id,
      counts: id === 'recurrences-recorded' || id === 'timely' ? ('things' as const) : ('people' as const),
      numerator,
      denominator,
      ...(id === 'pathway' ? { missed: 'unclassified' as const } : {}),
    })),
  }
}
