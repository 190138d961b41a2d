import type { Translate } from '../../foundation/index.ts'
import type { Figures } from '../../releases/index.ts'

/** The trust's own figures in a sentence. What it did not give is not told: it is not known, and never 0. Null where it gave none. */
export function figuresInWords(t: Translate, { diagnosed, deNovo, recurrent, periodStart, periodEnd }: Figures): string | null {
  const suffix = diagnosed === null ? 'Alone' : ''
  const told = [
    ...(diagnosed === null ? [] : [t('press.text.figures.diagnosed', { count: diagnosed })]),
    ...(deNovo === null ? [] : [t(`press.text.figures.deNovo${suffix}`, { count: deNovo })]),
    ...(recurrent === null ? [] : [t(`press.text.figures.recurrent${suffix}`, { count: recurrent })]),
  ]
  if (told.length === 0) return null
  const when =
    periodStart !== null && periodEnd !== null
      ? t('press.text.figures.period', { from: t.day(periodStart), to: t.day(periodEnd) })
      : t('press.text.figures.noPeriod')
  return `${when} ${told.join('; ')}.`
}
