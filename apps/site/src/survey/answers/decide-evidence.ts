import type { AnswerEvidence, FileState } from '../answer-types.ts'
import { isDay } from '../requests/decide-event.ts'
import { holdsQuote } from './holds-quote.ts'

/** What came from the trust: a message, or a file that came with one. Its text can be looked through. */
export type Source = MessageSource | FileSource
export type MessageSource = {
  readonly kind: 'message'
  readonly id: number
  /** The day on which it came, `YYYY-MM-DD`, UK. */
  readonly day: string
  readonly text: string
}
export type FileSource = {
  readonly kind: 'file'
  readonly sha256: string
  readonly name: string
  /** The first message that brought it. */
  readonly messageId: number
  readonly day: string
  readonly state: FileState
  /** Its text by page or sheet; empty when there is none, or while nobody may look into it. */
  readonly pages: readonly { readonly page: number; readonly text: string }[]
}

/** Evidence as somebody typed it. */
export type TypedEvidence = {
  readonly quote: string
  /** `message:12`, `file:<sha256>`; empty: wherever the words stand. */
  readonly where: string
  readonly page: string
  readonly url: string
  readonly dated: string
  readonly language: string
  readonly translation: string
  /** The words come from a picture, a call or a web page: no text can be looked through. */
  readonly isCopied: boolean
  /** For ourselves: not to be published. */
  readonly isOurs: boolean
}

export const evidenceFaults = [
  'quote-too-long',
  'translation-too-long',
  'not-found',
  'not-found-there',
  'no-such-source',
  'file-closed',
  'page-not-a-number',
  'page-without-file',
  'no-web-address',
  'dated-not-a-day',
  'dated-in-future',
  'nothing-to-go-by',
] as const
export type EvidenceFault = (typeof evidenceFaults)[number]

/** A row to be added, without whose it is and who added it. */
export type DecidedEvidence = Omit<AnswerEvidence, 'id' | 'round' | 'trustCode' | 'question' | 'addedAt' | 'addedBy'>
export type EvidenceDecision =
  | { readonly decision: 'nothing' }
  | { readonly decision: 'add'; readonly evidence: DecidedEvidence }
  | { readonly decision: 'refuse'; readonly fault: EvidenceFault }

export const longestQuote = 5000

type Ground = { readonly sources: readonly Source[]; readonly today: string; readonly language: 'en' | 'cy' }

/**
 * Decides what was typed: words make a quote, a file without words a file, an address without either a link; none of the three is nothing
 * to add. A quote must stand in what came from the trust (in the place that was named, else anywhere), unless whoever copied it says that
 * it comes from where no text can be looked through. `language` is the one that a quote is taken to be in where none was chosen.
 */
export function decideEvidence(typed: TypedEvidence, ground: Ground): EvidenceDecision {
  const refuse = (fault: EvidenceFault): EvidenceDecision => ({ decision: 'refuse', fault })
  if (typed.quote === '' && typed.url === '' && !typed.where.startsWith('file:')) return { decision: 'nothing' }
  const fault = faultOfItself(typed, ground.today)
  if (fault) return refuse(fault)
  const named = typed.where === '' ? null : (ground.sources.find(source => nameOf(source) === typed.where) ?? 'none')
  if (named === 'none') return refuse('no-such-source')
  if (named?.kind === 'file' && !isOpen(named)) return refuse('file-closed')
  if (typed.page !== '' && named?.kind !== 'file') return refuse('page-without-file')
  const { quote } = typed
  if (quote === '') return { decision: 'add', evidence: withoutQuote(typed, named) }
  const found = named === null ? findIn(ground.sources, quote) : findIn([named], quote)
  if (!found && !typed.isCopied) return refuse(named === null ? 'not-found' : 'not-found-there')
  // A quote that stands nowhere and names nothing could have come from anywhere.
  if (!found && named === null && typed.url === '') return refuse('nothing-to-go-by')
  return { decision: 'add', evidence: asQuote(typed, ground, { found, named }) }
}

/** How a form names a source. */
export const nameOf = (source: Source): string => (source.kind === 'message' ? `message:${source.id}` : `file:${source.sha256}`)

/** Whether anybody may look into it. */
export const isOpen = ({ state }: Pick<FileSource, 'state'>): boolean => state === 'clean' || state === 'released'

function faultOfItself(typed: TypedEvidence, today: string): EvidenceFault | null {
  if (typed.quote.length > longestQuote) return 'quote-too-long'
  if (typed.translation.length > longestQuote) return 'translation-too-long'
  if (typed.page !== '' && !/^[1-9]\d{0,4}$/.test(typed.page)) return 'page-not-a-number'
  if (typed.url !== '' && !isWebAddress(typed.url)) return 'no-web-address'
  if (typed.dated === '') return null
  if (!isDay(typed.dated) || typed.dated < '1900-01-01') return 'dated-not-a-day'
  return typed.dated > today ? 'dated-in-future' : null
}

/** A page of the web that anybody can open: it will stand as a link on a public page. No password in it. */
function isWebAddress(text: string): boolean {
  if (text.length > 2000 || !/^https?:\/\//i.test(text)) return false
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  return url.hostname.includes('.')
}

type Found = { readonly source: Source; readonly page: number | null }

/** The first source that holds the words, messages before files; of a file the page on which they begin. */
function findIn(sources: readonly Source[], quote: string): Found | null {
  const inOrder = [...sources].sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'))
  for (const source of inOrder) {
    const page = pageOf(source, quote)
    if (page !== undefined) return { source, page }
  }
  return null
}

/** Undefined: the words do not stand there. Null: there are no pages. */
function pageOf(source: Source, quote: string): number | null | undefined {
  if (source.kind === 'message') return holdsQuote(source.text, quote) ? null : undefined
  if (!isOpen(source)) return undefined
  const one = source.pages.find(({ text }) => holdsQuote(text, quote))
  if (one) return one.page
  // It may run on over the end of a page.
  const pair = source.pages.find(({ text }, index) => holdsQuote(`${text}\n${source.pages[index + 1]?.text ?? ''}`, quote))
  return pair?.page
}

function asQuote(
  typed: TypedEvidence,
  ground: Ground,
  { found, named }: { readonly found: Found | null; readonly named: Source | null },
): DecidedEvidence {
  const source = found?.source ?? named
  const page = typed.page === '' ? (found?.page ?? null) : Number(typed.page)
  return {
    ...whereItStands(source),
    source: 'quote',
    quote: typed.quote,
    page: source?.kind === 'file' ? page : null,
    language: languageIn(typed.language, ground.language),
    translation: typed.translation === '' ? null : typed.translation,
    url: typed.url === '' ? null : typed.url,
    dated: typed.dated === '' ? (source?.day ?? null) : typed.dated,
    isFound: found !== null,
    isShown: !typed.isOurs,
  }
}

function withoutQuote(typed: TypedEvidence, named: Source | null): DecidedEvidence {
  const isFile = named?.kind === 'file'
  return {
    ...whereItStands(named),
    source: isFile ? 'file' : 'link',
    quote: null,
    page: isFile && typed.page !== '' ? Number(typed.page) : null,
    language: null,
    translation: null,
    url: typed.url === '' ? null : typed.url,
    dated: typed.dated === '' ? (named?.day ?? null) : typed.dated,
    isFound: isFile,
    isShown: !typed.isOurs,
  }
}

const whereItStands = (source: Source | null): Pick<AnswerEvidence, 'messageId' | 'fileSha256' | 'fileName'> => ({
  messageId: source === null ? null : source.kind === 'message' ? source.id : source.messageId,
  fileSha256: source?.kind === 'file' ? source.sha256 : null,
  fileName: source?.kind === 'file' ? source.name : null,
})

const languageIn = (typed: string, otherwise: 'en' | 'cy'): 'en' | 'cy' => (typed === 'en' || typed === 'cy' ? typed : otherwise)
