import type { Locale } from '../i18n/locale.ts'

/** What a field of an entry holds. `list` without columns is one text a line; with columns each row is a small record. */
export const entryFieldKinds = [
  'line',
  'lines',
  'markdown',
  'day',
  'link',
  'choice',
  'number',
  'flag',
  'image',
  'documents',
  'list',
] as const
export type EntryFieldKind = (typeof entryFieldKinds)[number]

/** One of the values that a field can have; `label` is the key of a message. */
export type EntryChoice = { readonly value: string; readonly label: string }

/** One column of a list of small records. Its values are texts, checked as the kind says. */
export type EntryColumn = {
  readonly name: string
  readonly kind: 'line' | 'day' | 'link' | 'choice'
  /** The key of a message. */
  readonly label: string
  readonly required?: boolean
  readonly most?: number
  readonly choices?: readonly EntryChoice[]
}

/** One thing that staff are asked about an entry. */
export type EntryField = {
  /** Letters and digits, beginning with a small letter: `asOf`. */
  readonly name: string
  readonly kind: EntryFieldKind
  /** The key of a message. */
  readonly label: string
  /** The key of a message that says how to fill it in. */
  readonly hint?: string
  /** Told in each language: it stands in `en` and `cy`, always as text. Otherwise it stands once, in `facts`. */
  readonly perLocale: boolean
  /** In English; in Welsh too as soon as the entry has any Welsh. */
  readonly required: boolean
  /** Of a text the most letters, of a list or of documents the most items, of a number the largest. */
  readonly most?: number
  /** For a choice. */
  readonly choices?: readonly EntryChoice[]
  /** For a list of small records, which is never per language. */
  readonly columns?: readonly EntryColumn[]
}

/** The words of an entry in one language, by the names of its fields. */
export type EntryTexts = Readonly<Record<string, string>>

/**
 * What an entry says, as far as anybody has written it. In `facts` a number is a number, a flag true or false, a list an array of texts or of
 * records, documents an array of ids, everything else a text; what is not said is not there.
 */
export type EntryWords = {
  readonly facts: Readonly<Record<string, unknown>>
  readonly en: EntryTexts
  /** Null: there is no Welsh. */
  readonly cy: EntryTexts | null
  /** Whether the Welsh was made by a machine and waits for somebody who speaks it. */
  readonly isMachineMade: boolean
}

/** An entry with its words: published, or about to be. `version` is 0 and `publishedAt` the present for one that never was. */
export type Entry = EntryWords & {
  readonly kind: string
  readonly key: string
  readonly version: number
  readonly publishedAt: Date
}

/** What is wrong with one field of an entry. `message` is the key of a message, `values` what it needs. */
export type EntryFault = {
  readonly field: string
  /** In which language; null for a fact. */
  readonly locale: Locale | null
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What of a kind of entry needs no page. See EntryKind. */
export type EntryShape = {
  /** `fact`: also the folder under content/entries and a part of the addresses in the console. */
  readonly name: string
  /** The key of a message: its name in the plural. */
  readonly label: string
  readonly fields: readonly EntryField[]
  /** By which field staff know an entry; the first that is told in English when absent. */
  readonly titleField?: string
  /** What must be so beyond what the fields say. Only asked of what is about to be published, and is otherwise whole. */
  readonly check?: (entry: Entry) => readonly EntryFault[]
  /** Where the public reads it, without the language; null: it has no place of its own. */
  readonly link: (key: string) => string | null
  /** The day after which somebody should look at it again: `2027-11-23`. */
  readonly reviewDay?: (entry: Entry) => string | null
  /** Whether staff may add new ones. */
  readonly canCreate: boolean
}
