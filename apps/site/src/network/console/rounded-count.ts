import type { Translate } from '../../foundation/index.ts'

/** A number of people to the nearest ten, in words; below ten none is said, so that nobody’s coming and going is seen. */
export function roundedCount(t: Translate, count: number): string {
  if (count === 0) return t.number(0)
  return count < 10 ? t('network.console.follow.few') : t('network.console.follow.about', { count: Math.round(count / 10) * 10 })
}
