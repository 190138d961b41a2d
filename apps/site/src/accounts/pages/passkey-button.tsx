import { type Ctx, localPath } from '../../foundation/index.ts'

type PasskeyButton = {
  readonly c: Ctx
  /** `sign-in`: shows one. `add`: makes one. */
  readonly act: 'sign-in' | 'add'
  readonly options: string
  readonly answer: string
  readonly to: string
}

export const passkeyIsland = 'passkey-button'

/** The place of the button for passkeys. The browser's own window for them opens by JavaScript only: without it, this says so. */
export function PasskeyButton({ c, act, options, answer, to }: PasskeyButton) {
  const { t, locale } = c.var
  return (
    <passkey-button
      data-act={act}
      data-options={localPath(locale, options)}
      data-answer={localPath(locale, answer)}
      data-to={to}
      data-label={t(`accounts.passkey.${act}.button`)}
      data-failed={t(`accounts.passkey.${act}.failed`)}
      data-unsupported={t('accounts.passkey.unsupported')}
      data-waiting={t('accounts.passkey.waiting')}
    >
      <p class="soft">{t('accounts.passkey.needsScript')}</p>
    </passkey-button>
  )
}
