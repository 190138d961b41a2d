import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signedSubmission } from '@spotlight/submission'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { findRoot } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import type { PublishedStatus } from '../../../releases/index.ts'
import { exampleSubmissionsFolder, fileOfSubmission, readExampleSubmissions } from '../../example/example-submissions.ts'
import { nationalPicture } from '../../figures/national-picture.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { readReferences } from '../../figures/read-references.ts'
import { countOf, statusOf } from '../../figures/test-statuses.ts'

const root = findRoot(import.meta.dirname)

export const release = {
  id: '2026-1.2',
  title: 'Example round 2',
  asOf: '2026-11-03',
  publishedOn: '2026-11-19',
  sha256: 'd'.repeat(64),
}

const trust = z.object({
  code: z.string(),
  name: z.string(),
  name_cy: z.string(),
  nation: z.enum(nations),
  region_code: z.string(),
  region_name: z.string(),
  closed_on: z.string(),
})

/** Every trust of the example as it would stand in a release that has taken up the newest signed-off count of each. */
export function exampleStatuses(): PublishedStatus[] {
  const counts = new Map(
    readExampleSubmissions(root).senders.flatMap(({ trust: code, submissions }) => lastCount(code, submissions)),
  )
  return z
    .array(trust)
    .parse(parse(readFileSync(join(root, 'content/example/trusts.csv')), { columns: true, bom: true }))
    .filter(({ closed_on }) => closed_on === '')
    .map(row =>
      statusOf(row.code, {
        name: row.name,
        nameCy: row.name_cy || null,
        nation: row.nation,
        regionCode: row.region_code,
        regionName: row.region_name,
        evidence: counts.get(row.code) ?? [],
      }),
    )
}

type Sender = ReturnType<typeof readExampleSubmissions>['senders'][number]

function lastCount(code: string, submissions: Sender['submissions']): [string, PublishedStatus['evidence']][] {
  const at = submissions.findLastIndex(({ outcome }) => outcome !== undefined && 'signedOff' in outcome)
  if (at < 0) return []
  const file = readFileSync(join(root, exampleSubmissionsFolder, fileOfSubmission(code, at + 1)), 'utf8')
  const { asAt, incidence, prevalence, completeness } = signedSubmission.parse(JSON.parse(file)).submission
  return [[code, [countOf([], { asAt, incidence, prevalence, completeness })]]]
}

const made = new Map<string, NationalPicture>()

/** The picture that the example would have, made by the code that makes the real one. */
export function examplePicture(): NationalPicture {
  const known = made.get('example')
  if (known) return known
  const picture = nationalPicture({ statuses: exampleStatuses(), release, references: readReferences(root, 'example') })
  made.set('example', picture)
  return picture
}

/** The same before anybody has sent anything. */
export const emptyPicture = (): NationalPicture =>
  nationalPicture({
    statuses: exampleStatuses().map(status => ({ ...status, evidence: [] })),
    release,
    references: readReferences(root, 'example'),
  })
