import { Button, type Ctx, localPath, TextField } from '../../foundation/index.ts'
import { forgottenPath, newPasswordLink, signInPath } from '../links.ts'
import type { PasswordFault } from '../password-rules.ts'
import { doorPage } from './door-page.tsx'
import { passwordFault } from './faults.ts'

/** Asking for a mail with which one chooses a new password. */
export function forgottenPage(c: Ctx): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('accounts.forgotten.title'),
    lead: t('accounts.forgotten.lead'),
    body: (
      <form method="post" action={localPath(locale, forgottenPath)} novalidate>
        <TextField t={t} id="email" type="email" autocomplete="username" label={t('accounts.fields.email')} />
        <Button>{t('accounts.forgotten.button')}</Button>
      </form>
    ),
  })
}

/** The same words for every address: nobody learns here who has an account. */
export function askedPage(c: Ctx): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('accounts.forgotten.asked.title'),
    lead: t('accounts.forgotten.asked.lead'),
    body: (
      <>
        <p>{t('accounts.forgotten.asked.none')}</p>
        <p>
          <a href={localPath(locale, signInPath)}>{t('accounts.code.back')}</a>
        </p>
      </>
    ),
  })
}

export function newPasswordPage(c: Ctx, { token, fault }: { token: string; fault?: PasswordFault }): Response {
  const { t, locale } = c.var
  const problem = fault && passwordFault(t, fault)
  return doorPage(c, {
    title: t('accounts.newPassword.title'),
    lead: t('accounts.newPassword.lead'),
    status: problem ? 422 : 200,
    errors: problem ? [{ field: 'password', message: problem }] : [],
    body: (
      <form method="post" action={localPath(locale, newPasswordLink(token))} novalidate>
        <TextField
          t={t}
          id="password"
          type="password"
          autocomplete="new-password"
          label={t('accounts.newPassword.label')}
          hint={t('accounts.join.passwordHint')}
          error={problem}
        />
        <Button>{t('accounts.newPassword.button')}</Button>
      </form>
    ),
  })
}

export type Told = 'signedOut' | 'passwordChanged'

/** One thing that has happened, and the way on. */
export function toldPage(c: Ctx, what: Told): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t(`accounts.told.${what}.title`),
    lead: t(`accounts.told.${what}.lead`),
    body: (
      <>
        <p>
          <a href={localPath(locale, signInPath)}>{t('accounts.told.signIn')}</a>
        </p>
        <p>
          <a href={localPath(locale, '/')}>{t('accounts.told.home')}</a>
        </p>
      </>
    ),
  })
}
