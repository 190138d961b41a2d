import { Button, type Ctx, ErrorSummary, localPath, TextField } from '../../foundation/index.ts'
import { consolePage } from '../console-page.tsx'
import { accountPath, accountPaths } from '../links.ts'
import css from '../pages/door.css?inline'
import { BackupCodes, TotpForm } from '../pages/set-up-page.tsx'

/** Setting up another app. The old one works until the new one has shown a code. */
export function totpPage(c: Ctx, view: { secret: string; email: string; problem?: string }): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('accounts.setUp.appTitle'),
    trail: [{ href: accountPath, label: t('accounts.account.title') }],
    lead: t('accounts.setUp.otherLead'),
    status: view.problem ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={view.problem ? [{ field: 'code', message: view.problem }] : []} />
        <TotpForm c={c} form={{ problem: undefined, ...view, action: accountPaths.totp, to: accountPath }} />
        <p>
          <a href={localPath(locale, accountPath)}>{t('accounts.account.back')}</a>
        </p>
      </>
    ),
  })
}

/** New backup codes, shown once. */
export function codesPage(c: Ctx, codes: readonly string[]): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('accounts.codes.title'),
    lead: t('accounts.codes.lead'),
    css: [css],
    body: (
      <BackupCodes
        c={c}
        codes={codes}
        next={
          <p>
            <a href={localPath(locale, accountPath)}>{t('accounts.account.back')}</a>
          </p>
        }
      />
    ),
  })
}

/** The password again, before something that matters. */
export function provePage(c: Ctx, { to, problem }: { to: string; problem?: string }): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('accounts.prove.title'),
    lead: t('accounts.prove.lead'),
    status: problem ? 422 : 200,
    body: (
      <>
        <ErrorSummary t={t} errors={problem ? [{ field: 'password', message: problem }] : []} />
        <form method="post" action={localPath(locale, accountPaths.prove)} novalidate>
          <input type="hidden" name="to" value={to} />
          <TextField
            t={t}
            id="password"
            type="password"
            autocomplete="current-password"
            label={t('accounts.fields.password')}
            error={problem}
          />
          <Button>{t('accounts.prove.button')}</Button>
        </form>
      </>
    ),
  })
}
