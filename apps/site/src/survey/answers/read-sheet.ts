import { createHash } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../foundation/index.ts'
import { readForm, type SentForm } from '../read-form.ts'
import { isFormToken } from '../requests/form-token.ts'
import type { Question } from '../types.ts'
import type { Said, TypedAnswer } from './decide-answer.ts'
import type { TypedEvidence } from './decide-evidence.ts'

/** Which button was pressed. Everything that was typed is saved with each of them. */
export type SheetButton =
  | { readonly button: 'save'; readonly question: string | null }
  | { readonly button: 'remove' | 'show' | 'hide'; readonly evidence: number }
  | { readonly button: 'ready' }

export type SentQuestion = {
  readonly answer: TypedAnswer
  readonly basedOn: number
  readonly was: string
  readonly evidence: TypedEvidence
}

/** The form of the whole page as somebody sent it. */
export type SentSheet = {
  readonly questions: ReadonlyMap<string, SentQuestion>
  readonly button: SheetButton
  readonly requestVersion: number
  readonly formToken: string
}

/** The name of a field of one question. Ids of questions hold no dot. */
export const fieldOf = (question: string, name: string): string => `${question}.${name}`

/** Of fields that nobody has typed in yet. */
export const nothingTyped: TypedEvidence = {
  quote: '',
  where: '',
  page: '',
  url: '',
  dated: '',
  language: '',
  translation: '',
  isCopied: false,
  isOurs: false,
}

export async function readSheet(c: Ctx, questions: readonly Question[]): Promise<SentSheet> {
  const form = await readForm(c)
  const formToken = form.line('token')
  if (!isFormToken(formToken)) throw new HTTPException(400)
  const sent = questions.flatMap(({ id }) =>
    // A question that was not on the page when the form was made.
    form.all(fieldOf(id, 'was')).length === 0 ? [] : [[id, readQuestion(form, id)] as const],
  )
  return {
    questions: new Map(sent),
    button: readButton(form.line('do')),
    requestVersion: wholeNumber(form.line('request')),
    formToken,
  }
}

function readQuestion({ line, lines }: SentForm, id: string): SentQuestion {
  const of = (name: string) => line(fieldOf(id, name))
  const longOf = (name: string) => lines(fieldOf(id, name))
  return {
    answer: {
      words: longOf('words'),
      language: of('language'),
      translation: longOf('translation'),
      number: of('number'),
      from: of('from'),
      to: of('to'),
      exemption: of('exemption'),
      note: longOf('note'),
    },
    basedOn: wholeNumber(of('version')),
    was: of('was'),
    evidence: {
      quote: longOf('quote'),
      where: of('where'),
      page: of('page'),
      url: of('url'),
      dated: of('dated'),
      language: of('quote-language'),
      translation: longOf('quote-translation'),
      isCopied: of('copied') === 'yes',
      isOurs: of('ours') === 'yes',
    },
  }
}

/** `save`, `save:diagnosed`, `remove:12`, `ready`. The return key presses none and saves. */
function readButton(text: string): SheetButton {
  const [button, about = ''] = text.split(':')
  if (button === 'ready') return { button }
  if (button === 'remove' || button === 'show' || button === 'hide') {
    const evidence = wholeNumber(about)
    if (evidence === 0) throw new HTTPException(400)
    return { button, evidence }
  }
  return { button: 'save', question: about === '' ? null : about }
}

const wholeNumber = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0)

/** An answer as the fields of a form hold it. */
export const typedOf = ({ words, language, translation, number, fromDay, toDay, exemption, note }: Said): TypedAnswer => ({
  words,
  language,
  translation: translation ?? '',
  number: number === null ? '' : String(number),
  from: fromDay ?? '',
  to: toDay ?? '',
  exemption: exemption ?? '',
  note,
})

/** Tells whether fields are still as the page showed them. No secret and no proof: only so that nobody saves what they never touched. */
export const hashOfTyped = (typed: TypedAnswer): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        typed.words,
        typed.language,
        typed.translation,
        typed.number,
        typed.from,
        typed.to,
        typed.exemption,
        typed.note,
      ]),
    )
    .digest('hex')
    .slice(0, 16)
