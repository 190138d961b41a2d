import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  Fold,
  locales,
  localPath,
  Notice,
  Select,
  Tag,
  TextField,
} from '../../../foundation/index.ts'
import { consolePage } from '../../console-page.tsx'
import css from '../../pages/door.css?inline'
import { type HospitalNews, hospitalActionLink, hospitalPaths } from '../hospital-links.ts'
import type { TypedPerson } from '../invite-hospital-person.ts'
import type { KnownPerson } from '../person-store.ts'

export type TypedCallBack = { readonly id: string; readonly day: string; readonly note: string }

export type HospitalsView = {
  readonly people: readonly KnownPerson[]
  /** What their trusts are called, by code. */
  readonly trustNames: ReadonlyMap<string, string>
  readonly today: string
  readonly done?: HospitalNews | undefined
  readonly errors?: readonly FieldError[]
  readonly typed?: { readonly [field in keyof TypedPerson]: string }
  readonly typedCallBack?: TypedCallBack
}

/** Who may sign in for which hospital, and the form that lets somebody in. */
export function hospitalsPage(c: Ctx, view: HospitalsView): Response {
  const { t, services } = c.var
  const { errors = [], done, people } = view
  return consolePage(c, {
    title: t('hospital.console.title'),
    lead: t('hospital.console.lead'),
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {done && (
          <div role="status">
            <Notice title={t(`hospital.console.done.${done}`)}>
              <p>{t(services.smtpUrl === null ? 'accounts.staff.mailIsOff' : 'accounts.account.doneMore')}</p>
            </Notice>
          </div>
        )}
        {people.length === 0 ? <p>{t('hospital.console.none')}</p> : <People c={c} view={view} />}
        <InviteForm c={c} view={view} />
      </>
    ),
  })
}

function People({ c, view }: { c: Ctx; view: HospitalsView }) {
  const { t } = c.var
  return (
    <DataTable
      id="people"
      caption={t('hospital.console.caption')}
      columns={(['trust', 'name', 'email', 'calledBack', 'entered', 'change'] as const).map(name => ({
        label: t(`hospital.console.columns.${name}`),
      }))}
      rows={view.people.map(person => [
        view.trustNames.get(person.trust) ?? person.trust,
        person.work === '' ? person.name : `${person.name}, ${person.work}`,
        person.email,
        <CallBack c={c} person={person} view={view} />,
        person.firstEnteredAt ? t.day(person.firstEnteredAt) : <Tag>{t('hospital.console.notEntered')}</Tag>,
        <Actions c={c} person={person} />,
      ])}
    />
  )
}

const Whom = ({ person }: { person: KnownPerson }) => <span class="hidden">{person.email}</span>

function CallBack({
  c,
  person,
  view: { today, errors = [], typedCallBack },
}: {
  c: Ctx
  person: KnownPerson
  view: HospitalsView
}) {
  const { t, locale } = c.var
  const typed = typedCallBack?.id === person.id ? typedCallBack : null
  const [dayId, noteId] = [`day-${person.id}`, `note-${person.id}`]
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <>
      {person.calledBackOn ? (
        <p>
          {t.day(person.calledBackOn)}: {person.callBackNote}
        </p>
      ) : (
        <p>
          <Tag>{t('hospital.console.notCalled')}</Tag>
        </p>
      )}
      <Fold summary={t('hospital.console.callBack')} isOpen={typed !== null}>
        <form method="post" action={localPath(locale, hospitalActionLink('callBack', person.id))} novalidate>
          <TextField
            t={t}
            id={dayId}
            name="day"
            type="date"
            label={t('hospital.console.callBackDay')}
            value={typed?.day ?? today}
            error={errorOf(dayId)}
          />
          <TextField
            t={t}
            id={noteId}
            name="note"
            label={t('hospital.console.callBackNote')}
            hint={t('hospital.console.callBackHint')}
            value={typed?.note}
            error={errorOf(noteId)}
          />
          <Button kind="quiet">
            {t('hospital.console.callBackButton')} <Whom person={person} />
          </Button>
        </form>
      </Fold>
    </>
  )
}

function Actions({ c, person }: { c: Ctx; person: KnownPerson }) {
  const { t, locale } = c.var
  return (
    <>
      <form method="post" action={localPath(locale, hospitalActionLink('sendAgain', person.id))}>
        <input type="hidden" name="sent" value={person.sentAt.toISOString()} />
        <Button kind="quiet">
          {t('hospital.console.sendAgain')} <Whom person={person} />
        </Button>
      </form>
      <form method="post" action={localPath(locale, hospitalActionLink('remove', person.id))}>
        <Button kind="quiet">
          {t('hospital.console.remove')} <Whom person={person} />
        </Button>
      </form>
    </>
  )
}

function InviteForm({ c, view: { errors = [], typed } }: { c: Ctx; view: HospitalsView }) {
  const { t, locale } = c.var
  const field = (id: 'trust' | 'name' | 'work' | 'email') => ({
    t,
    id,
    label: t(`hospital.console.fields.${id}`),
    hint: t(`hospital.console.hints.${id}`),
    value: typed?.[id] ?? (id === 'trust' ? c.req.query('trust') : undefined),
    error: errors.find(error => error.field === id)?.message,
  })
  return (
    <section>
      <h2>{t('hospital.console.invite')}</h2>
      <form method="post" action={localPath(locale, hospitalPaths.invite)} novalidate>
        <TextField {...field('trust')} autocomplete="off" />
        <TextField {...field('name')} autocomplete="off" />
        <TextField {...field('work')} autocomplete="off" />
        <TextField {...field('email')} type="email" autocomplete="off" />
        <Select
          t={t}
          id="language"
          label={t('hospital.console.fields.language')}
          choices={locales.map(value => ({ value, label: t(`accounts.languages.${value}`) }))}
          value={typed?.language ?? 'en'}
        />
        <Button>{t('hospital.console.inviteButton')}</Button>
      </form>
    </section>
  )
}
