import { z } from 'zod'

/**
 * Where a page of a list begins: after which entry, and in which release. A list that was begun in one release goes on in it, so that a
 * publication between two pages neither repeats nor leaves out anybody. It holds nothing secret; programs take it from `next`.
 */
export type Cursor = {
  /** Of which list it is: one list's cursor means nothing to the other. */
  readonly list: 'trusts' | 'releases'
  /** The release whose trusts are listed; null before the first one. The list of releases has none. */
  readonly release: string | null
  /** The entry before the page: a trust's name and code, or a release's id. Null is the first page. */
  readonly after: readonly string[] | null
}

const written = z.tuple([
  z.enum(['trusts', 'releases']),
  z.string().max(20).nullable(),
  z.array(z.string().max(300)).min(1).max(2).nullable(),
])

export const writeCursor = ({ list, release, after }: Cursor): string =>
  Buffer.from(JSON.stringify([list, release, after]), 'utf8').toString('base64url')

/** Reads a cursor, or null where the text is none of ours. */
export function readCursor(text: string): Cursor | null {
  try {
    const [list, release, after] = written.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    const cursor: Cursor = { list, release, after }
    return writeCursor(cursor) === text ? cursor : null
  } catch {
    return null
  }
}
