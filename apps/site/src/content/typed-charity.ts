import type { CharityFacts, ImageRef } from './charity.ts'

/** The questions with one text each, as they stand in the form. */
export const textQuestions = [
  'name',
  'numberEnglandWales',
  'numberScotland',
  'numberNorthernIreland',
  'address',
  'privacyContact',
  'fromAddress',
] as const
export type TextQuestion = (typeof textQuestions)[number]

export const helplineQuestions = ['name', 'phone', 'hours', 'url', 'source', 'checkedOn'] as const
export type HelplineQuestion = (typeof helplineQuestions)[number]

/** The id of a field of the form: its name when it is sent, and where a message about it leads. */
export type FieldId = TextQuestion | 'logo' | `helpline-${HelplineQuestion}` | `partner-${number}-${'name' | 'link' | 'logo'}`

export type TypedPartner = { readonly name: string; readonly link: string; readonly logo: ImageRef | null }

/** What somebody typed, nothing checked yet. Pictures have been recognised and kept. */
export type TypedCharity = {
  readonly texts: Readonly<Record<TextQuestion, string>>
  readonly helpline: Readonly<Record<HelplineQuestion, string>>
  readonly logo: ImageRef | null
  readonly partners: readonly TypedPartner[]
}

const noHelpline: Record<HelplineQuestion, string> = { name: '', phone: '', hours: '', url: '', source: '', checkedOn: '' }

/** The form as it stands filled with what is known. */
export const typedFrom = (facts: CharityFacts): TypedCharity => ({
  // textQuestions are exactly the fields of CharityFacts that hold one text.
  texts: Object.fromEntries(textQuestions.map(question => [question, facts[question]])) as Record<TextQuestion, string>,
  helpline: facts.helpline ?? noHelpline,
  logo: facts.logo,
  partners: facts.partners,
})
