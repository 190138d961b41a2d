import {
  type CharityFacts,
  type HelplineQuestion,
  helplineQuestions,
  type TextQuestion,
  type TypedCharity,
  textQuestions,
  typedFrom,
} from '../../../content/index.ts'

export type Difference = {
  readonly field: TextQuestion | `helpline-${HelplineQuestion}`
  readonly saved: string
  readonly typed: string
}

/** What stands in the database now and what somebody typed meanwhile, where the two are not the same. */
export function differences(saved: CharityFacts, typed: TypedCharity): readonly Difference[] {
  const there = typedFrom(saved)
  return [
    ...textQuestions.map(field => ({ field, saved: there.texts[field], typed: typed.texts[field].trim() })),
    ...helplineQuestions.map(question => ({
      field: `helpline-${question}` as const,
      saved: there.helpline[question],
      typed: typed.helpline[question].trim(),
    })),
  ].filter(({ saved, typed }) => saved !== typed)
}

/** Whether the partners or a logo differ: pictures cannot be set side by side in words. */
export function partnersOrLogosDiffer(saved: CharityFacts, typed: TypedCharity): boolean {
  const told = (facts: Pick<TypedCharity, 'logo' | 'partners'>): string =>
    JSON.stringify([facts.logo?.sha256, facts.partners.map(({ name, link, logo }) => [name.trim(), link.trim(), logo?.sha256])])
  return told(typedFrom(saved)) !== told(typed)
}
