import { Button, type Ctx, type FieldError, localPath, type PageView, TextField } from '../../foundation/index.ts'
import { forgottenPath, passkeyOptionsPath, passkeySignInPath, signInPath } from '../links.ts'
import { doorPage } from './door-page.tsx'
import { PasskeyButton, passkeyIsland } from './passkey-button.tsx'

export type SignInView = {
  /** Where they wanted to go. */
  readonly to: string
  readonly email?: string
  readonly problem?: string
  readonly status?: PageView['status']
  /** What they had typed elsewhere was not taken, since they were not signed in. */
  readonly isLost?: boolean
}

/** What somebody who has not signed in sees of every page of the console. */
export function signInPage(c: Ctx, { to, email = '', problem, status, isLost }: SignInView): Response {
  const { t, locale } = c.var
  const errors: FieldError[] = problem ? [{ field: 'email', message: problem }] : []
  return doorPage(c, {
    title: t('accounts.signIn.title'),
    lead: t(isLost ? 'accounts.signIn.lost' : 'accounts.signIn.lead'),
    status,
    errors,
    islands: [passkeyIsland],
    body: (
      <>
        <form method="post" action={localPath(locale, signInPath)} novalidate>
          <input type="hidden" name="to" value={to} />
          <TextField
            t={t}
            id="email"
            type="email"
            autocomplete="username webauthn"
            label={t('accounts.fields.email')}
            value={email}
            error={problem}
          />
          <TextField t={t} id="password" type="password" autocomplete="current-password" label={t('accounts.fields.password')} />
          <Button>{t('accounts.signIn.button')}</Button>
        </form>
        <p>
          <a href={localPath(locale, forgottenPath)}>{t('accounts.signIn.forgotten')}</a>
        </p>
        <div class="or">
          <PasskeyButton c={c} act="sign-in" options={passkeyOptionsPath} answer={passkeySignInPath} to={to} />
        </div>
        <p class="soft small">{t('accounts.signIn.visitor')}</p>
      </>
    ),
  })
}
