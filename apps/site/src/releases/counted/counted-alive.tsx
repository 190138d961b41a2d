import { Figure, type Translate } from '../../foundation/index.ts'
import type { SubmissionEvidence } from '../types.ts'
import { sayCounted, sayRange } from './counted-words.ts'
import { publishedShares, readCounted, spreadFromStart } from './read-counted.ts'

type Props = { readonly t: Translate; readonly piece: Omit<SubmissionEvidence, 'id'> }

/** How many people live with it, as a figure with its day, source and denominator; in words where the number is kept back. */
export function CountedAlive({ t, piece }: Props) {
  const { on, seenSince, notKnownDead, seenIn24Months } = piece.prevalence
  const [alive, seen] = [readCounted(notKnownDead), readCounted(seenIn24Months)]
  if (alive.kind === 'none') return <p>{t('counted.alive.nobody')}</p>
  if (alive.kind !== 'about') return <p>{t(`counted.alive.${alive.kind === 'dropped' ? 'dropped' : 'hidden'}`)}</p>
  const days = { from: t.day(seenSince), to: t.day(on) }
  return (
    <Figure
      t={t}
      value={sayCounted(t, alive)}
      words={t('counted.alive.words')}
      date={on}
      source={{ name: t('counted.source', { day: t.day(piece.receivedOn) }) }}
      denominator={t('counted.alive.denominator')}
    >
      <p class="small">
        {t('counted.alive.rounding', { low: t.number(alive.rounding.low), high: t.number(alive.rounding.high) })}{' '}
        {seen.kind === 'about' || seen.kind === 'none'
          ? t('counted.alive.seen', { people: sayCounted(t, seen), ...days })
          : t('counted.alive.seenHidden', days)}
      </p>
    </Figure>
  )
}

/** The share that had spread from the start beside what others have published: much more would mean that recurrences are missing. */
export function SpreadFromStartNote({ t, piece }: Props) {
  const found = spreadFromStart(piece.incidence)
  if (found === null) return <p>{t('counted.share.unknown')}</p>
  const years = { from: String(found.from), to: String(found.to) }
  const ofHundred = (share: number): number => Math.round(share * 100)
  return (
    <Figure
      t={t}
      value={t('counted.number.about', { number: t.number(ofHundred(found.share)) })}
      words={t(found.from === found.to ? 'counted.share.wordsOneYear' : 'counted.share.words', years)}
      date={piece.asAt}
      source={{ name: t('counted.source', { day: t.day(piece.receivedOn) }) }}
      denominator={t('counted.share.denominator')}
    >
      <p class="small">
        {t('counted.share.range', { low: t.number(ofHundred(found.low)), high: t.number(ofHundred(found.high)) })}{' '}
        {t(`counted.share.${found.isHigh ? 'high' : 'usual'}`)} {t('counted.share.published', publishedShares)}
      </p>
    </Figure>
  )
}

/** For a line of a table: how many people lived with it in an earlier count. */
export function aliveInWords(t: Translate, { prevalence }: Pick<SubmissionEvidence, 'prevalence'>): string {
  const alive = readCounted(prevalence.notKnownDead)
  const said = sayCounted(t, alive)
  return alive.kind === 'about' ? `${said} (${sayRange(t, alive.rounding)})` : said
}
