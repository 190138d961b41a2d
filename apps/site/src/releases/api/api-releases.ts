import { z } from '@hono/zod-openapi'
import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { criteriaLink, packageLink, releaseFileLink, releaseLink } from '../links.ts'
import { campaignWord, countsSchema, readReleaseDocument, releaseDocumentSchema } from '../rules/release-document.ts'
import { allReleases, releaseById } from '../store/read-releases.ts'
import { serveRelease } from '../store/serve-release.ts'
import type { ReleaseSummary } from '../types.ts'
import { nextSchema } from './api-trusts.ts'
import type { Cursor } from './cursor.ts'
import { cutPage, type Page } from './pages.ts'

export const apiReleaseSchema = z
  .object({
    id: z.string().openapi({ example: '2026-1' }),
    title: z.string(),
    asOf: z.iso.date().openapi({ description: 'The day up to which answers are counted.' }),
    publishedOn: z.iso.date(),
    criteria: z.string().openapi({ description: 'The version of the criteria that decided the statuses.' }),
    sha256: z.string().openapi({ description: 'Checksum of the release’s JSON as it was published.' }),
    correction: z.object({ parent: z.string(), trustCodes: z.array(z.string()), reason: z.string() }).nullable(),
    correctedBy: z.string().nullable().openapi({ description: 'The correction that replaces this release.' }),
    links: z.object({
      page: z.url(),
      criteria: z.url(),
      json: z.url(),
      csv: z.url(),
      geojson: z.url(),
      datapackage: z.url().openapi({ description: 'The description of the data package: columns, licence, sources, checksums.' }),
      zip: z.url().openapi({ description: 'The data package as one file.' }),
    }),
  })
  .openapi('Release')
export type ApiRelease = z.infer<typeof apiReleaseSchema>

export const releaseListSchema = z
  .object({ campaign: z.enum(['Example', 'UK']), releases: z.array(apiReleaseSchema), next: nextSchema })
  .openapi('ReleaseList')
export type ReleaseList = z.infer<typeof releaseListSchema>

export const oneReleaseSchema = apiReleaseSchema
  .extend({
    campaign: z.enum(['Example', 'UK']),
    counts: countsSchema,
    statuses: releaseDocumentSchema.shape.statuses,
    skipped: releaseDocumentSchema.shape.skipped,
    withheld: z.array(z.object({ passage: z.string(), withheldOn: z.iso.date(), reason: z.string(), sha256: z.string() })),
  })
  .openapi('ReleaseInFull')
export type OneRelease = z.infer<typeof oneReleaseSchema>

const withLinks = (release: ReleaseSummary, baseUrl: string): ApiRelease => ({
  ...release,
  correction: release.correction && { ...release.correction, trustCodes: [...release.correction.trustCodes] },
  links: {
    page: baseUrl + releaseLink(release.id),
    criteria: baseUrl + criteriaLink(release.criteria),
    json: baseUrl + releaseFileLink(release.id, 'json'),
    csv: baseUrl + releaseFileLink(release.id, 'csv'),
    geojson: baseUrl + releaseFileLink(release.id, 'geojson'),
    datapackage: baseUrl + packageLink(release.id),
    zip: baseUrl + releaseFileLink(release.id, 'zip'),
  },
})

type Around = { readonly campaign: Campaign; readonly baseUrl: string }

/** The list, or a page of it. */
export type ReleasePage = { readonly campaign: ReleaseList['campaign']; readonly page: Page<ApiRelease> }

/** Every release, newest first; with a cursor those that come after it. Null where it names no release. */
export async function listReleases(
  db: ReadDb,
  { campaign, baseUrl, limit, cursor }: Around & { limit?: number; cursor?: Cursor },
): Promise<ReleasePage | null> {
  if (cursor && cursor.list !== 'releases') return null
  const releases = (await allReleases(db)).map(release => withLinks(release, baseUrl))
  const [after] = cursor?.after ?? []
  const start = after === undefined ? 0 : releases.findIndex(release => release.id === after) + 1
  if (after !== undefined && start === 0) return null
  return {
    campaign: campaignWord(campaign),
    page: cutPage(releases, { list: 'releases', limit, release: null, start, keyOf: release => [release.id] }),
  }
}

/** One release with every trust in it, less what is withheld; null where there is none. */
export async function oneRelease(db: ReadDb, id: string, { campaign, baseUrl }: Around): Promise<OneRelease | null> {
  const [summary, served] = [await releaseById(db, id), await serveRelease(db, id)]
  if (!summary || !served) return null
  const { counts, statuses, skipped } = readReleaseDocument(served.text)
  return {
    ...withLinks(summary, baseUrl),
    campaign: campaignWord(campaign),
    counts,
    statuses,
    skipped,
    withheld: served.notices.map(notice => ({ ...notice })),
  }
}
