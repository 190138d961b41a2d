import type { Law, LetterKind, LetterLanguage, LetterTemplate } from '../types.ts'

export type LetterChoice = { readonly kind: LetterKind; readonly law: Law; readonly language: LetterLanguage }

/**
 * The letter of this kind under this law. Where there is none in the language that was asked for, the English one: its `language` then
 * says so, and whoever shows or sends it must say so too. Null where there is not even that.
 */
export function letterFor(letters: readonly LetterTemplate[], { kind, law, language }: LetterChoice): LetterTemplate | null {
  const written = letters.filter(
    letter => letter.kind === kind && letter.law === law && letter.subject.trim() !== '' && letter.body.trim() !== '',
  )
  return written.find(letter => letter.language === language) ?? written.find(letter => letter.language === 'en') ?? null
}
