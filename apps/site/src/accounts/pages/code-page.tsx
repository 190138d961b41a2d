import { Button, type Ctx, localPath, TextField } from '../../foundation/index.ts'
import { passkeyOptionsPath, passkeySignInPath, secondStepPath, signInLink } from '../links.ts'
import { doorPage } from './door-page.tsx'
import { PasskeyButton, passkeyIsland } from './passkey-button.tsx'

/** The second step: a code of the app, or a backup code. What was typed is not given back: a code is good once. */
export function codePage(c: Ctx, { to, problem }: { to: string; problem?: string }): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('accounts.code.title'),
    lead: t('accounts.code.lead'),
    status: problem ? 422 : 200,
    errors: problem ? [{ field: 'code', message: problem }] : [],
    body: (
      <>
        <form method="post" action={localPath(locale, secondStepPath)} novalidate>
          <input type="hidden" name="to" value={to} />
          <TextField
            t={t}
            id="code"
            label={t('accounts.code.label')}
            hint={t('accounts.code.hint')}
            autocomplete="one-time-code"
            error={problem}
          />
          <Button>{t('accounts.code.button')}</Button>
        </form>
        <p>{t('accounts.code.lost')}</p>
        <p>
          <a href={localPath(locale, signInLink(to))}>{t('accounts.code.back')}</a>
        </p>
      </>
    ),
  })
}

/** The second step of somebody who has passkeys and no app. */
export function passkeyStepPage(c: Ctx, to: string): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('accounts.passkeyStep.title'),
    lead: t('accounts.passkeyStep.lead'),
    islands: [passkeyIsland],
    body: (
      <>
        <PasskeyButton c={c} act="sign-in" options={passkeyOptionsPath} answer={passkeySignInPath} to={to} />
        <p>{t('accounts.passkeyStep.lost')}</p>
        <p>
          <a href={localPath(locale, signInLink(to))}>{t('accounts.code.back')}</a>
        </p>
      </>
    ),
  })
}
