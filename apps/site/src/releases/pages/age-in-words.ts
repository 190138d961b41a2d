import type { Translate } from '../../foundation/index.ts'

/** From this age on, years say more than months do. */
const monthsUntilYears = 24

/** How long ago something was: `4 months ago`, `2 years ago`. Takes whole months; years are rounded down. */
export const ageInWords = (t: Translate, months: number): string =>
  months < monthsUntilYears
    ? t('releases.age.months', { count: months })
    : t('releases.age.years', { count: Math.floor(months / 12) })
