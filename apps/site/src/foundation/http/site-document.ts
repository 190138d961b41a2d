import type { Locale } from '../i18n/locale.ts'

/** A document that anybody may read: a file that staff keep, or one that a room makes. */
export type SiteDocument = {
  /** In its own language. */
  readonly title: string
  readonly lang: Locale
  /** What it is, as the end of a file's name: `pdf`, `xlsx`, `csv`. */
  readonly type: string
  /** In bytes; null where it is made when somebody asks for it. */
  readonly size: number | null
  /** Null: it has none, or they are not counted. */
  readonly pages: number | null
  /** From which day it is: `2026-11-23`. Null: it is made when somebody asks for it. */
  readonly day: string | null
  /** Where it is, without the language. */
  readonly link: string
  /** Whether its parts are marked for programs that read aloud; null where that is not a question or not known. */
  readonly isTagged: boolean | null
  /** The page to which it belongs, without the language. Null: to the whole site. */
  readonly belongsTo: { readonly title: string; readonly link: string } | null
  /** Further pages at whose end it stands, without the language. */
  readonly alsoOn?: readonly string[]
}
