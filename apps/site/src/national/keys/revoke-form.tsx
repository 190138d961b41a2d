import { Button, type FieldError, Fold, Radios, TextField, type Translate } from '../../foundation/index.ts'
import type { SigningKey } from './key-store.ts'
import { revokeReasons } from './key-tables.ts'
import { sayKeyId } from './read-public-key.ts'

export type TypedRevoke = { readonly id: number; readonly why: string; readonly note: string }

type RevokeForm = {
  readonly t: Translate
  readonly of: SigningKey
  readonly action: string
  readonly errors: readonly FieldError[]
  readonly typed: TypedRevoke | undefined
}

/** Says that a key no longer counts, and why: folded, for it cannot be taken back. */
export function RevokeForm({ t, of: key, action, errors, typed }: RevokeForm) {
  const mine = typed?.id === key.id ? typed : undefined
  const shown = (id: string) => {
    const error = errors.find(({ field }) => field === id)?.message
    return error === undefined ? {} : { error }
  }
  const [why, note] = [`why-${key.id}`, `note-${key.id}`]
  return (
    <Fold
      summary={t(key.state === 'waiting' ? 'signing-keys.revoke.takeBack' : 'signing-keys.revoke.title')}
      isOpen={mine !== undefined}
    >
      <form method="post" action={action} novalidate>
        <p>{t('signing-keys.revoke.text')}</p>
        <Radios
          t={t}
          id={why}
          name="why"
          label={t('signing-keys.revoke.why')}
          choices={revokeReasons
            .filter(reason => reason !== 'replaced')
            .map(reason => ({ value: reason, label: t(`signing-keys.why.${reason}`) }))}
          {...(mine === undefined ? {} : { value: mine.why })}
          {...shown(why)}
        />
        <TextField
          t={t}
          id={note}
          name="note"
          label={t('signing-keys.revoke.note')}
          hint={t('signing-keys.revoke.noteHint')}
          {...(mine === undefined ? {} : { value: mine.note })}
          {...shown(note)}
        />
        <Button kind="quiet">
          {t('signing-keys.revoke.button')} <span class="hidden">{sayKeyId(key.keyId)}</span>
        </Button>
      </form>
    </Fold>
  )
}
