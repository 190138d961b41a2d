import { type ReadDb, rows } from '../../foundation/index.ts'
import { notePassage, passageId } from '../rules/passage.ts'
import type { Evidence, PublishedStatus, ReleaseId, ReleaseSummary } from '../types.ts'
import { evidenceOfRow } from './evidence-of-row.ts'
import { allReleases } from './read-releases.ts'
import type { EvidenceRow, ReleaseStatusRow, ReleasesTables, WithheldPassageRow } from './tables.ts'

const statusColumns = [
  'release',
  'trust_code',
  'name',
  'name_cy',
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
  'note',
  'note_cy',
] as const

const evidenceColumns = [
  'release',
  'trust_code',
  'position',
  'source',
  'quote',
  'language',
  'dated',
  'url',
  'translation',
  'file_name',
  'file_sha256',
  'page',
  'submission_sha256',
  'submission',
  'withheld_on',
  'withheld_reason',
  'withheld_sha256',
] as const

const withheldColumns = ['passage', 'release', 'trust_code', 'withheld_on', 'reason', 'sha256'] as const

/** Which rows: one release, some trusts, or both. */
type Wanted = { readonly release?: ReleaseId; readonly codes?: readonly string[] }

/** Every status of a release, sorted by name; what was withheld is already replaced by its notice. */
export const statusesOf = (db: ReadDb, id: ReleaseId): Promise<PublishedStatus[]> => readStatuses(db, { release: id })

export async function statusOf(db: ReadDb, id: ReleaseId, code: string): Promise<PublishedStatus | null> {
  return (await readStatuses(db, { release: id, codes: [code] }))[0] ?? null
}

/** What was published about a trust, newest release first. Give its predecessors' codes too: their history is its own. */
export async function historyOf(
  db: ReadDb,
  codes: readonly string[],
): Promise<{ release: ReleaseSummary; status: PublishedStatus }[]> {
  if (codes.length === 0) return []
  const [releases, statuses] = [await allReleases(db), await readStatuses(db, { codes })]
  return releases.flatMap(release =>
    statuses.filter(status => status.release === release.id).map(status => ({ release, status })),
  )
}

async function readStatuses(db: ReadDb, wanted: Wanted): Promise<PublishedStatus[]> {
  const [statuses, evidence, withheld] = [
    await statusRows(db, wanted),
    await evidenceRows(db, wanted),
    await withheldRows(db, wanted),
  ]
  const notices = new Map(withheld.map(row => [row.passage, row]))
  const evidenceByTrust = Map.groupBy(evidence, row => `${row.release}/${row.trust_code}`)
  return statuses
    .map(row => asPublished(row, evidenceByTrust.get(`${row.release}/${row.trust_code}`) ?? [], notices))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1))
}

function statusRows(db: ReadDb, { release, codes }: Wanted) {
  let query = rows<ReleasesTables>(db).selectFrom('release_status').select(statusColumns)
  if (release !== undefined) query = query.where('release', '=', release)
  // A copy as plain strings: the column is branded, the codes asked for come from outside.
  if (codes) query = query.where('trust_code', 'in', codes as readonly ReleaseStatusRow['trust_code'][])
  return query.execute()
}

function evidenceRows(db: ReadDb, { release, codes }: Wanted) {
  let query = rows<ReleasesTables>(db).selectFrom('evidence').select(evidenceColumns).orderBy('position')
  if (release !== undefined) query = query.where('release', '=', release)
  if (codes) query = query.where('trust_code', 'in', codes as readonly EvidenceRow['trust_code'][])
  return query.execute()
}

function withheldRows(db: ReadDb, { release, codes }: Wanted) {
  let query = rows<ReleasesTables>(db).selectFrom('withheld_passage').select(withheldColumns)
  if (release !== undefined) query = query.where('release', '=', release)
  if (codes) query = query.where('trust_code', 'in', codes)
  return query.execute()
}

type Notices = ReadonlyMap<string, WithheldPassageRow>

function asPublished(row: ReleaseStatusRow, evidence: readonly EvidenceRow[], notices: Notices): PublishedStatus {
  const noteNotice = notices.get(notePassage(row.release, row.trust_code))
  return {
    release: row.release,
    code: row.trust_code,
    name: row.name,
    nameCy: row.name_cy,
    nation: row.nation,
    kind: row.kind,
    regionCode: row.region_code,
    regionName: row.region_name,
    lat: row.lat,
    lon: row.lon,
    status: row.status,
    excludedReason: noteNotice ? null : row.excluded_reason,
    criterion: row.criterion,
    answeredOn: row.answered_on,
    figures: {
      diagnosed: row.diagnosed,
      deNovo: row.de_novo,
      recurrent: row.recurrent,
      periodStart: row.period_start,
      periodEnd: row.period_end,
    },
    evidence: [...evidence.map(piece => asEvidence(piece, notices)), ...(noteNotice ? [asNotice(noteNotice)] : [])],
    note: noteNotice ? null : row.note,
    ...(noteNotice || row.note_cy === null ? {} : { noteCy: row.note_cy }),
  }
}

const asNotice = (row: WithheldPassageRow): Evidence => ({
  source: 'withheld',
  id: row.passage,
  withheldOn: row.withheld_on,
  reason: row.reason,
  sha256: row.sha256,
})

function asEvidence(row: EvidenceRow, notices: Notices): Evidence {
  const id = passageId(row.release, row.trust_code, row.position)
  const notice = notices.get(id)
  if (notice) return asNotice(notice)
  if (row.source !== 'withheld') return evidenceOfRow(row)
  return {
    source: 'withheld',
    id,
    withheldOn: row.withheld_on ?? '',
    reason: row.withheld_reason ?? '',
    sha256: row.withheld_sha256 ?? '',
  }
}
