import { lengthOf } from './clean-words.ts'

/** As much of a story as stands on the home page and in the list. */
export const longestOpening = 280

/** The first sentences of a story, as many as fit; of one that is too long by itself, its first words. */
export function openingOf(words: string): string {
  const [paragraph = ''] = words.split('\n\n', 1)
  const line = paragraph.replaceAll('\n', ' ')
  const sentences = line.split(/(?<=[.!?…]["”’)]?) +/u)
  let opening = ''
  for (const sentence of sentences) {
    const longer = opening === '' ? sentence : `${opening} ${sentence}`
    if (lengthOf(longer) > longestOpening) break
    opening = longer
  }
  return opening === '' ? firstWords(line) : opening
}

function firstWords(line: string): string {
  const cut = [...line].slice(0, longestOpening - 1).join('')
  const blank = cut.lastIndexOf(' ')
  return `${blank > longestOpening / 2 ? cut.slice(0, blank) : cut}…`
}
