import type { Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import { type StatusCode, statusMeaning } from '../../releases/index.ts'
import type { LetterTemplate, Recipient, TemplateBlock } from '../letters/letter.ts'
import type { LocalFacts, NearTrust } from './near-trusts.ts'

type About = {
  readonly recipient: Pick<Recipient, 'body'>
  /** As one speaks to them: without the title that stands in lists. */
  readonly spokenName: string
  readonly place: string
  readonly nation: Nation
  readonly facts: LocalFacts
  readonly site: string
}

const words = 'letters-to-politicians'

/**
 * What we offer to somebody who writes to their politician: the facts near them, why they matter, and what to ask for. Of trusts it says what
 * they answered and never a number: a letter mentions nobody’s patients.
 */
export function politicianTemplate(t: Translate, about: About): LetterTemplate {
  const { place, facts, spokenName } = about
  const block = (id: string, text: string, changes: Partial<TemplateBlock> = {}): TemplateBlock => ({
    id,
    label: t(`${words}.blocks.${id}.label`),
    text,
    isChosen: true,
    isAsk: false,
    ...changes,
  })
  const ask = (id: string, text: string) => block(id, text, { isAsk: true })
  return {
    subject: t(`${words}.subject`, { place }),
    greeting: t(`${words}.greeting`, { name: spokenName }),
    before: [block('opening', t(`${words}.blocks.opening.text`, { place }))],
    after: [
      ...(facts.trusts.length === 0 ? [] : [block('facts', factsInWords(t, about))]),
      block('why', t(`${words}.blocks.why.text`)),
      ...asksOfTrusts(t, facts.trusts, ask),
      ask('government', governmentInWords(t, about)),
      block('people', t(`${words}.blocks.people.text`), { isAsk: true, isChosen: false }),
      ask('answer', t(`${words}.blocks.answer.text`)),
    ],
    prompts: ['why', 'here', 'change'].map(prompt => t(`${words}.prompts.${prompt}`, { place })),
    closing: t(`${words}.closing`),
    sources: sourcesInWords(t, about),
  }
}

const factsInWords = (t: Translate, { facts: { trusts, release }, site }: About): string =>
  [
    t(`${words}.blocks.facts.text`),
    ...trusts.map(({ name, status }) => t(`${words}.blocks.facts.trust`, { trust: name, meaning: meaningOf(t, status) })),
    release === null
      ? t(`${words}.blocks.facts.undated`, { site })
      : t(`${words}.blocks.facts.dated`, { day: t.day(release.asOf), site }),
  ].join('\n')

/** In the mouth of a writer it was the campaign that asked. */
const meaningOf = (t: Translate, status: StatusCode): string =>
  status === 'no-response' ? t(`${words}.blocks.facts.silent`) : statusMeaning(t, status)

/** Those that count everyone are thanked; the others are asked. */
function asksOfTrusts(
  t: Translate,
  trusts: readonly NearTrust[],
  ask: (id: string, text: string) => TemplateBlock,
): TemplateBlock[] {
  const counts = (status: StatusCode) => status === 'collecting'
  const counting = trusts.filter(({ status }) => counts(status))
  const others = trusts.filter(({ status }) => !counts(status))
  return [
    ...(others.length === 0 ? [] : [ask('trusts', t(`${words}.blocks.trusts.text`, { trusts: listed(t, others) }))]),
    ...(counting.length === 0 ? [] : [ask('thanks', t(`${words}.blocks.thanks.text`, { trusts: listed(t, counting) }))]),
  ]
}

const listed = (t: Translate, trusts: readonly NearTrust[]): string =>
  new Intl.ListFormat(t.locale === 'cy' ? 'cy' : 'en-GB', { type: 'conjunction' })
    .format(trusts.map(({ name }) => name))
    // Unicode leaves open which “and” it is: “ac” before a vowel, “a” before the rest.
    .replace(/ a\(c\) (.)/g, (_, next: string) => ` ${/[aeiouwyâêîôûŵŷ]/i.test(next) ? 'ac' : 'a'} ${next}`)

function governmentInWords(t: Translate, { nation, recipient: { body } }: About): string {
  if (nation === 'england') return t(`${words}.blocks.government.england`)
  const government = t(`${words}.government.${nation}`)
  return t(`${words}.blocks.government.${body === 'house-of-commons' ? 'fromWestminster' : 'devolved'}`, { government })
}

const sourcesInWords = (t: Translate, { facts: { release }, nation, site }: About): string[] => [
  release === null
    ? t(`${words}.sources.before`)
    : t(`${words}.sources.release`, { id: release.id, day: t.day(release.asOf), site }),
  ...(nation === 'england' ? [t(`${words}.sources.plan`)] : []),
]
