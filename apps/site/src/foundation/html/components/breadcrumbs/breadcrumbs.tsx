import { localPath } from '../../../i18n/locale.ts'
import type { Translate } from '../../../i18n/messages.ts'

export type Crumb = { readonly href: string; readonly label: string }

type BreadcrumbsProps = {
  readonly t: Translate
  /** Where the way begins: the site's first page, unless a part of the site has a first page of its own. */
  readonly home?: Crumb
  /** What lies between the first page and this one, with paths that know no language. */
  readonly trail?: readonly Crumb[]
  /** This page. */
  readonly here: string
  /** What the landmark is called, where a page has more than one. */
  readonly label?: string
}

/** The way from the first page to this one. */
export function Breadcrumbs({ t, home, trail = [], here, label = t('site.breadcrumbs') }: BreadcrumbsProps) {
  const crumbs = [home ?? { href: '/', label: t('site.home.crumb') }, ...trail]
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {crumbs.map(crumb => (
          <li>
            <a href={localPath(t.locale, crumb.href)}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
