import type { Generated } from 'kysely'
import type { Locale } from '../../foundation/index.ts'
import type { DocumentType } from './looking/document-types.ts'

/** The rows of documents, as the database gives them. What each means is in docs/tables. */
export type DocumentTables = {
  document: {
    id: Generated<number>
    version: number
    title: string
    language: Locale
    about: string
    is_shown: boolean
    added_at: Date
  }
  document_page: { document_id: number; path: string }
  document_file: {
    document_id: number
    number: number
    name: string
    type: DocumentType
    sha256: string
    bytes: Uint8Array
    size: number
    pages: number | null
    is_tagged: boolean | null
    has_words: boolean | null
    /** A day, as text: `2026-11-23`. */
    day: string
    added_at: Date
  }
}
