import { canonicalJson, type Json } from '../../foundation/index.ts'
import { type DocumentStatus, type ReleaseDocument, readReleaseDocument } from '../rules/release-document.ts'
import { type Cell, writeCsv } from './write-csv.ts'

/** The columns of a release as CSV. They are described on /data/api. */
export const releaseColumns = [
  'campaign',
  'release',
  'as_of',
  'trust_code',
  'trust_name',
  'trust_name_cy',
  'nation',
  'kind',
  'region_code',
  'region_name',
  'lat',
  'lon',
  'status',
  'excluded_reason',
  'criterion',
  'answered_on',
  'diagnosed',
  'de_novo',
  'recurrent',
  'period_start',
  'period_end',
  'evidence_url',
  'quote',
  'note',
  'withheld',
] as const

/** Of a release that holds what the first ones could not; theirs keep the columns that they were published with. */
const laterColumns = ['note_cy', 'quote_translation', 'evidence_files'] as const

/** Of a release that holds what hospitals have counted. The numbers are in a table of their own. */
const countedColumns = ['counted_on', 'submission_sha256'] as const

export type ReleaseColumn = (typeof releaseColumns)[number] | (typeof laterColumns)[number] | (typeof countedColumns)[number]

/** A release as a table, one row a trust. */
export function releaseTable(document: ReleaseDocument): { columns: readonly ReleaseColumn[]; rows: readonly Cell[][] } {
  const isFirstFormat = document.format === 'spotlight-release-1'
  const holdsCounts = document.format === 'spotlight-release-3'
  return {
    columns: [...releaseColumns, ...(isFirstFormat ? [] : laterColumns), ...(holdsCounts ? countedColumns : [])],
    rows: document.statuses.map(status => [
      ...cellsOf(document, status),
      ...(isFirstFormat ? [] : laterCellsOf(status)),
      ...(holdsCounts ? countedCellsOf(status) : []),
    ]),
  }
}

/** A release as CSV, made from the text that is served as JSON: what is withheld there is withheld here. */
export function releaseAsCsv(served: string): string {
  const { columns, rows } = releaseTable(readReleaseDocument(served))
  return writeCsv(columns, rows)
}

function laterCellsOf(status: DocumentStatus): Cell[] {
  const translations = status.evidence.flatMap(piece => (piece.source === 'quote' ? (piece.translation ?? []) : []))
  const files = status.evidence.flatMap(piece => {
    const file = piece.source === 'file' ? piece : piece.source === 'quote' ? piece.file : undefined
    return file ? [`${file.name}${file.page === null ? '' : ` (${file.page})`} SHA-256 ${file.sha256}`] : []
  })
  return [status.noteCy ?? null, translations.join('\n\n') || null, [...new Set(files)].join('\n') || null]
}

function countedCellsOf({ evidence }: DocumentStatus): Cell[] {
  const count = evidence.find(piece => piece.source === 'submission')
  return [count?.asAt ?? null, count?.sha256 ?? null]
}

function cellsOf(document: ReleaseDocument, status: DocumentStatus): Cell[] {
  const quotes = status.evidence.filter(piece => piece.source === 'quote')
  const links = status.evidence.flatMap(piece => (piece.source === 'quote' || piece.source === 'link' ? (piece.url ?? []) : []))
  const withheld = status.evidence.flatMap(piece =>
    piece.source === 'withheld' ? `${piece.withheldOn} ${piece.reason} (SHA-256 ${piece.sha256})` : [],
  )
  return [
    document.campaign,
    document.id,
    document.asOf,
    status.code,
    status.name,
    status.nameCy,
    status.nation,
    status.kind,
    status.regionCode,
    status.regionName,
    status.lat,
    status.lon,
    status.status ?? 'excluded',
    status.excludedReason,
    status.criterion,
    status.answeredOn,
    status.figures.diagnosed,
    status.figures.deNovo,
    status.figures.recurrent,
    status.figures.periodStart,
    status.figures.periodEnd,
    links.join('\n') || null,
    quotes.map(piece => piece.quote).join('\n\n') || null,
    status.note,
    withheld.join('\n') || null,
  ]
}

/** A release as GeoJSON (RFC 7946): one point a trust, no geometry where the place is not known. */
export function releaseAsGeoJson(served: string): string {
  const document = readReleaseDocument(served)
  return featureCollection(
    document.statuses.map(({ lat, lon, ...status }) => ({
      point: { lat, lon },
      properties: { ...status, campaign: document.campaign, release: document.id, asOf: document.asOf },
    })),
  )
}

type Placed = {
  readonly point: { lat: number | null; lon: number | null }
  readonly properties: { readonly [key: string]: Json }
}

/** Points as a FeatureCollection in canonical JSON, longitude first. */
export const featureCollection = (places: readonly Placed[]): string =>
  canonicalJson({
    type: 'FeatureCollection',
    features: places.map(({ point: { lat, lon }, properties }) => ({
      type: 'Feature',
      geometry: lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] },
      properties,
    })),
  })
