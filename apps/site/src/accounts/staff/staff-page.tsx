import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  type Locale,
  locales,
  localPath,
  Notice,
  type Role,
  roles,
  Select,
  Tag,
  TextField,
} from '../../foundation/index.ts'
import { dayAndTime } from '../account/day-and-time.ts'
import { consolePage } from '../console-page.tsx'
import { type Invitation, sentAtOf } from '../joining/invitation-store.ts'
import { personLink, type StaffNews, staffActionLink, staffPaths } from '../links.ts'
import css from '../pages/door.css?inline'
import type { StaffMember } from '../staff-store.ts'

export type StaffView = {
  readonly staff: readonly StaffMember[]
  readonly invitations: readonly Invitation[]
  readonly now: Date
  readonly done?: StaffNews | undefined
  readonly errors?: readonly FieldError[]
  readonly typed?: { readonly email: string; readonly role: string; readonly language: string }
}

/** Who works here, who has been asked to, and the form that asks somebody. */
export function staffListPage(c: Ctx, view: StaffView): Response {
  const { t, services } = c.var
  const { errors = [], done } = view
  return consolePage(c, {
    title: t('accounts.staff.title'),
    lead: t('accounts.staff.lead'),
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {done && <Done c={c} done={done} mailIsOff={services.smtpUrl === null} />}
        <People c={c} staff={view.staff} />
        <h2>{t('accounts.staff.invitations')}</h2>
        {view.invitations.length === 0 ? <p>{t('accounts.staff.noInvitations')}</p> : <Invitations c={c} view={view} />}
        <InviteForm c={c} view={view} />
      </>
    ),
  })
}

const writesMail: readonly StaffNews[] = ['invited', 'sent-again', 'reset']

/** What has just been done; and where the mail is when none can leave. */
export const Done = ({ c, done, mailIsOff }: { c: Ctx; done: StaffNews; mailIsOff: boolean }) => (
  <div role="status">
    <Notice title={c.var.t(`accounts.staff.done.${done}`)}>
      <p>{c.var.t(mailIsOff && writesMail.includes(done) ? 'accounts.staff.mailIsOff' : 'accounts.account.doneMore')}</p>
    </Notice>
  </div>
)

const secondStepOf = ({ hasTotp, passkeys }: StaffMember): string => {
  if (hasTotp) return passkeys > 0 ? 'both' : 'app'
  return passkeys > 0 ? 'passkey' : 'none'
}

function People({ c, staff }: { c: Ctx; staff: readonly StaffMember[] }) {
  const { t, locale } = c.var
  return (
    <DataTable
      id="staff"
      caption={t('accounts.staff.caption')}
      columns={(['name', 'email', 'role', 'secondStep', 'seen'] as const).map(name => ({
        label: t(`accounts.staff.columns.${name}`),
      }))}
      rows={staff.map(member => [
        <a href={localPath(locale, personLink(member.id))}>{member.name}</a>,
        member.email,
        member.deactivatedAt ? <Tag>{t('accounts.staff.deactivated')}</Tag> : t(`accounts.roles.${member.role}`),
        t(`accounts.staff.secondStep.${secondStepOf(member)}`),
        member.lastSeenAt ? dayAndTime(t, member.lastSeenAt) : t('accounts.staff.never'),
      ])}
    />
  )
}

function Invitations({ c, view: { invitations, now } }: { c: Ctx; view: StaffView }) {
  const { t, locale } = c.var
  const button = (action: 'sendAgain' | 'withdraw', invitation: Invitation) => (
    <form method="post" action={localPath(locale, staffActionLink(action, invitation.id))}>
      {action === 'sendAgain' && <input type="hidden" name="sent" value={sentAtOf(invitation)} />}
      <Button kind="quiet">
        {t(`accounts.staff.${action}`)} <span class="hidden">{invitation.email}</span>
      </Button>
    </form>
  )
  return (
    <DataTable
      id="invitations"
      caption={t('accounts.staff.invitations')}
      columns={(['email', 'role', 'until', 'sendAgain', 'withdraw'] as const).map(name => ({
        label: t(`accounts.staff.invitationColumns.${name}`),
      }))}
      rows={invitations.map(invitation => [
        invitation.email,
        t(`accounts.roles.${invitation.role}`),
        now < invitation.expiresAt ? dayAndTime(t, invitation.expiresAt) : <Tag>{t('accounts.staff.expired')}</Tag>,
        button('sendAgain', invitation),
        button('withdraw', invitation),
      ])}
    />
  )
}

/** The roles, with what each may do. */
export const roleChoices = (c: Ctx): { value: Role; label: string }[] =>
  roles.map(role => ({ value: role, label: c.var.t(`accounts.roleMeanings.${role}`) }))

const languageChoices = (c: Ctx): { value: Locale; label: string }[] =>
  locales.map(value => ({ value, label: c.var.t(`accounts.languages.${value}`) }))

function InviteForm({ c, view: { errors = [], typed } }: { c: Ctx; view: StaffView }) {
  const { t, locale } = c.var
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <section>
      <h2>{t('accounts.staff.invite')}</h2>
      <form method="post" action={localPath(locale, staffPaths.invite)} novalidate>
        <TextField
          t={t}
          id="email"
          type="email"
          autocomplete="off"
          label={t('accounts.staff.inviteEmail')}
          hint={t('accounts.staff.inviteHint')}
          value={typed?.email}
          error={errorOf('email')}
        />
        <Select
          t={t}
          id="role"
          label={t('accounts.staff.role')}
          choices={roleChoices(c)}
          value={typed?.role}
          error={errorOf('role')}
        />
        <Select
          t={t}
          id="language"
          label={t('accounts.staff.inviteLanguage')}
          choices={languageChoices(c)}
          value={typed?.language ?? 'en'}
        />
        <Button>{t('accounts.staff.inviteButton')}</Button>
      </form>
    </section>
  )
}
