import type { LetterTemplate, Writer } from './letter.ts'

/** What somebody has made of the paragraphs that were offered. */
export type TypedLetter = {
  readonly subject: string
  readonly greeting: string
  /** The paragraphs that they left in, by id, as they are now. */
  readonly blocks: Readonly<Record<string, string>>
  readonly own: string
}

/** A line that stands below the letter, of ours and not of the writer. */
export type Footnote = string

/** The paragraphs in their order, without the empty ones. */
export function paragraphsOf(
  { before, after }: Pick<LetterTemplate, 'before' | 'after'>,
  { blocks, own }: TypedLetter,
): string[] {
  const chosen = (part: LetterTemplate['before']) => part.map(({ id }) => blocks[id] ?? '')
  return [...chosen(before), own, ...chosen(after)].map(text => text.trim()).filter(text => text !== '')
}

/** The ids of what is asked for in it. */
export const askedForIn = ({ before, after }: Pick<LetterTemplate, 'before' | 'after'>, { blocks }: TypedLetter): string[] =>
  [...before, ...after].filter(({ id, isAsk }) => isAsk && (blocks[id] ?? '').trim() !== '').map(({ id }) => id)

type Whole = {
  readonly template: Pick<LetterTemplate, 'before' | 'after' | 'closing'>
  readonly typed: TypedLetter
  readonly writer: Pick<Writer, 'name' | 'postal'> & { readonly address: string | null }
  readonly footnote: Footnote | null
}

/** The whole letter as it is sent, printed and copied: plain text. */
export function writeLetterText({ template, typed, writer, footnote }: Whole): string {
  const signature = [writer.name, ...writer.postal, writer.address ?? ''].filter(line => line !== '').join('\n')
  const parts = [typed.greeting.trim(), ...paragraphsOf(template, typed), template.closing, signature]
  return `${parts.filter(part => part !== '').join('\n\n')}\n${footnote === null ? '' : `\n-- \n${footnote}\n`}`
}
