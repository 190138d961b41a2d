import { type Campaign, canonicalJson, type Json } from '../../../foundation/index.ts'
import { type ReleaseDocument, readReleaseDocument } from '../../rules/release-document.ts'
import { releaseAsGeoJson, releaseTable } from '../release-files.ts'
import { fileNameOf } from '../send-file.ts'
import { csvLine } from '../write-csv.ts'
import { completenessTable, countsTable } from './counts-table.ts'
import { evidenceTable } from './evidence-table.ts'
import { schemaOfCompleteness, schemaOfCounts, schemaOfEvidence, schemaOfStatuses, type TableSchema } from './table-schemas.ts'

/** One file of a data package, with what its description says of it. */
export type PackageFile = {
  readonly resource: string
  readonly fileName: string
  readonly format: 'csv' | 'json' | 'geojson'
  readonly mediaType: 'text/csv' | 'application/json' | 'application/geo+json'
  readonly title: string
  readonly body: string
  readonly schema?: TableSchema
}

/** What a package is made of: a release as it is served, and the criteria that it was decided by, as they were published. */
export type PackageParts = {
  readonly campaign: Campaign
  readonly served: string
  readonly criteria: { readonly version: string; readonly body: string; readonly sha256: string }
}

/**
 * The files of a release's data package, made from its bytes alone. Its CSV files have no byte-order mark, unlike those for spreadsheets:
 * the readers of data packages take it for a part of the first column's name.
 */
export function packageFiles({ campaign, served, criteria }: PackageParts): PackageFile[] {
  const document = readReleaseDocument(served)
  const named = (ending: string) => fileNameOf(campaign, `${document.id}${ending}`)
  const statuses = releaseTable(document)
  const evidence = evidenceTable(document)
  return [
    {
      ...csv('statuses', named('-statuses.csv'), 'Every trust and its status, one row each', statuses),
      schema: schemaOfStatuses(statuses.columns),
    },
    {
      ...csv('evidence', named('-evidence.csv'), 'What the statuses stand on, one row for each quote, link or file', evidence),
      schema: schemaOfEvidence(evidence.columns, 'statuses'),
    },
    ...countFiles(document, named),
    {
      resource: 'release',
      fileName: named('.json'),
      format: 'json',
      mediaType: 'application/json',
      title: 'The whole release, byte for byte as it is served',
      body: served,
    },
    {
      resource: 'map',
      fileName: named('.geojson'),
      format: 'geojson',
      mediaType: 'application/geo+json',
      title: 'The same as points for a map (RFC 7946)',
      body: releaseAsGeoJson(served),
    },
    {
      resource: 'criteria',
      fileName: fileNameOf(campaign, `criteria-${criteria.version}.json`),
      format: 'json',
      mediaType: 'application/json',
      title: 'The criteria: the rules by which answers became statuses',
      body: criteriaFile(document, criteria),
    },
  ]
}

/** Only of a release that holds counts: every other package keeps the files that it was published with. */
function countFiles(document: ReleaseDocument, named: (ending: string) => string): PackageFile[] {
  if (document.format !== 'spotlight-release-3') return []
  const [counts, completeness] = [countsTable(document), completenessTable(document)]
  return [
    {
      ...csv('counts', named('-counts.csv'), 'What trusts counted themselves and signed, one row for each year', counts),
      schema: schemaOfCounts(counts.columns, 'statuses'),
    },
    {
      ...csv('completeness', named('-completeness.csv'), 'How complete each count is, one row for each check', completeness),
      schema: schemaOfCompleteness(completeness.columns, 'statuses'),
    },
  ]
}

type Table = { readonly columns: readonly string[]; readonly rows: readonly Parameters<typeof csvLine>[0][] }

const csv = (resource: string, fileName: string, title: string, { columns, rows }: Table): PackageFile => ({
  resource,
  fileName,
  format: 'csv',
  mediaType: 'text/csv',
  title,
  body: [columns, ...rows].map(csvLine).join(''),
})

/** The criteria with the checksum that they were published with: of the canonical JSON of `criteria`. */
const criteriaFile = ({ campaign }: ReleaseDocument, { body, sha256 }: PackageParts['criteria']): string => {
  // What was published as JSON holds nothing else.
  const criteria = JSON.parse(body) as Json
  return canonicalJson({ campaign, criteria, sha256 })
}
