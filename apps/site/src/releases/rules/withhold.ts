import { canonicalJson, sha256Of } from '../../foundation/index.ts'
import type { Evidence } from '../types.ts'
import { notePassage } from './passage.ts'
import { type DocumentStatus, readReleaseDocument } from './release-document.ts'

/** A dated notice that stands where a passage stood. */
export type Notice = {
  readonly passage: string
  readonly withheldOn: string
  readonly reason: string
  readonly sha256: string
}

/** A note in both languages, as it is withheld: one goes with the other. */
export type NoteInBoth = { readonly note: string; readonly noteCy: string }

/** The checksum of a piece of evidence, or of a note, that is withheld: SHA-256 of its canonical JSON as it stood in the release. */
export const checksumOfPassage = (part: Evidence | NoteInBoth | string): string => sha256Of(canonicalJson(part))

/**
 * What is sent out of a release once passages of it are withheld: the notices stand in their places and in a list of their own, with the
 * checksum of the file as it was published. Without notices it is the published text itself.
 */
export function withoutPassages(published: string, notices: readonly Notice[]): string {
  if (notices.length === 0) return published
  const document = readReleaseDocument(published)
  const byPassage = new Map(notices.map(notice => [notice.passage, notice]))
  const statuses = document.statuses.map(status => replaceIn(status, document.id, byPassage))
  const list = [...notices].sort((a, b) => (a.passage < b.passage ? -1 : 1))
  return canonicalJson({
    ...document,
    statuses,
    withheld: { publishedSha256: sha256Of(published), passages: list.map(notice => ({ ...notice })) },
  })
}

function replaceIn(status: DocumentStatus, release: string, notices: ReadonlyMap<string, Notice>): DocumentStatus {
  const note = notices.get(notePassage(release, status.code))
  const evidence = status.evidence.map(piece => {
    const notice = notices.get(piece.id)
    return notice ? asEvidence(notice) : piece
  })
  if (!note) return { ...status, evidence }
  const { noteCy: _alsoGone, ...rest } = status
  return { ...rest, note: null, excludedReason: null, evidence: [...evidence, asEvidence(note)] }
}

const asEvidence = ({ passage, withheldOn, reason, sha256 }: Notice): DocumentStatus['evidence'][number] => ({
  source: 'withheld',
  id: passage,
  withheldOn,
  reason,
  sha256,
})
