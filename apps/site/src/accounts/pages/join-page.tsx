import { Button, type Ctx, type FieldError, localPath, type Role, TextField } from '../../foundation/index.ts'
import type { JoinFault } from '../joining/join.ts'
import { doorPage } from './door-page.tsx'
import { passwordFault } from './faults.ts'

export type JoinView = {
  readonly action: string
  /** Whose the link is; null: they say so themselves. */
  readonly email: string | null
  readonly role: Role
  readonly typed?: { readonly name: string; readonly email: string }
  readonly faults?: readonly JoinFault[]
}

/** A link opened. Opening it changes nothing: programs that check mail open links too. The form uses it up. */
export function joinPage(c: Ctx, { action, email, role, typed, faults = [] }: JoinView): Response {
  const { t, locale } = c.var
  const errors = faults.map((fault): FieldError => {
    if (typeof fault === 'object') return { field: 'password', message: passwordFault(t, fault.password) }
    return { field: fault === 'no-address' ? 'email' : 'name', message: t(`accounts.faults.${fault}`) }
  })
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return doorPage(c, {
    title: t('accounts.join.title'),
    lead: t('accounts.join.lead', { role: t(`accounts.roles.${role}`) }),
    status: errors.length > 0 ? 422 : 200,
    errors,
    body: (
      <form method="post" action={localPath(locale, action)} novalidate>
        <TextField
          t={t}
          id="name"
          autocomplete="name"
          label={t('accounts.fields.name')}
          hint={t('accounts.join.nameHint')}
          value={typed?.name}
          error={errorOf('name')}
        />
        {email === null ? (
          <TextField
            t={t}
            id="email"
            type="email"
            autocomplete="username"
            label={t('accounts.fields.email')}
            value={typed?.email}
            error={errorOf('email')}
          />
        ) : (
          <p>{t('accounts.join.address', { email })}</p>
        )}
        <TextField
          t={t}
          id="password"
          type="password"
          autocomplete="new-password"
          label={t('accounts.join.password')}
          hint={t('accounts.join.passwordHint')}
          error={errorOf('password')}
        />
        <Button>{t('accounts.join.button')}</Button>
        <p class="soft small">{t('accounts.join.cookie')}</p>
      </form>
    ),
  })
}

type DeadLink = { readonly kind: 'link' | 'invitation' | 'password'; readonly verdict: string }

/** A link that does not lead in, why, and what to do. */
export function deadLinkPage(c: Ctx, { kind, verdict }: DeadLink): Response {
  const { t } = c.var
  return doorPage(c, {
    title: t(`accounts.dead.${verdict}.title`),
    lead: t(`accounts.dead.${verdict}.lead`),
    status: verdict === 'unknown' ? 404 : 410,
    body: (
      <>
        <p>{t(`accounts.dead.next.${kind}`)}</p>
        {kind === 'link' && (
          <p>
            <code>npm run spotlight -- create-admin</code>
          </p>
        )}
      </>
    ),
  })
}
