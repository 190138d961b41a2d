import type { FieldError, Translate } from '../../../foundation/index.ts'
import { paragraphsOf, type TypedLetter } from '../draft-text.ts'
import type { LetterTemplate, TemplateBlock } from '../letter.ts'
import { cleanLine, cleanText } from './clean-text.ts'

export const longestSubject = 150
export const longestOwn = 4000
/** Of a whole letter, without the signature: two pages of paper. */
export const longestLetter = 7000

/** The names of the fields; those of a paragraph end with its id. */
export const letterFields = { drafted: 'drafted', subject: 'subject', greeting: 'greeting', own: 'own' } as const
export const useOf = (id: string): string => `use-${id}`
export const textOf = (id: string): string => `text-${id}`

/** The letter of a form, or before anybody has written, the one that we offer. Nothing is cut off: what is too long is said. */
export function readLetter(template: LetterTemplate, sent: (name: string) => string): TypedLetter & { readonly kept: Kept } {
  const blocks = [...template.before, ...template.after]
  const isDrafted = sent(letterFields.drafted) === 'yes'
  const kept = Object.fromEntries(blocks.map(block => [block.id, isDrafted ? keptOf(block, sent) : block]))
  return {
    subject: isDrafted ? cleanLine(sent(letterFields.subject)) : template.subject,
    greeting: isDrafted ? cleanLine(sent(letterFields.greeting)) : template.greeting,
    own: cleanText(sent(letterFields.own)),
    blocks: Object.fromEntries(
      Object.values(kept)
        .filter(({ isChosen }) => isChosen)
        .map(({ id, text }) => [id, text]),
    ),
    kept,
  }
}

/** Every paragraph as it stands in the form, those that were left out too: they are not lost. */
export type Kept = Readonly<Record<string, Pick<TemplateBlock, 'id' | 'text' | 'isChosen'>>>

const keptOf = ({ id }: TemplateBlock, sent: (name: string) => string) => ({
  id,
  text: cleanText(sent(textOf(id))),
  isChosen: sent(useOf(id)) === 'yes',
})

/** What has to be mended before it can go on. */
export function faultsOfLetter(t: Translate, template: LetterTemplate, typed: TypedLetter): FieldError[] {
  const { subject, greeting, own } = typed
  const paragraphs = paragraphsOf(template, typed)
  const length = [...greeting, ...paragraphs.join('\n\n')].length
  const fault = (field: string, key: string, values = {}): FieldError => ({
    field,
    message: t(`act-letters.faults.${key}`, values),
  })
  return [
    ...(subject === '' ? [fault('subject', 'subject')] : []),
    ...(subject.length > longestSubject ? [fault('subject', 'longSubject', { most: longestSubject })] : []),
    ...(greeting.length > longestSubject ? [fault('greeting', 'longSubject', { most: longestSubject })] : []),
    ...(paragraphs.length === 0 ? [fault('own', 'empty')] : []),
    ...(own.length > longestOwn
      ? [fault('own', 'longOwn', { most: longestOwn, now: own.length })]
      : length > longestLetter
        ? [fault('own', 'longLetter', { most: longestLetter, now: length })]
        : []),
  ]
}

/** Its fields, to be carried along hidden. */
export const hiddenLetter = ({
  subject,
  greeting,
  own,
  kept,
}: ReturnType<typeof readLetter>): Readonly<Record<string, string>> => ({
  [letterFields.drafted]: 'yes',
  [letterFields.subject]: subject,
  [letterFields.greeting]: greeting,
  [letterFields.own]: own,
  ...Object.fromEntries(
    Object.values(kept).flatMap(({ id, text, isChosen }) => [
      [textOf(id), text],
      [useOf(id), isChosen ? 'yes' : ''],
    ]),
  ),
})
