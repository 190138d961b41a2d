/** A text in three pieces: what both versions begin with, what differs, what both end with. */
export type MarkedText = { readonly start: string; readonly changed: string; readonly end: string }

/** How much of what stayed the same is shown around a change. */
const contextCharacters = 160

/** Where two versions of a text differ, by whole words. Long stretches that stayed the same are shortened to what stands next to it. */
export function changedWords(before: string, after: string): { before: MarkedText; after: MarkedText } {
  const [old, now] = [words(before), words(after)]
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start += 1
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1
  const cut = (all: readonly string[]): MarkedText => ({
    start: lastPart(all.slice(0, start).join('')),
    changed: all.slice(start, all.length - end).join(''),
    end: firstPart(all.slice(all.length - end).join('')),
  })
  return { before: cut(old), after: cut(now) }
}

const words = (text: string): string[] => text.split(/(\s+)/)

const isShort = (text: string): boolean => text.length <= contextCharacters * 1.25

/** Cut between words, so that no letter and no picture of several signs is torn. */
const lastPart = (text: string): string => (isShort(text) ? text : `… ${text.slice(-contextCharacters).replace(/^\S*\s*/, '')}`)
const firstPart = (text: string): string =>
  isShort(text) ? text : `${text.slice(0, contextCharacters).replace(/\s*\S*$/, '')} …`
