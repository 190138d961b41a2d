import { passageId } from '../rules/passage.ts'
import { readSubmitted } from '../rules/submission-evidence.ts'
import type { Evidence, EvidenceFile } from '../types.ts'
import type { EvidenceRow } from './tables.ts'

type PublishedRow = Omit<EvidenceRow, 'withheld_on' | 'withheld_reason' | 'withheld_sha256'>

/** A piece of evidence exactly as it was published: what is not there is left out, as in the release's own bytes. */
export function evidenceOfRow(row: PublishedRow): Exclude<Evidence, { source: 'withheld' }> {
  const id = passageId(row.release, row.trust_code, row.position)
  switch (row.source) {
    case 'quote':
      return {
        source: 'quote',
        id,
        quote: row.quote ?? '',
        language: row.language ?? 'en',
        dated: row.dated,
        url: row.url,
        ...(row.translation === null ? {} : { translation: row.translation }),
        ...(row.file_sha256 === null ? {} : { file: fileOf(row) }),
      }
    case 'link':
      return { source: 'link', id, url: row.url ?? '', dated: row.dated }
    case 'file':
      return { source: 'file', id, ...fileOf(row), dated: row.dated }
    case 'submission':
      return { source: 'submission', id, ...readSubmitted(row.submission ?? '') }
    case 'withheld':
      throw new Error('A notice is no evidence as it was published')
  }
}

const fileOf = (row: PublishedRow): EvidenceFile => ({
  name: row.file_name ?? '',
  sha256: row.file_sha256 ?? '',
  page: row.page,
})
