import { allStaffNames } from '../../accounts/index.ts'
import { charityOf } from '../../content/index.ts'
import type { ReadDb } from '../../foundation/index.ts'
import { publishedPassagesOf, type StoredPassage } from '../../releases/index.ts'
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
import { mostSuggestions, suggestRedactions } from './redact/suggest-redactions.ts'
import { decisionsOf, type RedactionDecision, replyTokens } from './thread-store.ts'

/** Something that is blacked out, or could be: in how many places it stands. */
export type RedactionChoice = RedactionDecision & { readonly places: number }

/** The letters of a request while they are made ready for everybody. */
export type ThreadWork = {
  readonly request: SurveyRequest
  readonly messages: readonly Message[]
  readonly choices: readonly RedactionChoice[]
  /** More was found than is suggested: nobody has been shown the rest, and it is not blacked out. */
  readonly hasMore: boolean
  readonly hiding: Hiding
  /** What would be published. */
  readonly thread: PublicThread
  /** SHA-256 of it: whoever has seen another one has seen something else. */
  readonly fingerprint: string
  /** Something that must be hidden could still be read: it cannot be published. */
  readonly hasLeak: boolean
}

/** All that the letters of a request are made ready from. */
export type ThreadSources = {
  readonly request: SurveyRequest
  readonly messages: readonly Message[]
  readonly decisions: readonly RedactionDecision[]
  /** Who asks: it signs every letter of ours, and is nobody's name. */
  readonly charityName: string
  /** Our own staff, and whom the trust has named to us. */
  readonly people: readonly string[]
  readonly tokens: Awaited<ReturnType<typeof replyTokens>>
  /** Words of this trust that were taken out of what we have published. */
  readonly withheld: readonly string[]
}

export async function threadSources(db: ReadDb, request: SurveyRequest): Promise<ThreadSources> {
  const messages = correspondence(await messagesOf(db, request.round, request.trustCode))
  const contacts = await namedContactsOf(db, request)
  const people = [...(await allStaffNames(db)).values(), ...contacts.map(({ name }) => name)]
  const withheld = withheldIn(await publishedPassagesOf(db, request.trustCode))
  const [{ name: charityName }, decisions] = [await charityOf(db), await decisionsOf(db, request)]
  return { request, messages, decisions, charityName, people, tokens: await replyTokens(db), withheld }
}

/** Shorter words than these stand in many an honest answer: "Yes." is blacked out nowhere but where it was withheld. */
const shortestWithheld = 20

/** What nobody may read in a release any more is not to be read in the letter that it was quoted from either. */
export const withheldIn = (passages: readonly Pick<StoredPassage, 'isWithheld' | 'words' | 'alsoSaid'>[]): string[] => {
  const gone = passages.filter(({ isWithheld }) => isWithheld).flatMap(({ words, alsoSaid }) => [words, ...alsoSaid])
  return [...new Set(gone)].filter(words => words.length >= shortestWithheld).sort()
}

/** Whether the same would be made of both. What of a request has nothing to do with its letters is left out. */
export const areSameSources = (a: ThreadSources, b: ThreadSources): boolean => sha256Of(inText(a)) === sha256Of(inText(b))
const inText = ({
  request: { reference, language, trustName },
  messages,
  decisions,
  charityName,
  people,
  tokens,
  withheld,
}: ThreadSources): string =>
  JSON.stringify([reference, language, trustName, messages, decisions, charityName, people, tokens, withheld])

export const loadThreadWork = async (db: ReadDb, request: SurveyRequest): Promise<ThreadWork> =>
  makeThreadWork(await threadSources(db, request))

/**
 * Every suggestion is on unless somebody has said otherwise: what nobody has looked at is never seen. It reads every word: of a letter of
 * a million characters that takes seconds, which no transaction waits for.
 */
export function makeThreadWork(sources: ThreadSources): ThreadWork {
  const { request, messages, decisions, charityName, people, tokens, withheld } = sources
  const texts = messages.flatMap(textsOf).map(text => foldText(readableText(text)))
  // One more than are suggested: then there are more.
  const found = suggestRedactions(messages, people, `${request.trustName} ${charityName}`, mostSuggestions + 1)
  const choices = choicesOf(decisions, found.slice(0, mostSuggestions), texts)
  const chosen: readonly Redaction[] = choices.filter(({ isOn }) => isOn)
  // Nobody can bring these back, as they cannot in a release.
  const redactions = [...chosen, ...withheld.map(text => ({ kind: 'words' as const, text }))]
  const own = tokens.filter(({ round, trustCode }) => round === request.round && trustCode === request.trustCode)
  const hiding = hidingOf(redactions, { own: own.map(({ token }) => token), all: tokens.map(({ token }) => token) })
  const thread = publicThread({ request, messages, redactions, hiding })
  return {
    request,
    messages,
    choices,
    hasMore: found.length > mostSuggestions,
    hiding,
    thread,
    fingerprint: sha256Of(bodyOf(thread)),
    hasLeak: hasLeak(thread, hiding),
  }
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
