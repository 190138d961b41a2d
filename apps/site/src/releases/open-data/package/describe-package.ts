import { type Campaign, type Json, sha256Of } from '../../../foundation/index.ts'
import { licence } from '../../licence.ts'
import { criteriaLink, releaseLink } from '../../links.ts'
import { parseReleaseId } from '../../rules/release-id.ts'
import type { ReleaseSummary } from '../../types.ts'
import { fileNameOf } from '../send-file.ts'
import { tagUri } from '../tag-uri.ts'
import type { PackageFile } from './package-files.ts'
import { sourcesOf } from './package-sources.ts'

type Described = {
  readonly campaign: Campaign
  readonly baseUrl: string
  /** Without the correction that may replace it one day: a package is as final as its release. */
  readonly release: Omit<ReleaseSummary, 'correctedBy'>
  readonly files: readonly PackageFile[]
}

/**
 * datapackage.json, by version 1 of the Data Package standard: every reader of version 2 reads it, while most of those that people have
 * (in R, JavaScript and spreadsheets) know only the first. The same release always gives the same bytes at the same site.
 */
export const describePackage = ({ campaign, baseUrl, release, files }: Described): string =>
  `${JSON.stringify(
    {
      profile: 'data-package',
      name: fileNameOf(campaign, release.id),
      id: tagUri({ campaign, baseUrl }, release.publishedOn, `releases/${release.id}`),
      title: `${prefix(campaign)}Which hospital trusts count their patients with secondary breast cancer: release ${release.id}`,
      description: description(campaign, release),
      homepage: baseUrl + releaseLink(release.id),
      version: versionOf(release),
      created: `${release.publishedOn}T00:00:00Z`,
      keywords: [
        'secondary breast cancer',
        'hospital trusts',
        'freedom of information',
        ...(campaign === 'example' ? ['Example'] : []),
      ],
      licenses: [{ name: licence.id, path: licence.url, title: licence.name }],
      sources: sourcesOf({ campaign, publishedOn: release.publishedOn, baseUrl }).map(source => ({ ...source })),
      campaign: campaign === 'example' ? 'Example' : 'UK',
      release: release.id,
      publishedSha256: release.sha256,
      correction: release.correction && {
        parent: release.correction.parent,
        parentPage: baseUrl + releaseLink(release.correction.parent),
        trustCodes: [...release.correction.trustCodes],
        reason: release.correction.reason,
      },
      criteria: { version: release.criteria, page: baseUrl + criteriaLink(release.criteria) },
      resources: files.map(describeFile),
    } satisfies Json,
    null,
    2,
  )}\n`

const prefix = (campaign: Campaign): string => (campaign === 'example' ? 'Example campaign, everything invented: ' : '')

function description(campaign: Campaign, { title, id, asOf, correction }: Described['release']): string {
  return [
    ...(campaign === 'example' ? ['Example: every trust and answer in this package is invented.'] : []),
    title === id ? '' : `“${title}”.`,
    `Counts answers up to ${asOf}.`,
    ...(correction ? [`A correction of release ${correction.parent}.`] : []),
    'A release never changes: these files stay as they are, but for a passage that has to be withheld, where a dated notice with its checksum takes its place.',
    'An empty cell, or null, is not known; it never means none.',
    'In CSV, text that a spreadsheet could take for a formula has an apostrophe before it.',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

/** `2026-1.2` as a semantic version: 2026.1.2. */
function versionOf({ id }: { id: string }): string {
  const number = parseReleaseId(id)
  if (!number) throw new Error('A release has an id of its own form')
  return `${number.year}.${number.number}.${number.correction}`
}

const describeFile = ({ resource, fileName, format, mediaType, title, body, schema }: PackageFile): Json => ({
  ...(schema ? { profile: 'tabular-data-resource' } : { profile: 'data-resource' }),
  name: resource,
  path: fileName,
  title,
  format,
  mediatype: mediaType,
  encoding: 'utf-8',
  bytes: Buffer.byteLength(body, 'utf8'),
  hash: `sha256:${sha256Of(body)}`,
  ...(schema ? { dialect: { header: true, delimiter: ',', lineTerminator: '\r\n' }, schema } : {}),
})
