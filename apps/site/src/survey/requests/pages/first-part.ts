/** What is shown of a long message before it is unfolded. */
const mostCharacters = 900
const mostLines = 14

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The beginning of a long text, cut between lines or, in one long line, between characters as people see them; null when it is short. */
export function firstPart(text: string): string | null {
  const lines = text.trimEnd().split('\n')
  const first = lines.slice(0, mostLines).join('\n')
  if (lines.length <= mostLines && first.length <= mostCharacters) return null
  return first.length <= mostCharacters ? first : cut(first)
}

function cut(text: string): string {
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, mostCharacters + 100))) {
    if (index + segment.length > mostCharacters) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
