import type { Child } from 'hono/jsx'
import { Button, type Ctx, localPath, TextField } from '../../foundation/index.ts'
import { newPasskeyOptionsPath, newPasskeyPath, setUpPath, startTotpPath } from '../links.ts'
import { asBase32, totpAddress } from '../second-step/totp.ts'
import { doorPage } from './door-page.tsx'
import { PasskeyButton, passkeyIsland } from './passkey-button.tsx'
import { QrPicture } from './qr-picture.tsx'

/** At the first sign-in: an app or a passkey, before anything else opens. */
export function chooseStepPage(c: Ctx, to: string): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('accounts.setUp.title'),
    lead: t('accounts.setUp.lead'),
    islands: [passkeyIsland],
    body: (
      <>
        <h2>{t('accounts.setUp.app')}</h2>
        <p>{t('accounts.setUp.appWhat')}</p>
        <form method="post" action={localPath(locale, startTotpPath)}>
          <input type="hidden" name="to" value={to} />
          <Button>{t('accounts.setUp.appButton')}</Button>
        </form>
        <div class="or">
          <h2>{t('accounts.setUp.passkey')}</h2>
          <p>{t('accounts.setUp.passkeyWhat')}</p>
          <PasskeyButton c={c} act="add" options={newPasskeyOptionsPath} answer={newPasskeyPath} to={to} />
        </div>
      </>
    ),
  })
}

type TotpForm = {
  readonly secret: string
  readonly email: string
  readonly action: string
  readonly to: string
  readonly problem?: string | undefined
}

/** The picture, the same as text, and the field for the first code of the app. */
export function TotpForm({ c, form: { secret, email, action, to, problem } }: { c: Ctx; form: TotpForm }) {
  const { t, locale, shell } = c.var
  const site = shell.charity.name || t('accounts.setUp.site')
  return (
    <>
      <ol>
        <li>{t('accounts.setUp.step1')}</li>
        <li>{t('accounts.setUp.step2')}</li>
        <li>{t('accounts.setUp.step3')}</li>
      </ol>
      <QrPicture text={totpAddress({ secret, email, site })} label={t('accounts.setUp.picture')} />
      <p>
        {t('accounts.setUp.asText')} <span class="secret">{inFours(asBase32(secret))}</span>
      </p>
      <form method="post" action={localPath(locale, action)} novalidate>
        <input type="hidden" name="to" value={to} />
        <TextField
          t={t}
          id="code"
          label={t('accounts.setUp.code')}
          hint={t('accounts.setUp.codeHint')}
          autocomplete="one-time-code"
          inputmode="numeric"
          error={problem}
        />
        <Button>{t('accounts.setUp.confirm')}</Button>
      </form>
    </>
  )
}

const inFours = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ')

type SetUpView = { readonly secret: string; readonly email: string; readonly to: string; readonly problem?: string }

/** Setting up the app at the first sign-in. */
export function setUpPage(c: Ctx, { problem, ...form }: SetUpView): Response {
  const { t } = c.var
  return doorPage(c, {
    title: t('accounts.setUp.appTitle'),
    lead: t('accounts.setUp.appLead'),
    status: problem ? 422 : 200,
    errors: problem ? [{ field: 'code', message: problem }] : [],
    body: <TotpForm c={c} form={{ ...form, problem, action: setUpPath }} />,
  })
}

/** The backup codes. They are shown here and never again. */
export function BackupCodes({ c, codes, next }: { c: Ctx; codes: readonly string[]; next: Child }) {
  const { t } = c.var
  return (
    <>
      <p>{t('accounts.codes.what')}</p>
      <ul class="codes">
        {codes.map(code => (
          <li>{code}</li>
        ))}
      </ul>
      <p>{t('accounts.codes.keep')}</p>
      {next}
    </>
  )
}

export function backupCodesPage(c: Ctx, { codes, to }: { codes: readonly string[]; to: string }): Response {
  const { t } = c.var
  return doorPage(c, {
    title: t('accounts.codes.title'),
    lead: t('accounts.codes.lead'),
    body: (
      <BackupCodes
        c={c}
        codes={codes}
        next={
          <p>
            <a class="button" href={to}>
              {t('accounts.codes.next')}
            </a>
          </p>
        }
      />
    ),
  })
}
