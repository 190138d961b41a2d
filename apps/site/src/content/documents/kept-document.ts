import type { Locale, SiteDocument } from '../../foundation/index.ts'
import { documentFileAt } from './document-links.ts'
import type { Looked } from './looking/document-tasks.ts'

/** One file of a document. The first has number 1; a newer one takes its place and keeps it. */
export type DocumentFile = Omit<Looked, 'ok'> & {
  readonly number: number
  /** As it is saved under: `standards-of-care.pdf`. */
  readonly name: string
  readonly sha256: string
  /** In bytes. */
  readonly size: number
  /** From which day it is, as whoever kept it said: `2026-11-23`. */
  readonly day: string
}

/** What is said of a document. */
export type DocumentWords = {
  readonly title: string
  readonly language: Locale
  /** In a sentence or two; may be empty. */
  readonly about: string
  /** The pages to which it belongs, without their language. */
  readonly pages: readonly string[]
  readonly isShown: boolean
}

/** A file that staff keep, with those whose place it has taken. */
export type KeptDocument = DocumentWords & {
  readonly id: number
  readonly version: number
  readonly file: DocumentFile
}

/** As anybody sees it: where the newest file is, and to what it belongs. `titleOf` says the name of a page of ours. */
export function asSiteDocument(document: KeptDocument, titleOf: (path: string) => string): SiteDocument {
  const { id, title, language, file, pages } = document
  const [page, ...alsoOn] = pages
  return {
    title,
    lang: language,
    type: file.type,
    size: file.size,
    pages: file.pages,
    day: file.day,
    link: documentFileAt.link({ id, number: file.number, name: file.name }),
    isTagged: file.isTagged,
    belongsTo: page === undefined ? null : { title: titleOf(page), link: page },
    alsoOn,
  }
}

/** A name that every system can save: small Latin letters without accents, digits and hyphens. */
export function fileNameOf(title: string, type: string): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return `${plain || 'document'}.${type}`
}
