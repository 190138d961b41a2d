import { localPath, type Translate } from '../../foundation/index.ts'
import { apiGuidePath } from '../../releases/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import type { Law } from '../types.ts'

/** What makes a date that was right become another. `law` is null while none is chosen. */
export const WhatMoves = ({ t, law }: { t: Translate; law: Law | null }) => (
  <section class="band sand prose">
    <h2>{t('due-date.moves.title')}</h2>
    <ul>
      <li>{t('due-date.moves.clarification')}</li>
      <li>{t('due-date.moves.fees')}</li>
      {law !== 'foisa' && <li>{t('due-date.moves.extension')}</li>}
      {law !== 'foia' && <li>{t('due-date.moves.extensionFoisa')}</li>}
      <li>{t('due-date.moves.holiday')}</li>
    </ul>
  </section>
)

type CaveatProps = { readonly t: Translate; readonly law: Law; readonly known: Holidays['known'] }

export const Caveat = ({ t, law, known }: CaveatProps) => (
  <section class="band prose">
    <h2>{t('due-date.caveat.title')}</h2>
    <p>{t('due-date.caveat.text', { law: t(`legal.law.${law}`) })}</p>
    {known && <p>{t('due-date.caveat.known', { from: t.day(known.from), until: t.day(known.until) })}</p>}
    <p>
      {t('due-date.caveat.programs')} <a href={localPath(t.locale, apiGuidePath)}>{t('due-date.caveat.programsLink')}</a>
    </p>
  </section>
)
