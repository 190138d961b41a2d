import { FigureLine, localPath, type Translate } from '../../foundation/index.ts'
import { registerLink } from '../../register/index.ts'
import { releaseLink } from '../links.ts'
import type { ReleaseSummary } from '../types.ts'

type Scope = { readonly t: Translate; readonly scope?: 'page' | 'all' }

/** For a page or a part whose numbers are those of one release: when, out of how many, and from where. */
export const NumbersOfRelease = ({
  t,
  scope = 'page',
  release,
  surveyed,
}: Scope & { readonly release: Pick<ReleaseSummary, 'id' | 'asOf'>; readonly surveyed: number }) => (
  <FigureLine
    t={t}
    scope={scope}
    day={t.day(release.asOf)}
    denominator={t('figure.release.of', { count: surveyed })}
    source={<a href={localPath(t.locale, releaseLink(release.id))}>{t('figure.release.source', { id: release.id })}</a>}
  />
)

/** For a page whose numbers are those of the register: before the first release there are no others. */
export const NumbersOfRegister = ({ t, scope = 'page', today }: Scope & { readonly today: string }) => (
  <FigureLine
    t={t}
    scope={scope}
    day={t.day(today)}
    denominator={t('figure.register.of')}
    source={<a href={localPath(t.locale, registerLink())}>{t('figure.register.source')}</a>}
  />
)
