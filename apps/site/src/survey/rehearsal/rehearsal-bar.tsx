import { type Ctx, dayInUk, localPath, type PagePart } from '../../foundation/index.ts'
import { rehearsalLink } from './links.ts'
import css from './rehearsal.css?inline'

/** Above every page of the console, in a rehearsal: what day it is here, and where the clock is moved. */
export function rehearsalBar(c: Ctx): PagePart | null {
  const { t, locale, services } = c.var
  if (!services.rehearsal) return null
  return {
    order: 0,
    css: [css],
    body: (
      <section class="rehearsal-bar" aria-label={t('rehearsal.bar.label')}>
        <p>
          {t('rehearsal.bar.today', { day: t.day(dayInUk(services.clock())) })}{' '}
          <a href={localPath(locale, rehearsalLink())}>{t('rehearsal.bar.link')}</a>
        </p>
      </section>
    ),
  }
}
