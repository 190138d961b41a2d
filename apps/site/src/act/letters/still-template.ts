import type { TemplateBlock } from './letter.ts'

/** Fewer words of one's own than this, and a letter reads like all the others. */
const ownWordsNeeded = 15

/** What the writer made of the paragraphs, and wrote beside them. */
export type Wording = {
  readonly offered: readonly Pick<TemplateBlock, 'text'>[]
  /** Every paragraph of the letter as it is now, own words among them. */
  readonly written: readonly string[]
}

/**
 * Whether a letter still says little more than what we offered: fewer than fifteen of its words stand in sentences that are not ours. Sentences
 * are compared without regard to capitals, blanks and marks, so that a comma more makes no sentence one’s own.
 */
export const isStillTemplate = (wording: Wording): boolean => countWords(ownSentences(wording).join(' ')) < ownWordsNeeded

/** The sentences of a letter that are not ours, as they were typed. */
export function ownSentences({ offered, written }: Wording): string[] {
  const ours = new Set(offered.flatMap(({ text }) => sentencesOf(text)).map(bare))
  return written.flatMap(sentencesOf).filter(sentence => !ours.has(bare(sentence)))
}

/** Words in any script; those that are written without blanks between them count letter by letter, two to a word. */
export function countWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  const spaced = text.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu, ' ')
  return (spaced.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0) + Math.ceil(unspaced / 2)
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')

const bare = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
