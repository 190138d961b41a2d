import { canonicalJson, type WriteDb, writes } from '../../foundation/index.ts'
import { parseReleaseId } from '../rules/release-id.ts'
import type { Evidence, EvidenceFile, PublishedStatus, ReleaseId, SkippedRow } from '../types.ts'
import type { EvidenceRow, ReleaseStatusRow, ReleasesTables } from './tables.ts'

export type ReleaseToWrite = {
  readonly id: ReleaseId
  readonly title: string
  readonly asOf: string
  readonly publishedOn: string
  readonly criteria: string
  readonly contentKey: string
  readonly body: string
  readonly sha256: string
  readonly correction: { readonly parent: ReleaseId; readonly trustCodes: readonly string[]; readonly reason: string } | null
  readonly statuses: readonly PublishedStatus[]
  readonly skipped: readonly SkippedRow[]
}

const rowsAtOnce = 500

/** Writes a release and all that belongs to it. Afterwards the database refuses every change of these rows. */
export async function writeRelease(tx: WriteDb, release: ReleaseToWrite): Promise<void> {
  const number = parseReleaseId(release.id)
  if (!number) throw new Error('A release is written only under an id that has been checked')
  const db = writes<ReleasesTables>(tx)
  await db
    .insertInto('release')
    .values({
      id: release.id,
      year: number.year,
      number: number.number,
      correction_number: number.correction,
      title: release.title,
      as_of: release.asOf,
      published_on: release.publishedOn,
      criteria: release.criteria,
      content_key: release.contentKey,
      body: release.body,
      sha256: release.sha256,
    })
    .execute()
  for (const some of batches(release.statuses)) {
    await db.insertInto('release_status').values(some.map(asStatusRow)).execute()
    const evidence = some.flatMap(status => status.evidence.map((piece, at) => asEvidenceRow(status, piece, at + 1)))
    for (const pieces of batches(evidence)) await db.insertInto('evidence').values(pieces).execute()
  }
  for (const some of batches(release.skipped)) {
    const skipped = some.map(row => ({
      release: release.id,
      line: row.line,
      trust_code: row.code,
      reasons: JSON.stringify(row.reasons),
    }))
    await db.insertInto('skipped_row').values(skipped).execute()
  }
  if (release.correction) {
    const { parent, reason, trustCodes } = release.correction
    const correction = { release: release.id, parent, reason, trust_codes: JSON.stringify(trustCodes) }
    await db.insertInto('correction').values(correction).execute()
  }
}

function batches<Row>(list: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(list.length / rowsAtOnce) }, (_, at) =>
    list.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  )
}

const asStatusRow = (status: PublishedStatus): ReleaseStatusRow => ({
  release: status.release,
  trust_code: status.code,
  name: status.name,
  name_cy: status.nameCy,
  nation: status.nation,
  kind: status.kind,
  region_code: status.regionCode,
  region_name: status.regionName,
  lat: status.lat,
  lon: status.lon,
  status: status.status,
  excluded_reason: status.excludedReason,
  criterion: status.criterion,
  answered_on: status.answeredOn,
  diagnosed: status.figures.diagnosed,
  de_novo: status.figures.deNovo,
  recurrent: status.figures.recurrent,
  period_start: status.figures.periodStart,
  period_end: status.figures.periodEnd,
  note: status.note,
  note_cy: status.noteCy ?? null,
})

function asEvidenceRow(status: PublishedStatus, piece: Evidence, position: number): EvidenceRow {
  const nothing = {
    quote: null,
    language: null,
    dated: null,
    url: null,
    translation: null,
    file_name: null,
    file_sha256: null,
    page: null,
    submission_sha256: null,
    submission: null,
    withheld_on: null,
    withheld_reason: null,
    withheld_sha256: null,
  }
  const row = { ...nothing, release: status.release, trust_code: status.code, position }
  switch (piece.source) {
    case 'quote':
      return {
        ...row,
        source: 'quote',
        quote: piece.quote,
        language: piece.language,
        dated: piece.dated,
        url: piece.url,
        translation: piece.translation ?? null,
        ...(piece.file ? fileColumns(piece.file) : {}),
      }
    case 'link':
      return { ...row, source: 'link', url: piece.url, dated: piece.dated }
    case 'file':
      return { ...row, source: 'file', dated: piece.dated, ...fileColumns(piece) }
    case 'submission': {
      const { source, id: _, ...submitted } = piece
      return { ...row, source, submission_sha256: piece.sha256, submission: canonicalJson(submitted) }
    }
    case 'withheld':
      return {
        ...row,
        source: 'withheld',
        withheld_on: piece.withheldOn,
        withheld_reason: piece.reason,
        withheld_sha256: piece.sha256,
      }
  }
}

const fileColumns = ({ name, sha256, page }: EvidenceFile) => ({ file_name: name, file_sha256: sha256, page })
