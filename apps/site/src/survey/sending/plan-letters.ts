import type { Charity } from '../../content/index.ts'
import type { Nation, Trust } from '../../register/index.ts'
import type { Contact } from '../contacts/contact-store.ts'
import { letterFields } from '../letters/letter-fields.ts'
import { referenceOf, replyAddress } from '../letters/reply-address.ts'
import type { Channel, Law, LetterKind, LetterLanguage, LetterTemplate, Question, Round } from '../types.ts'
import { type ComposedLetter, composeLetter } from './compose-letter.ts'

export type PlanInput = {
  readonly round: Round
  readonly questions: readonly Question[]
  readonly letters: readonly LetterTemplate[]
  readonly charity: Charity
  /** The trusts that are asked. */
  readonly trusts: readonly Trust[]
  readonly contacts: ReadonlyMap<string, Contact>
  readonly today: string
  readonly mailDomain: string
}

/** One letter of a round as it will leave. */
export type PlannedLetter = {
  readonly trust: Trust
  readonly contact: Contact
  readonly law: Law
  readonly language: LetterLanguage
  readonly reference: string
  readonly channel: Channel
  /** The address of its mail; null when it goes by hand, or nobody knows one. */
  readonly to: string | null
  /** Null: there is no template for it. */
  readonly letter: ComposedLetter | null
}

/** Stands in a letter that is only shown, where the request's own token will stand. */
export const sampleToken = 'a'.repeat(32)

/** Letters to Wales are bilingual: public bodies there work in both languages. */
export const languageFor = (nation: Nation): LetterLanguage => (nation === 'wales' ? 'cy' : 'en')

/** Every letter of a round, by the names of the trusts. `tokenOf` gives each its reply token; the same sample for all when left out. */
export function planLetters(input: PlanInput, tokenOf: (trustCode: string) => string = () => sampleToken): PlannedLetter[] {
  return input.trusts.flatMap(trust => {
    const contact = input.contacts.get(trust.code)
    return contact ? [planLetter(input, trust, contact, tokenOf(trust.code))] : []
  })
}

function planLetter(input: PlanInput, trust: Trust, contact: Contact, token: string): PlannedLetter {
  const { round, letters } = input
  const law = round.laws[trust.nation]
  const language = languageFor(trust.nation)
  const reference = referenceOf(round.id, trust.code)
  return {
    trust,
    contact,
    law,
    language,
    reference,
    channel: contact.channel,
    to: contact.channel === 'email' ? contact.email : null,
    letter: composeLetter(letters, { kind: firstLetter, law, language }, written =>
      letterFields({
        round,
        charity: input.charity,
        trust,
        questions: input.questions,
        language: written,
        today: input.today,
        request: { ...nothingYet, reference, replyAddress: replyAddress(token, input.mailDomain) },
      }),
    ),
  }
}

const firstLetter: LetterKind = 'request'

/** What a request knows before its letter has left. */
export const nothingYet = {
  sentOn: null,
  receivedOn: null,
  dueOn: null,
  answeredOn: null,
  clarificationAskedOn: null,
  feesAskedOn: null,
  reviewAskedOn: null,
} as const
