export type Known = { readonly name: string; readonly code: string; readonly detail: string }

/** Words as they are compared: no capitals, no accents, no apostrophes of any kind. */
export const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F'’‘`]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

/** A postcode, or the beginning of one: nobody is offered names for it, and it goes by post as it always did. */
export const looksLikePostcode = (text: string): boolean => /^\s*[a-z]{1,2}\d/i.test(text)

/** Those of which every typed word begins a word. What begins with the first typed word comes first; each name once a trust. */
export function matchNames<Name extends Known>(known: readonly Name[], typed: string, most: number): Name[] {
  const asked = plainWords(typed)
  if (asked.join('').length < 2 || looksLikePostcode(typed)) return []
  const found = known.flatMap(each => {
    const words = plainWords(each.name)
    if (!asked.every(part => words.some(word => word.startsWith(part)))) return []
    return [{ each, rank: words[0]?.startsWith(asked[0] ?? '') ? 0 : 1 }]
  })
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ each }) => each)
}
