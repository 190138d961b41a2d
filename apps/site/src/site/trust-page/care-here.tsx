import type { PagePart, Translate } from '../../foundation/index.ts'

/** What this hospital does for better care: its pledge, the standards, training. Nothing where there is nothing to say. */
export const CareHere = ({ t, panels }: { t: Translate; panels: readonly PagePart[] }) =>
  panels.length === 0 ? null : (
    <section class="band care-here" aria-labelledby="care-here">
      <h2 id="care-here">{t('site.trust.care')}</h2>
      {panels.map(panel => panel.body)}
    </section>
  )
