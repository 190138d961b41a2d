import { letterFor } from '../letters/letter-for.ts'
import type { Fields, MergeField } from '../letters/merge-fields.ts'
import { type RenderedLetter, renderLetter } from '../letters/render-letter.ts'
import type { Law, LetterKind, LetterLanguage, LetterTemplate } from '../types.ts'

export type ComposedLetter = RenderedLetter & {
  /** The languages that it is written in, in this order. */
  readonly languages: readonly LetterLanguage[]
}

/** Between the two halves of a bilingual letter. */
const line = '\n----------------------------------------------------------------------\n\n'

/**
 * A letter in the language of its request. To Wales it is bilingual, Welsh first, each half whole; where there is no Welsh letter it is the
 * English one, and `languages` says so. Null where there is no letter of this kind under this law at all.
 */
export function composeLetter(
  letters: readonly LetterTemplate[],
  { kind, law, language }: { kind: LetterKind; law: Law; language: LetterLanguage },
  fieldsIn: (language: LetterLanguage) => Fields,
): ComposedLetter | null {
  const first = letterFor(letters, { kind, law, language })
  if (!first) return null
  const rendered = { ...renderLetter(first, fieldsIn(first.language)), languages: [first.language] }
  const english = first.language === 'cy' ? letterFor(letters, { kind, law, language: 'en' }) : null
  return english ? joined(rendered, { ...renderLetter(english, fieldsIn('en')), languages: ['en'] }) : rendered
}

const joined = (welsh: ComposedLetter, english: ComposedLetter): ComposedLetter => ({
  subject: `${welsh.subject} / ${english.subject}`,
  text: `${welsh.text}${line}${english.text}`,
  unknownFields: once([...welsh.unknownFields, ...english.unknownFields]),
  emptyFields: once<MergeField>([...welsh.emptyFields, ...english.emptyFields]),
  languages: [...welsh.languages, ...english.languages],
})

const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
