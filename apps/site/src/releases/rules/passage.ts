import type { ReleaseId } from '../types.ts'

/** Names a piece of evidence in a release: `2026-1/RA2/1`. It is what one gives to have it withheld. */
export const passageId = (release: ReleaseId, code: string, position: number): string => `${release}/${code}/${position}`

/** Names the note on a trust (for one that is excluded: the reason): `2026-1/RA2/note`. */
export const notePassage = (release: ReleaseId, code: string): string => `${release}/${code}/note`

export type Passage = { readonly release: ReleaseId; readonly code: string; readonly part: number | 'note' }

export function parsePassage(text: string): Passage | null {
  const match = /^([^/]+)\/([^/]+)\/(note|[1-9]\d{0,3})$/.exec(text)
  if (!match) return null
  const [, release = '', code = '', part = ''] = match
  return { release, code, part: part === 'note' ? 'note' : Number(part) }
}
