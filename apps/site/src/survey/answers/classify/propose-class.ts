import { ownWords } from '../../mail-in/own-words.ts'
import type { AnswerClass, EventKind, Law, Message } from '../../types.ts'
import { type Exemption, exemptionIn } from '../exemptions.ts'

/** Answers that say one thing, and say it in a sentence. */
export const simpleClasses = ['acknowledged', 'not-recorded', 'refused-cost', 'refused-other', 'elsewhere', 'says-yes'] as const
export type SimpleClass = (typeof simpleClasses)[number]

/** What each of them means in law; and whether it answers the question whether the trust records. */
export const meaningOf = {
  acknowledged: { kind: 'acknowledged', answer: null, answers: false },
  'not-recorded': { kind: 'not-held', answer: null, answers: true },
  'refused-cost': { kind: 'refused', answer: 'refused-cost', answers: true },
  'refused-other': { kind: 'refused', answer: 'refused-other', answers: true },
  elsewhere: { kind: 'answered', answer: 'elsewhere', answers: true },
  'says-yes': { kind: 'answered', answer: 'answered', answers: true },
} as const satisfies Record<SimpleClass, { kind: EventKind; answer: AnswerClass | null; answers: boolean }>

export type Proposal = {
  readonly class: SimpleClass
  /** The sentence that says so, word for word; empty for an acknowledgement. */
  readonly quote: string
  readonly exemption: Exemption | null
}

/** Longer than this, somebody has explained something: that is read, not sorted. */
const longestSimple = 1500

const signs: readonly (readonly [SimpleClass, RegExp])[] = [
  [
    'refused-cost',
    /\b(section|s\.|adran) ?12\b|\b(cost|appropriate) limit\b|\b(more than|exceeds?|over) (the )?(18|40) hours\b|\bterfyn costau?\b|\bdros 18 awr\b/i,
  ],
  ['refused-other', /\b(?:section|s\.|adran) ?(14|18|21|22|25|27|33|36|38|40|41|43)\b/i],
  [
    'elsewhere',
    /\b(does|do) not (treat|diagnose|provide)\b[^.]{0,60}\b(breast|cancer)\b|\bpatients (are|would be) (seen|treated|referred|cared for)\b[^.]{0,40}\b(by|at|to)\b|\bcleifion yn cael eu (gweld|trin) (gan|yn|mewn)\b|\bnid yw[^.]{0,60}yn trin canser\b/i,
  ],
  [
    'not-recorded',
    /\b(do|does) not (currently |routinely |centrally |presently )*(record|collect|count|hold)\b|\b(don|doesn)['’]t (record|collect|count|hold)\b|\b(is|are) not (currently |routinely |centrally )*(recorded|collected|counted|held)\b|\bnid (ydym|yw[^.]{0,60}) yn (cofnodi|casglu|cyfrif|cadw)\b|\bni chofnodir\b/i,
  ],
  [
    'says-yes',
    /\b(we|trust|board|it) (do |does )?(routinely )?records? (every|all|each)\b|\byes\b[^.]{0,60}\b(record|all|every)|\b(ydym|ydy|mae[^.]{0,60}) yn cofnodi (pob|pawb)\b/i,
  ],
]

/** Whoever says one of these has not said one thing only. */
const narrows =
  /\b(only|except|however|but|although|partly|in part|some|estimates?|unless|approximately|dim ond|ond|heblaw|rhai|yn rhannol|amcangyfrif)\b/i

/** Figures are recorded one by one. What stands in a reference, a section or a time limit is none. */
const holdsFigures = (words: string): boolean =>
  /\d/.test(
    words
      .replace(/\S*[\p{L}/_-]\S*\d\S*|\S*\d\S*[\p{L}/_-]\S*/gu, ' ')
      .replace(/\b(section|s\.|adran) ?\d+(\(\d+\))*/gi, ' ')
      .replace(/\b\d+ (working )?(days|hours|awr|diwrnod)/gi, ' ')
      .replace(/^\s*\d{1,2}[.)]\s/gm, ' '),
  )

type Read = Pick<Message, 'text' | 'guess' | 'guessUndone' | 'attachments'>

/**
 * What a short message says, where it says one thing; null for everything that somebody has to read properly: with files, with figures,
 * with a "but", of two minds, or long. A proposal and nothing more: a person looks at every one. `law` names the Act of its sections.
 */
export function proposeClass({ text, guess, guessUndone, attachments }: Read, law: Law): Proposal | null {
  const words = ownWords(text).trim()
  if (guess === 'acknowledgement' && !guessUndone && words.length <= longestSimple)
    return { class: 'acknowledged', quote: '', exemption: null }
  if (guess !== null && guess !== 'answer' && !guessUndone) return null
  if (attachments.length > 0 || words.length > longestSimple) return null
  const found = signs.filter(([, sign]) => sign.test(words))
  const [[named, sign] = [null, null], ...others] = found
  if (named === null || others.some(([other]) => !goTogether(named, other))) return null
  if ((named === 'says-yes' || named === 'not-recorded') && narrows.test(words)) return null
  if (named === 'says-yes' && holdsFigures(words)) return null
  const quote = sentencesOf(words).find(sentence => sign.test(sentence))
  // Over the end of a sentence: two things that do not belong together.
  if (quote === undefined) return null
  return { class: named, quote, exemption: groundOf(named, sign, words, law) }
}

/** Refused because it is not recorded in a way that could be searched: the ground is what decides. */
const goTogether = (named: SimpleClass, other: SimpleClass): boolean => named === 'refused-cost' && other === 'not-recorded'

function groundOf(named: SimpleClass, sign: RegExp, words: string, law: Law): Exemption | null {
  if (named === 'refused-cost') return 's12'
  if (named !== 'refused-other') return null
  return exemptionIn(law, `s${sign.exec(words)?.[1] ?? ''}`) ?? 'other'
}

const sentencesOf = (words: string): string[] =>
  words
    .split(/(?<=[.!?])\s+(?=\p{Lu})|\n{2,}/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
