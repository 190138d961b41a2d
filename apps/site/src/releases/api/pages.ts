import { linkTo } from '../open-data/send-file.ts'
import { type Cursor, writeCursor } from './cursor.ts'

/** One page of a list, and where the pages around it begin. `next` and `prev` are null where there is none. */
export type Page<Entry> = {
  readonly entries: readonly Entry[]
  readonly first: Cursor
  readonly prev: Cursor | null
  readonly next: Cursor | null
}

type Cut<Entry> = {
  readonly list: Cursor['list']
  readonly limit: number | undefined
  /** The release in which the list was begun. */
  readonly release: string | null
  /** How many entries stand before the page. */
  readonly start: number
  /** What a cursor says of an entry, so that the next page begins after it. */
  readonly keyOf: (entry: Entry) => readonly string[]
}

/** Cuts a page out of a whole list. Without a limit it goes to the end. */
export function cutPage<Entry>(all: readonly Entry[], { list, limit, release, start, keyOf }: Cut<Entry>): Page<Entry> {
  const end = limit === undefined ? all.length : Math.min(start + limit, all.length)
  const beginningAt = (index: number): Cursor => {
    const before = index > 0 ? all[index - 1] : undefined
    return { list, release, after: before === undefined ? null : keyOf(before) }
  }
  return {
    entries: all.slice(start, end),
    first: beginningAt(0),
    prev: start > 0 ? beginningAt(Math.max(0, start - (limit ?? start))) : null,
    next: end < all.length ? beginningAt(end) : null,
  }
}

/** The address of another page of the same question: the same address with another cursor. */
export function addressOf(asked: URL, baseUrl: string, cursor: Cursor): string {
  const query = new URLSearchParams(asked.searchParams)
  query.set('cursor', writeCursor(cursor))
  return `${baseUrl}${asked.pathname}?${query}`
}

/** `Link` headers (RFC 8288) to the pages around this one. A list that comes whole has none. */
export function linksAround(page: Page<unknown>, asked: URL, baseUrl: string): string[] {
  if (!asked.searchParams.has('limit') && !asked.searchParams.has('cursor')) return []
  const rels = ['first', 'prev', 'next'] as const
  return rels.flatMap(rel => {
    const cursor = page[rel]
    return cursor ? [linkTo(addressOf(asked, baseUrl, cursor), rel)] : []
  })
}
