import { consolePage, formOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Radios,
  readUkMoment,
  sayMoment,
  TextField,
} from '../../../foundation/index.ts'
import { languagesOf } from '../compose/read-mailing.ts'
import { mailingLink, mailingsPath, startAt } from '../links.ts'
import type { Mailing } from '../mailing-store.ts'
import { countPeople } from '../segments/count-people.ts'
import { reckonMinutes } from '../segments/duration.ts'
import { obstaclesTo } from '../send/begin-mailing.ts'
import { startMailing } from '../send/start-mailing.ts'
import { actorHere, leadTo, mailingHere, nameOf } from './mailing-here.ts'
import css from './mailings.css?inline'
import { sayDuration } from './say-duration.ts'

type Typed = { readonly when: string; readonly day: string; readonly time: string; readonly number: string }
type Shown = { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly isChanged?: boolean }

/** The last look: exactly what goes to how many, and the number to type. */
export async function startPage(
  c: Ctx,
  mailing: Mailing,
  { typed, errors = [], isChanged = false }: Shown = {},
): Promise<Response> {
  const { t, locale, db, services } = c.var
  if (mailing.state !== 'draft') return leadTo(c, mailingLink(mailing.id))
  const { total, domains } = await countPeople(db, services, mailing)
  const obstacles = await obstaclesTo(db, services, mailing)
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const now = services.clock()
  return consolePage(c, {
    title: t('mailings.start.heading', { name: nameOf(t, mailing) }),
    lead: t('mailings.start.lead'),
    trail: [
      { href: mailingsPath, label: t('mailings.title') },
      { href: mailingLink(mailing.id), label: nameOf(t, mailing) },
    ],
    status: isChanged ? 409 : errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        {isChanged && (
          <Notice title={t('mailings.start.changedTitle')}>
            <p>{t('mailings.start.changed')}</p>
          </Notice>
        )}
        <ErrorSummary t={t} errors={errors} />
        <ul>
          <li>{t('mailings.start.people', { count: total, purpose: t(`mailings.purposes.${mailing.purpose}`) })}</li>
          {languagesOf(mailing).map(language => (
            <li>
              {t('mailings.start.subject', {
                language: t(`mailings.languages.${language}`),
                subject: mailing.words[language].subject,
              })}
            </li>
          ))}
          {total > 0 && <li>{sayDuration(t, reckonMinutes(domains, mailing.perMinute))}</li>}
          <li>{t(mailing.isPublic ? 'mailings.start.public' : 'mailings.start.notPublic')}</li>
          {services.smtpUrl === null && <li>{t('mailings.start.held')}</li>}
        </ul>
        {obstacles.length > 0 || total === 0 ? (
          <Notice title={t('mailings.start.notYet')}>
            <ul>
              {obstacles.map(obstacle => (
                <li>{t(`mailings.start.obstacles.${obstacle}`)}</li>
              ))}
              {total === 0 && <li>{t('mailings.start.nobody')}</li>}
            </ul>
          </Notice>
        ) : (
          <form method="post" action={localPath(locale, startAt.link(mailing.id))} novalidate>
            <input type="hidden" name="version" value={String(mailing.version)} />
            <input type="hidden" name="seen" value={String(total)} />
            <Radios
              t={t}
              id="when"
              label={t('mailings.start.when')}
              value={typed?.when ?? 'now'}
              choices={(['now', 'later'] as const).map(value => ({ value, label: t(`mailings.start.whens.${value}`) }))}
            />
            <TextField
              t={t}
              id="day"
              type="date"
              optional
              label={t('mailings.start.day')}
              value={typed?.day ?? dayInUk(now)}
              error={errorOf('day')}
            />
            <TextField
              t={t}
              id="time"
              optional
              label={t('mailings.start.time')}
              hint={t('mailings.start.timeHint', { now: sayMoment(t, now) })}
              value={typed?.time}
              error={errorOf('time')}
            />
            <TextField
              t={t}
              id="number"
              inputmode="numeric"
              autocomplete="off"
              label={t('mailings.start.number', { number: t.number(total) })}
              hint={t('mailings.start.numberHint')}
              value={typed?.number}
              error={errorOf('number')}
            />
            <Button kind="large">{t('mailings.start.button')}</Button>
          </form>
        )}
        <p>
          <a href={localPath(locale, mailingLink(mailing.id))}>{t('mailings.start.back')}</a>
        </p>
      </>
    ),
  })
}

export async function postStart(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const mailing = await mailingHere(c)
  const form = await formOf(c)
  const typed = { when: form('when'), day: form('day').trim(), time: form('time').trim(), number: form('number').trim() }
  const seen = /^\d{1,9}$/.test(form('seen')) ? Number(form('seen')) : Number.NaN
  const moment = typed.when === 'later' ? readUkMoment(typed.day, typed.time) : null
  const errors: FieldError[] = []
  if (moment && !moment.ok) {
    errors.push({ field: moment.fault === 'day' ? 'day' : 'time', message: t(`mailings.start.faults.${moment.fault}`) })
  } else if (moment && moment.at <= services.clock()) {
    errors.push({ field: 'time', message: t('mailings.start.faults.past') })
  }
  if (Number(typed.number.replaceAll(/[\s,.]/g, '') || Number.NaN) !== seen) {
    errors.push({ field: 'number', message: t('mailings.start.faults.number') })
  }
  if (mailing.state === 'draft' && errors.length > 0) return startPage(c, mailing, { typed, errors })
  const outcome = await startMailing(services, {
    id: mailing.id,
    basedOn: Number(form('version')),
    seen,
    startsAt: moment?.ok ? moment.at : null,
    actor: actorHere(c),
  })
  switch (outcome.outcome) {
    case 'started':
    case 'scheduled':
    case 'already':
      return leadTo(c, mailingLink(mailing.id), outcome.outcome)
    case 'changed':
      return startPage(c, await mailingHere(c), { typed: { ...typed, number: '' }, isChanged: true })
    case 'nobody':
    case 'obstacle':
      return startPage(c, await mailingHere(c), { typed })
    case 'gone':
      return leadTo(c, mailingsPath)
  }
}
