import { Button, type Ctx, ErrorSummary, localPath, type PageView, TextField } from '../../foundation/index.ts'
import { FindForm, findFormCss } from '../../register/index.ts'
import { mayTakeAddresses } from '../alerts/may-take-addresses.ts'
import { wordingOf } from '../consent/wording.ts'
import { type Guarded, GuardNotice } from '../guard/guard-notice.tsx'
import { UpdatesForm } from '../join/updates-form.tsx'
import { preferencesFormPath } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'

type News = { readonly typed: string; readonly error?: string; readonly guarded?: Guarded; readonly isChecked?: boolean }

type Shown = {
  /** The form for news, shown again. */
  readonly news?: News
  readonly typed?: string
  readonly error?: string
  readonly guarded?: Guarded
  readonly status?: PageView['status']
}

/** Where one asks for news or follows a hospital, and where one asks for the link to what is kept about oneself. */
export function updatesPage(c: Ctx, { news, typed, error, guarded, status }: Shown = {}): Response {
  const { t, locale, services, shell } = c.var
  return networkPage(c, {
    title: t('network.updates.title'),
    lead: t('network.updates.lead'),
    status,
    isPublic: status === undefined,
    isIndexed: status === undefined,
    css: [findFormCss],
    body: (
      <>
        <ErrorSummary
          t={t}
          errors={[
            ...(news?.error === undefined ? [] : [{ field: 'news-address', message: news.error }]),
            ...(error === undefined ? [] : [{ field: 'address', message: error }]),
          ]}
        />
        <GuardNotice guarded={news?.guarded ?? guarded} />
        {mayTakeAddresses(services, shell) && (
          <>
            <h2>{t('join.updates.title')}</h2>
            <p>{t('join.updates.text')}</p>
            <UpdatesForm
              t={t}
              wording={wordingOf(t, 'updates', shell.charity.name)}
              typed={news?.typed}
              error={news?.error}
              part={news?.guarded?.part ?? undefined}
              isChecked={news?.isChecked}
            />
          </>
        )}
        <h2>{t('network.updates.follow')}</h2>
        <p>{t('network.updates.followText')}</p>
        <FindForm t={t} id="find-hospital" />
        <h2 id="mine">{t('network.updates.mine')}</h2>
        <p>{t('network.updates.mineText')}</p>
        <form method="post" action={localPath(locale, preferencesFormPath)} novalidate>
          <TextField
            t={t}
            id="address"
            type="email"
            autocomplete="email"
            label={t('network.form.address')}
            value={typed}
            error={error}
          />
          {guarded?.part}
          <Button>{t('network.updates.mineButton')}</Button>
        </form>
      </>
    ),
  })
}
