import { createHash } from 'node:crypto'
import type { Direction, Guess, LetterKind, LetterLanguage, Message, SurveyRequest, WayIn } from '../types.ts'
import { type Hiding, isClean, redactText } from './redact/redact-text.ts'
import type { Piece, Redaction } from './redact/redaction.ts'

/** One letter as everybody may read it. */
export type PublicMessage = {
  readonly direction: Exclude<Direction, 'note'>
  readonly letterKind: LetterKind | null
  readonly cameBy: WayIn
  /** What it is, where a machine wrote it: an automatic reply, a receipt, a report that a letter came back. */
  readonly sort: Extract<Guess, 'automatic-reply' | 'bounce' | 'read-receipt'> | null
  /** When, to the second, UTC. */
  readonly at: string
  readonly from: readonly Piece[]
  readonly to: readonly Piece[]
  readonly subject: readonly Piece[]
  readonly text: readonly Piece[]
  readonly attachments: readonly { readonly name: readonly Piece[]; readonly bytes: number; readonly sha256: string }[]
}

/** All letters between a trust and us in one round, without our notes, and without what must not be seen. */
export type PublicThread = {
  readonly format: 1
  readonly round: string
  readonly trust: string
  readonly reference: string
  /** The language in which we wrote to the trust. */
  readonly language: LetterLanguage
  readonly messages: readonly PublicMessage[]
}

type Source = {
  readonly request: Pick<SurveyRequest, 'round' | 'trustCode' | 'reference' | 'language'>
  readonly messages: readonly Message[]
  readonly redactions: readonly Redaction[]
  readonly hiding: Hiding
}

/** Nothing reaches it but through `redactText`: of a message, every text that somebody outside can have written. */
export function publicThread({ request, messages, redactions, hiding }: Source): PublicThread {
  const whole = new Set(redactions.filter(({ kind }) => kind === 'message').map(({ text }) => text))
  return {
    format: 1,
    round: request.round,
    trust: request.trustCode,
    reference: request.reference,
    language: request.language,
    messages: messages.flatMap(message => publicMessage(message, whole.has(String(message.id)), hiding)),
  }
}

function publicMessage(message: Message, isWholeHidden: boolean, hiding: Hiding): PublicMessage[] {
  const { direction, letterKind, cameBy, at, attachments } = message
  if (direction === 'note') return []
  const redact = (text: string): readonly Piece[] => redactText(text, hiding)
  const words = (text: string): readonly Piece[] => (isWholeHidden && text !== '' ? [{ removed: 'message' }] : redact(text))
  return [
    {
      direction,
      letterKind,
      cameBy,
      sort: sortOf(message),
      at: `${at.toISOString().slice(0, 19)}Z`,
      from: redact(message.from),
      to: redact(message.to),
      subject: words(message.subject),
      text: words(message.text),
      attachments: attachments.map(({ name, bytes, sha256 }) => ({ name: words(name), bytes, sha256 })),
    },
  ]
}

/** What a machine has written, where it is so and nobody has said otherwise. */
export const sortOf = ({ guess, guessUndone }: Pick<Message, 'guess' | 'guessUndone'>): PublicMessage['sort'] =>
  !guessUndone && (guess === 'automatic-reply' || guess === 'bounce' || guess === 'read-receipt') ? guess : null

/** The one way of writing it down. Its SHA-256 says what somebody has seen before they pressed the button. */
export const bodyOf = (thread: PublicThread): string => JSON.stringify(thread)
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Our own writing, read back from the table of published threads. */
export const threadIn = (body: string): PublicThread => JSON.parse(body) as PublicThread

const textsOf = ({ messages }: PublicThread): (readonly Piece[])[] =>
  messages.flatMap(({ from, to, subject, text, attachments }) => [
    from,
    to,
    subject,
    text,
    ...attachments.map(({ name }) => name),
  ])

/** Looks once more at what is left: anything that is still to be found in it must keep it from being published. */
export function hasLeak(thread: PublicThread, hiding: Hiding): boolean {
  const body = bodyOf(thread).toLowerCase()
  return (
    hiding.ownTokens.some(token => body.includes(token.toLowerCase())) || textsOf(thread).some(pieces => !isClean(pieces, hiding))
  )
}

/** How many places are blacked out. */
export const countRemoved = (thread: PublicThread): number =>
  textsOf(thread)
    .flat()
    .filter(piece => typeof piece !== 'string').length
