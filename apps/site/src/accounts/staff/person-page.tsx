import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Select,
  TextArea,
  TextField,
} from '../../foundation/index.ts'
import { dayAndTime } from '../account/day-and-time.ts'
import { consolePage } from '../console-page.tsx'
import { type StaffNews, staffActionLink, staffLink } from '../links.ts'
import css from '../pages/door.css?inline'
import type { StaffMember } from '../staff-store.ts'
import type { Bar } from './bars.ts'
import { Done, roleChoices } from './staff-page.tsx'
import type { StaffRefusal } from './staff-rules.ts'

export type PersonView = {
  readonly staff: StaffMember
  readonly bars: readonly Bar[]
  /** By code, of the trusts in `bars`. */
  readonly trustNames: ReadonlyMap<string, string>
  readonly isYourself: boolean
  readonly done?: StaffNews | undefined
  readonly refusal?: StaffRefusal
  readonly errors?: readonly FieldError[]
  readonly typed?: { readonly trust: string; readonly reason: string }
}

/** One member of staff: role, trusts to keep away from, a lost phone, the end of their work here. */
export function personPage(c: Ctx, view: PersonView): Response {
  const { t, services } = c.var
  const { staff, errors = [], refusal, done } = view
  return consolePage(c, {
    title: staff.name,
    lead: t(staff.deactivatedAt ? 'accounts.person.leadGone' : 'accounts.person.lead', {
      email: staff.email,
      role: t(`accounts.roles.${staff.role}`),
    }),
    trail: [{ href: staffLink(), label: t('accounts.menu') }],
    status: refusal ? 409 : errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {refusal && (
          <div role="alert">
            <Notice title={t(`accounts.person.refusals.${refusal}.title`)}>
              <p>{t(`accounts.person.refusals.${refusal}.why`)}</p>
            </Notice>
          </div>
        )}
        {done && <Done c={c} done={done} mailIsOff={services.smtpUrl === null} />}
        <RoleForm c={c} view={view} />
        <Bars c={c} view={view} />
        <Access c={c} view={view} />
      </>
    ),
  })
}

type Part = { readonly c: Ctx; readonly view: PersonView }

function RoleForm({ c, view: { staff } }: Part) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('accounts.staff.role')}</h2>
      <form method="post" action={localPath(locale, staffActionLink('role', staff.id))} novalidate>
        <Select t={t} id="role" label={t('accounts.staff.role')} choices={roleChoices(c)} value={staff.role} />
        <Button>{t('accounts.person.changeRole')}</Button>
      </form>
    </section>
  )
}

function Bars({ c, view: { staff, bars, trustNames, errors = [], typed } }: Part) {
  const { t, locale } = c.var
  const nameOf = (code: string) => {
    const name = trustNames.get(code)
    return name === undefined ? code : t('accounts.person.trustNamed', { name, code })
  }
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <section>
      <h2>{t('accounts.person.bars')}</h2>
      <p>{t('accounts.person.barsWhat')}</p>
      {bars.length > 0 && (
        <DataTable
          id="bars"
          caption={t('accounts.person.bars')}
          columns={(['trust', 'reason', 'who', 'lift'] as const).map(name => ({ label: t(`accounts.person.columns.${name}`) }))}
          rows={bars.map(bar => [
            nameOf(bar.trustCode),
            bar.reason,
            t('accounts.person.barredBy', { who: bar.barredBy, when: dayAndTime(t, bar.barredAt) }),
            <form method="post" action={localPath(locale, staffActionLink('lift', staff.id))}>
              <input type="hidden" name="trust" value={bar.trustCode} />
              <Button kind="quiet">
                {t('accounts.person.lift')} <span class="hidden">{nameOf(bar.trustCode)}</span>
              </Button>
            </form>,
          ])}
        />
      )}
      <form method="post" action={localPath(locale, staffActionLink('bar', staff.id))} novalidate>
        <TextField
          t={t}
          id="trust"
          label={t('accounts.person.trust')}
          hint={t('accounts.person.trustHint')}
          value={typed?.trust}
          error={errorOf('trust')}
        />
        <TextArea
          t={t}
          id="reason"
          rows={2}
          label={t('accounts.person.reason')}
          value={typed?.reason}
          error={errorOf('reason')}
        />
        <Button kind="quiet">{t('accounts.person.bar')}</Button>
      </form>
    </section>
  )
}

function Access({ c, view: { staff, isYourself } }: Part) {
  const { t, locale } = c.var
  if (isYourself) return <p>{t('accounts.person.yourself')}</p>
  const action = staff.deactivatedAt ? 'reactivate' : 'deactivate'
  return (
    <section>
      <h2>{t('accounts.person.access')}</h2>
      {(['reset', action] as const).map(name => (
        <form method="post" action={localPath(locale, staffActionLink(name, staff.id))}>
          <p>{t(`accounts.person.${name}What`)}</p>
          <Button kind="quiet">{t(`accounts.person.${name}`)}</Button>
        </form>
      ))}
    </section>
  )
}
