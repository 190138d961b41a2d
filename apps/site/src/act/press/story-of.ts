import type { Translate } from '../../foundation/index.ts'
import { type EarlierResult, statusMeaning, statusWord } from '../../releases/index.ts'
import { figuresInWords } from './figures-in-words.ts'
import { pieces, typedOrGap } from './pieces.ts'
import type { Line, PressBlock } from './press-document.ts'
import type { NationCounts, PressView } from './press-view.ts'
import { recordOf } from './record-of.ts'
import { hasTyped, type TypedPress } from './typed-press.ts'

/** Which family of sentences tells this standing. */
export function voiceOf({ standing }: PressView) {
  if (standing.kind === 'published') return standing.status
  return standing.kind
}

export function headlineOf(t: Translate, view: PressView): Line {
  const { trust } = view
  const voice = voiceOf(view)
  if (trust === null) return [{ gap: t('press.text.gap.headline') }]
  if (voice === 'outside') {
    const key = view.release ? 'outside' : 'outsideBeforeFirst'
    return [t(`press.text.headline.${key}`, { nation: t(`site.nation.${trust.nation}`) })]
  }
  const key = voice === 'new' || voice === 'before-first' ? 'not-asked' : voice
  return [t(`press.text.headline.${key}`, { name: trust.name })]
}

/** What comes between the headline and the end, in the order in which an editor cuts from below. */
export function storyOf(t: Translate, view: PressView, typed: TypedPress): PressBlock[] {
  const paragraphs = (...lines: readonly (Line | null)[]): PressBlock[] =>
    lines.flatMap((line): PressBlock[] => (line === null || line.length === 0 ? [] : [{ kind: 'paragraph', line }]))
  return [
    ...paragraphs(
      leadOf(t, view),
      [meansOf(t, view)],
      saidOf(t, view),
      figuresOf(t, view),
      changeOf(t, view),
      ...recordOf(t, view),
    ),
    ...quotesOf(t, typed),
    ...paragraphs(aroundOf(t, view), [asksOf(t, view)], replyOf(t, view, typed)),
  ]
}

function leadOf(t: Translate, view: PressView): Line {
  const { trust, standing, release, record, baseUrl } = view
  if (trust === null) {
    const address = baseUrl + (release ? '/map' : '/register')
    return pieces(t, 'press.text.lead.blank', { gap: { gap: t('press.text.gap.lead', { address }) } })
  }
  const name = trust.name
  if (standing.kind === 'outside')
    return standing.reason === null
      ? [t('press.text.lead.outsideNoReason', { name })]
      : pieces(t, `press.text.lead.${standing.isUndecided ? 'undecided' : 'outside'}`, { name, reason: standing.reason })
  // Of a trust that has said something itself, nobody can say that nothing is known.
  const voice = voiceOf(view)
  const hasSpoken = record.length > 0
  const key = hasSpoken && voice === 'no-response' ? 'onRecordSilent' : hasSpoken && isOpen(voice) ? 'onRecord' : voice
  return [t(`press.text.lead.${key}`, { name, asOf: release ? t.day(release.asOf) : '' })]
}

/** We have no result of it, and it has not kept one from us. */
const isOpen = (voice: ReturnType<typeof voiceOf>): boolean =>
  voice === 'not-asked' || voice === 'new' || voice === 'before-first'

function meansOf(t: Translate, view: PressView): string {
  const voice = voiceOf(view)
  const general = t('press.text.means')
  if (voice !== 'collecting' && voice !== 'partial' && voice !== 'not-collecting') return general
  return `${general} ${t(`press.text.forPeople.${voice}`, { name: view.trust?.name ?? '' })}`
}

function saidOf(t: Translate, { trust, standing }: PressView): Line | null {
  if (trust === null || standing.kind !== 'published' || standing.said === null) return null
  const { said, answeredOn } = standing
  const key = `${answeredOn === null ? 'said' : 'saidOn'}${said.isTranslated ? 'Translated' : ''}`
  const day = answeredOn === null ? '' : t.day(answeredOn)
  return [t(`press.text.${key}`, { body: t(`press.body.${trust.body}`), words: said.words, day })]
}

function figuresOf(t: Translate, { standing }: PressView): Line | null {
  const words = standing.kind === 'published' ? figuresInWords(t, standing.figures) : null
  return words === null ? null : [words]
}

function changeOf(t: Translate, { standing }: PressView): Line | null {
  if (standing.kind !== 'published' || standing.before === null) return null
  const { status, asOf } = standing.before
  const was = { word: statusWord(t, status), meaning: statusMeaning(t, status), day: t.day(asOf) }
  return [t('press.text.before', was)]
}

/** What was typed, and places for the rest; what may be left out is left out as soon as somebody has begun to write. */
function quotesOf(t: Translate, typed: TypedPress): PressBlock[] {
  const gap = (name: string) => t(`press.text.gap.${name}`)
  const isBegun = hasTyped(typed)
  const words = (text: string, name: string): Line => pieces(t, 'press.text.quote.words', { words: typedOrGap(text, gap(name)) })
  const name = typedOrGap(typed.name, gap('name'))
  const isFrom = typed.town !== '' || !isBegun
  const who = isFrom ? pieces(t, 'press.text.quote.from', { name, town: typedOrGap(typed.town, gap('town')) }) : [name]
  const about: Line = typed.about !== '' || !isBegun ? [', ', typedOrGap(typed.about, gap('about'))] : []
  const own: PressBlock = {
    kind: 'quote',
    who: pieces(t, 'press.text.quote.who', { who: [...who, ...about] }),
    said: words(typed.words, 'words'),
  }
  if (isBegun && typed.second === '' && typed.secondWords === '') return [own]
  const second = pieces(t, 'press.text.quote.who', { who: typedOrGap(typed.second, gap('second')) })
  return [own, { kind: 'quote', who: second, said: words(typed.secondWords, 'secondWords') }]
}

/** Where the trust stands among others; before there are results, what was known before. */
function aroundOf(t: Translate, { trust, release, nations, uk, earlier }: PressView): Line {
  if (release === null) return earlier ? [earlierInWords(t, earlier)] : []
  const silent = uk['no-response'] > 0 ? [t('press.text.uk.silent', { count: uk['no-response'] })] : []
  const inUk = { part: uk.notCountingEveryone, all: uk.answered }
  if (trust === null) return uk.answered > 1 ? [[t('press.text.uk.alone', inUk), ...silent].join(' ')] : []
  const all = nations.flatMap(nation => nationInWords(t, nation))
  if (uk.answered > 1) all.push(t('press.text.uk.counts', inUk))
  return [[...all, ...silent].join(' ')]
}

const earlierInWords = (t: Translate, { year, nothingPercent, partPercent, publisher, publishedOn }: EarlierResult): string =>
  t('press.text.earlier', {
    // A year is no number to write with a comma.
    year: String(year),
    nothing: nothingPercent,
    part: partPercent,
    publisher,
    day: t.day(publishedOn),
  })

function nationInWords(t: Translate, { nation, counts }: NationCounts): string[] {
  const name = t(`site.nation.${nation}`)
  const { answered, notCountingEveryone: part } = counts
  const silent = counts['no-response'] > 0 ? [t('press.text.nation.silent', { count: counts['no-response'] })] : []
  if (counts.surveyed === 0) return []
  if (answered === 0) return [t('press.text.nation.none', { nation: name })]
  if (answered === 1) return [t(`press.text.nation.${part === 0 ? 'oneAll' : 'oneNot'}`, { nation: name }), ...silent]
  return [t('press.text.nation.counts', { nation: name, part, all: answered }), ...silent]
}

function asksOf(t: Translate, view: PressView): string {
  const voice = voiceOf(view)
  const isOwn = voice === 'collecting' || voice === 'partial' || voice === 'not-collecting' || voice === 'no-response'
  return isOwn ? t(`press.text.asks.${voice}`, { name: view.trust?.name ?? '' }) : t('press.text.asks.open')
}

function replyOf(t: Translate, { trust }: PressView, typed: TypedPress): Line | null {
  if (typed.reply === '' && hasTyped(typed)) return null
  const body = t(`press.body.${trust?.body ?? 'trust'}`)
  return pieces(t, 'press.text.reply', { body, words: typedOrGap(typed.reply, t('press.text.gap.reply')) })
}
