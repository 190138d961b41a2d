import { localPath } from '../../../i18n/locale.ts'
import type { Translate } from '../../../i18n/messages.ts'

export type Crumb = { readonly href: string; readonly label: string }

/** The way from the first page to this one. `here` is this page; `trail` what lies between, with paths that know no language. */
export function Breadcrumbs({ t, trail = [], here }: { t: Translate; trail?: readonly Crumb[]; here: string }) {
  const crumbs = [{ href: '/', label: t('site.home.crumb') }, ...trail]
  return (
    <nav class="crumbs" aria-label={t('site.breadcrumbs')}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li>
            <a href={localPath(t.locale, href)}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
