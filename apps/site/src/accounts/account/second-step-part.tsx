import { Button, type Ctx, DataTable, type FieldError, localPath, TextField } from '../../foundation/index.ts'
import { accountPaths, newPasskeyOptionsPath, newPasskeyPath } from '../links.ts'
import { PasskeyButton } from '../pages/passkey-button.tsx'
import { dayAndTime } from './day-and-time.ts'
import type { Passkey } from './passkeys.ts'

type SecondStepPart = {
  readonly c: Ctx
  readonly hasTotp: boolean
  readonly passkeys: readonly Passkey[]
  readonly errors: readonly FieldError[]
}

/** The app, its backup codes, and the passkeys. */
export function SecondStep({ c, hasTotp, passkeys, errors }: SecondStepPart) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('accounts.account.secondStep')}</h2>
      <p>{t(hasTotp ? 'accounts.account.hasApp' : 'accounts.account.noApp')}</p>
      <form method="post" action={localPath(locale, accountPaths.startTotp)}>
        <Button kind="quiet">{t(hasTotp ? 'accounts.account.otherApp' : 'accounts.account.addApp')}</Button>
      </form>
      {hasTotp && (
        <form method="post" action={localPath(locale, accountPaths.backupCodes)}>
          <p>{t('accounts.account.codesWhat')}</p>
          <Button kind="quiet">{t('accounts.account.newCodes')}</Button>
        </form>
      )}
      <h3>{t('accounts.account.passkeys')}</h3>
      <p>{t('accounts.setUp.passkeyWhat')}</p>
      {passkeys.length > 0 && (
        <Passkeys c={c} passkeys={passkeys} error={errors.find(({ field }) => field === 'passkeys')?.message} />
      )}
      <PasskeyButton c={c} act="add" options={newPasskeyOptionsPath} answer={newPasskeyPath} to="" />
    </section>
  )
}

function Passkeys({ c, passkeys, error }: { c: Ctx; passkeys: readonly Passkey[]; error: string | undefined }) {
  const { t, locale } = c.var
  return (
    <>
      {error && (
        <p class="error" id="passkeys">
          {error}
        </p>
      )}
      <DataTable
        id="passkey-list"
        caption={t('accounts.account.passkeys')}
        columns={(['name', 'added', 'where', 'rename', 'remove'] as const).map(name => ({
          label: t(`accounts.account.passkeyColumns.${name}`),
        }))}
        rows={passkeys.map(({ id, name, addedAt, isSynced }) => [
          name || t('accounts.account.unnamed'),
          dayAndTime(t, addedAt),
          t(isSynced ? 'accounts.account.synced' : 'accounts.account.onDevice'),
          <form method="post" action={localPath(locale, accountPaths.namePasskey)} class="inline-form">
            <input type="hidden" name="id" value={id} />
            <TextField t={t} id={`passkey-${id}`} name="name" label={t('accounts.account.newName')} value={name} />
            <Button kind="quiet">{t('accounts.account.rename')}</Button>
          </form>,
          <form method="post" action={localPath(locale, accountPaths.removePasskey)}>
            <input type="hidden" name="id" value={id} />
            <Button kind="quiet">
              {t('accounts.account.remove')} <span class="hidden">{name}</span>
            </Button>
          </form>,
        ])}
      />
    </>
  )
}
