import { allStaffNames } from '../../accounts/index.ts'
import type { ReadDb } from '../../foundation/index.ts'
import { namedContactsOf } from '../replies/named-contact-store.ts'
import { messagesOf } from '../requests/request-store.ts'
import { correspondence } from '../requests/thread-text.ts'
import type { Message, SurveyRequest } from '../types.ts'
import { bodyOf, hasLeak, type PublicThread, publicThread, sha256Of } from './public-thread.ts'
import { findAll, finderOf, isWordRedaction, keyOf } from './redact/find-words.ts'
import { type FoldedText, foldText } from './redact/folded-text.ts'
import { readableText } from './redact/readable-text.ts'
import { type Hiding, hidingOf } from './redact/redact-text.ts'
import type { Redaction } from './redact/redaction.ts'
import { suggestRedactions } from './redact/suggest-redactions.ts'
import { decisionsOf, type RedactionDecision, replyTokens } from './thread-store.ts'

/** Something that is blacked out, or could be: in how many places it stands. */
export type RedactionChoice = RedactionDecision & { readonly places: number }

/** The letters of a request while they are made ready for everybody. */
export type ThreadWork = {
  readonly request: SurveyRequest
  readonly messages: readonly Message[]
  readonly choices: readonly RedactionChoice[]
  readonly hiding: Hiding
  /** What would be published. */
  readonly thread: PublicThread
  /** SHA-256 of it: whoever has seen another one has seen something else. */
  readonly fingerprint: string
  /** Something that must be hidden could still be read: it cannot be published. */
  readonly hasLeak: boolean
}

/** Every suggestion is on unless somebody has said otherwise: what nobody has looked at is never seen. */
export async function loadThreadWork(db: ReadDb, request: SurveyRequest): Promise<ThreadWork> {
  const messages = correspondence(await messagesOf(db, request.round, request.trustCode))
  const contacts = await namedContactsOf(db, request)
  const people = [...(await allStaffNames(db)).values(), ...contacts.map(({ name }) => name)]
  const texts = messages.flatMap(textsOf).map(text => foldText(readableText(text)))
  const choices = choicesOf(await decisionsOf(db, request), suggestRedactions(messages, people, request.trustName), texts)
  const redactions: readonly Redaction[] = choices.filter(({ isOn }) => isOn)
  const tokens = await replyTokens(db)
  const own = tokens.filter(({ round, trustCode }) => round === request.round && trustCode === request.trustCode)
  const hiding = hidingOf(redactions, { own: own.map(({ token }) => token), all: tokens.map(({ token }) => token) })
  const thread = publicThread({ request, messages, redactions, hiding })
  return { request, messages, choices, hiding, thread, fingerprint: sha256Of(bodyOf(thread)), hasLeak: hasLeak(thread, hiding) }
}

const textsOf = ({ from, to, subject, text, attachments }: Message): string[] => [
  from,
  to,
  subject,
  text,
  ...attachments.map(({ name }) => name),
]

function choicesOf(
  decided: readonly RedactionDecision[],
  suggested: readonly Redaction[],
  texts: readonly FoldedText[],
): RedactionChoice[] {
  const all = new Map<string, RedactionDecision>(decided.map(decision => [idOf(decision), decision]))
  for (const redaction of suggested) {
    const suggestion = { ...redaction, key: keyOf(redaction), isOn: true, isAdded: false }
    if (suggestion.key !== '' && !all.has(idOf(suggestion))) all.set(idOf(suggestion), suggestion)
  }
  return [...all.values()]
    .map(choice => ({ ...choice, places: placesOf(choice, texts) }))
    .filter(({ places, isAdded, kind }) => places > 0 || isAdded || kind === 'message')
}

/** In how many places something stands in these texts. */
export function placesOf(redaction: Redaction, texts: readonly FoldedText[]): number {
  if (!isWordRedaction(redaction)) return 1
  const finder = finderOf(redaction)
  const starts = texts.map(text => new Set(findAll(finder, text).map(({ start }) => start)).size)
  return starts.reduce((sum, count) => sum + count, 0)
}

/** A kind and a key, as a form sends them. */
export const idOf = ({ kind, key }: Pick<RedactionDecision, 'kind' | 'key'>): string => `${kind}:${key}`
