import { featureCollection } from '../open-data/release-files.ts'
import { writeCsv } from '../open-data/write-csv.ts'
import type { ReleasePage } from './api-releases.ts'
import type { ApiTrust, TrustPage } from './api-trusts.ts'

const trustColumns = [
  'code',
  'name',
  'nameCy',
  'nation',
  'kind',
  'regionCode',
  'regionName',
  'lat',
  'lon',
  'openedOn',
  'closedOn',
] as const

/** The list of trusts as CSV. A trust without a status has an empty cell. */
export const trustsAsCsv = ({ campaign, page }: TrustPage): string =>
  writeCsv(
    [
      'campaign',
      'code',
      'name',
      'name_cy',
      'nation',
      'kind',
      'region_code',
      'region_name',
      'lat',
      'lon',
      'opened_on',
      'closed_on',
      'status',
      'release',
      'as_of',
    ],
    page.entries.map(trust => [
      campaign,
      ...trustColumns.map(column => trust[column]),
      trust.status?.status ?? null,
      trust.status?.release ?? null,
      trust.status?.asOf ?? null,
    ]),
  )

/** The list of trusts as points. */
export const trustsAsGeoJson = ({ campaign, page }: TrustPage): string =>
  featureCollection(
    page.entries.map(({ lat, lon, ...trust }: ApiTrust) => ({ point: { lat, lon }, properties: { ...trust, campaign } })),
  )

/** The list of releases as CSV. */
export const releasesAsCsv = ({ campaign, page }: ReleasePage): string =>
  writeCsv(
    ['campaign', 'id', 'title', 'as_of', 'published_on', 'criteria', 'sha256', 'corrects', 'reason', 'corrected_by', 'page'],
    page.entries.map(release => [
      campaign,
      release.id,
      release.title,
      release.asOf,
      release.publishedOn,
      release.criteria,
      release.sha256,
      release.correction?.parent ?? null,
      release.correction?.reason ?? null,
      release.correctedBy,
      release.links.page,
    ]),
  )
