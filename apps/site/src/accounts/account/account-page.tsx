import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  locales,
  localPath,
  Notice,
  Select,
  TextField,
} from '../../foundation/index.ts'
import { consolePage } from '../console-page.tsx'
import { type AccountNews, accountPaths } from '../links.ts'
import css from '../pages/door.css?inline'
import { passkeyIsland } from '../pages/passkey-button.tsx'
import type { OpenSession } from '../session-store.ts'
import type { StaffMember } from '../staff-store.ts'
import { readUserAgent } from './browser-in-words.ts'
import { dayAndTime } from './day-and-time.ts'
import type { Passkey } from './passkeys.ts'
import { SecondStep } from './second-step-part.tsx'

export type AccountView = {
  readonly staff: StaffMember
  readonly passkeys: readonly Passkey[]
  readonly sessions: readonly OpenSession[]
  readonly thisSession: string
  readonly done?: AccountNews | undefined
  readonly errors?: readonly FieldError[]
  readonly typedName?: string
}

/** Somebody's own account. */
export function accountPage(c: Ctx, view: AccountView): Response {
  const { t } = c.var
  const { errors = [], done } = view
  return consolePage(c, {
    title: t('accounts.account.title'),
    lead: t('accounts.account.lead', { email: view.staff.email, role: t(`accounts.roles.${view.staff.role}`) }),
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    islands: [passkeyIsland],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {done && (
          <div role="status">
            <Notice title={t(`accounts.account.done.${done}`)}>
              <p>{t('accounts.account.doneMore')}</p>
            </Notice>
          </div>
        )}
        <Profile c={c} view={view} />
        <Password c={c} view={view} />
        <SecondStep c={c} hasTotp={view.staff.hasTotp} passkeys={view.passkeys} errors={errors} />
        <Sessions c={c} view={view} />
      </>
    ),
  })
}

type Part = { readonly c: Ctx; readonly view: AccountView }
const errorOf = ({ errors = [] }: AccountView, field: string) => errors.find(error => error.field === field)?.message

function Profile({ c, view }: Part) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('accounts.account.profile')}</h2>
      <form method="post" action={localPath(locale, accountPaths.profile)} novalidate>
        <TextField
          t={t}
          id="name"
          autocomplete="name"
          label={t('accounts.fields.name')}
          hint={t('accounts.join.nameHint')}
          value={view.typedName ?? view.staff.name}
          error={errorOf(view, 'name')}
        />
        <Select
          t={t}
          id="language"
          label={t('accounts.fields.language')}
          choices={locales.map(value => ({ value, label: t(`accounts.languages.${value}`) }))}
          value={view.staff.language}
        />
        <Button>{t('accounts.account.save')}</Button>
      </form>
    </section>
  )
}

function Password({ c, view }: Part) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('accounts.account.password')}</h2>
      <form method="post" action={localPath(locale, accountPaths.password)} novalidate>
        <input type="hidden" name="username" autocomplete="username" value={view.staff.email} />
        <TextField
          t={t}
          id="current"
          type="password"
          autocomplete="current-password"
          label={t('accounts.account.current')}
          error={errorOf(view, 'current')}
        />
        <TextField
          t={t}
          id="next"
          type="password"
          autocomplete="new-password"
          label={t('accounts.newPassword.label')}
          hint={t('accounts.join.passwordHint')}
          error={errorOf(view, 'next')}
        />
        <Button>{t('accounts.account.changePassword')}</Button>
      </form>
    </section>
  )
}

function Sessions({ c, view: { sessions, thisSession } }: Part) {
  const { t, locale } = c.var
  const words = (session: OpenSession): string => {
    const { browser, system } = readUserAgent(session.userAgent)
    return t('accounts.browser', { browser: t(`accounts.browsers.${browser}`), system: t(`accounts.systems.${system}`) })
  }
  return (
    <section>
      <h2>{t('accounts.account.sessions')}</h2>
      <p>{t('accounts.account.sessionsWhat')}</p>
      <DataTable
        id="sessions"
        caption={t('accounts.account.sessions')}
        columns={(['browser', 'since', 'seen', 'end'] as const).map(name => ({ label: t(`accounts.account.columns.${name}`) }))}
        rows={sessions.map(session => [
          words(session),
          dayAndTime(t, session.createdAt),
          dayAndTime(t, session.seenAt),
          session.id === thisSession ? (
            t('accounts.account.thisOne')
          ) : (
            <form method="post" action={localPath(locale, accountPaths.endSession)}>
              <input type="hidden" name="id" value={session.id} />
              <Button kind="quiet">
                {t('accounts.account.end')} <span class="hidden">{words(session)}</span>
              </Button>
            </form>
          ),
        ])}
      />
      {sessions.length > 1 && (
        <form method="post" action={localPath(locale, accountPaths.endOthers)}>
          <Button kind="quiet">{t('accounts.account.endOthers')}</Button>
        </form>
      )}
    </section>
  )
}
