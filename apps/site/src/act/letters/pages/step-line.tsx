import type { Translate } from '../../../foundation/index.ts'

/** Which step it is, and how many there are. */
export const StepLine = ({ t, at, of }: { t: Translate; at: number; of: number }) =>
  of < 2 ? null : <p class="step">{t('act-letters.step', { at, of })}</p>
