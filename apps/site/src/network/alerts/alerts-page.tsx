import { type Ctx, ErrorSummary, localPath, nameIn, type PageView } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { StatusMark, StatusSymbols, statusMeaning, trustLink } from '../../releases/index.ts'
import { wordingOf } from '../consent/wording.ts'
import { type Guarded, GuardNotice } from '../guard/guard-notice.tsx'
import { alertsLink } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import { AlertForm } from './alert-form.tsx'
import { mayTakeAddresses } from './may-take-addresses.ts'
import { statusNow } from './status-now.ts'

type Shown = {
  readonly trust: Trust
  readonly typed?: string
  readonly error?: string
  /** Where the form stood that is shown again. */
  readonly page?: string
  readonly status?: PageView['status']
  readonly guarded?: Guarded
  readonly isChecked?: boolean
}

/** "Tell me when this changes" on a page of its own, where a link can lead, and where a form that has to be mended is shown again. */
export async function alertsPage(c: Ctx, { trust, typed, error, page, status, guarded, isChecked }: Shown): Promise<Response> {
  const { db, t, locale, services, shell } = c.var
  const name = nameIn(locale, trust)
  const trail = [{ href: trustLink(trust.code), label: name }]
  const back = (
    <p>
      <a href={localPath(locale, trustLink(trust.code))}>{t('network.alerts.back', { trust: name })}</a>
    </p>
  )
  if (!mayTakeAddresses(services, shell)) {
    const [title, lead] = [t('network.alerts.closed.title'), t('network.alerts.closed.text')]
    return networkPage(c, { title, lead, trail, body: back, isPublic: true })
  }
  const { status: present } = await statusNow(db, trust.code)
  const code = present === 'excluded' ? null : present
  return networkPage(c, {
    title: t('network.alerts.title', { trust: name }),
    lead: t('network.alerts.lead'),
    description: t('network.alerts.description', { trust: name }),
    trail,
    status,
    // Shown again after a form, it holds what somebody typed.
    isPublic: status === undefined,
    isIndexed: status === undefined,
    body: (
      <>
        <StatusSymbols />
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'address', message: error }]} />
        <GuardNotice guarded={guarded} />
        <p>
          {t('network.alerts.now')} <StatusMark t={t} status={code} words="shown" /> ({statusMeaning(t, code)})
        </p>
        <AlertForm
          t={t}
          trustCode={trust.code}
          wording={wordingOf(t, 'hospital-alerts', shell.charity.name)}
          page={page ?? alertsLink(trust.code)}
          typed={typed}
          error={error}
          part={guarded?.part ?? undefined}
          isChecked={isChecked}
        />
        {back}
      </>
    ),
  })
}
