import type { Translate } from '../../foundation/index.ts'
import type { ReleaseSummary } from '../../releases/index.ts'
import type { LetterTemplate, TemplateBlock } from '../letters/letter.ts'
import type { LetterTone } from './letter-tone.ts'

const words = 'trust-letters'

/** What each letter asks for, in its order; those that are not chosen are offered. */
const asks: Readonly<Record<LetterTone, readonly { readonly id: string; readonly isChosen: boolean }[]>> = {
  thank: [
    { id: 'keep', isChosen: true },
    { id: 'publish', isChosen: true },
    { id: 'share', isChosen: false },
  ],
  finish: [
    { id: 'everyone', isChosen: true },
    { id: 'when', isChosen: true },
    { id: 'publish', isChosen: false },
  ],
  start: [
    { id: 'begin', isChosen: true },
    { id: 'when', isChosen: true },
    { id: 'help', isChosen: false },
  ],
  answer: [
    { id: 'reply', isChosen: true },
    { id: 'everyone', isChosen: true },
    { id: 'public', isChosen: false },
  ],
  'not-asked': [
    { id: 'tell', isChosen: true },
    { id: 'everyone', isChosen: true },
    { id: 'public', isChosen: false },
  ],
}

type About = {
  readonly tone: LetterTone
  readonly name: string
  readonly release: ReleaseSummary | null
  readonly site: string
}

/**
 * What we offer to somebody who writes to a trust, by what it answered. It speaks of what the trust said about its records, and never of a
 * number or a person: a letter mentions nobody’s patients.
 */
export function trustTemplate(t: Translate, { tone, name, release, site }: About): LetterTemplate {
  const block = (id: string, text: string, more: Partial<TemplateBlock> = {}): TemplateBlock => ({
    id,
    label: t(`${words}.blocks.${id}.label`),
    text,
    isChosen: true,
    isAsk: false,
    ...more,
  })
  const known = release && tone !== 'not-asked' ? { day: t.day(release.asOf), site } : null
  return {
    subject: t(`${words}.subject.${tone}`),
    greeting: t(`${words}.greeting`, { name }),
    before: [
      block('opening', t(`${words}.blocks.opening.${tone}`, { name })),
      ...(known ? [block('fact', t(`${words}.blocks.fact.${tone}`, { name, ...known }))] : []),
    ],
    after: [
      block('why', t(`${words}.blocks.why.text`)),
      ...asks[tone].map(({ id, isChosen }) => block(id, t(`${words}.blocks.${id}.text`), { isAsk: true, isChosen })),
      block('thanks', t(`${words}.blocks.thanks.text`)),
    ],
    prompts: ['why', 'here', 'hope'].map(prompt => t(`${words}.prompts.${prompt}`, { name })),
    closing: t(`${words}.closing`),
    sources: [
      release
        ? t(`${words}.sources.release`, { id: release.id, day: t.day(release.asOf), site })
        : t(`${words}.sources.before`, { site }),
    ],
  }
}
