import type { Locale } from '../../foundation/index.ts'

/** What staff write news about. `sharing`: where we told others of our work. */
export const writtenKinds = ['news', 'campaign', 'sharing'] as const
export type WrittenKind = (typeof writtenKinds)[number]

/** All kinds on the page of news: reports come by themselves, with each edition. */
export const newsKinds = [...writtenKinds, 'report'] as const
export type NewsKind = (typeof newsKinds)[number]

/** Where a statement comes from, and when we read it. */
export type NewsSource = { readonly title: string; readonly link: string; readonly readOn: string }

/** A piece of news in a list, in one language. */
export type NewsLine = {
  readonly kind: NewsKind
  /** Unlike that of any other; a part of its name in the feed. */
  readonly id: string
  /** The day that it is about or was said on: news is in this order. */
  readonly day: string
  readonly title: string
  readonly summary: string
  /** Where it is read, without the language. */
  readonly link: string
  /** Set where it is not in the language of the page. */
  readonly lang: 'en' | undefined
  /** When it was last published, for whoever keeps a copy. */
  readonly updatedAt: Date
}

/** What was told to whom, and where. */
export type Sharing = { readonly event: string; readonly audience: string; readonly presented: string }

/** A piece of news whole, in one language. */
export type NewsItem = NewsLine & {
  readonly kind: WrittenKind
  readonly key: string
  readonly body: string
  readonly sources: readonly NewsSource[]
  /** Ids of the documents that show what was presented. */
  readonly posters: readonly string[]
  /** For `sharing` alone. */
  readonly sharing: Sharing | null
  readonly locale: Locale
}

/** Newest first; on one day by name, so that the order is always the same. */
export const byDay = (a: Pick<NewsLine, 'day' | 'id'>, b: Pick<NewsLine, 'day' | 'id'>): number =>
  a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1
