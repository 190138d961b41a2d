import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, dayInUk, localPath } from '../../../foundation/index.ts'
import { holidaysOf } from '../../holidays/holiday-store.ts'
import type { Holidays } from '../../legal-clock/holidays.ts'
import { shorten } from '../../letters/plain-line.ts'
import { type Complaint, complaintClock, complaintPromise } from '../complaint.ts'
import { allComplaints } from '../complaint-store.ts'
import { chooseTrustPath, complaintLink } from '../links.ts'
import css from './complaints.css?inline'

/** Every complaint with its clock: open ones first, then what is settled. */
export async function complaintsPage(c: Ctx): Promise<Response> {
  const { t, locale, db, services } = c.var
  const complaints = await allComplaints(db)
  const at = { today: dayInUk(services.clock()), holidays: await holidaysOf(db) }
  const open = complaints.filter(({ outcome }) => outcome === null)
  const settled = complaints.filter(({ outcome }) => outcome !== null)
  const mayRecord = mayDo(principalOf(c), 'complaint.record', { state: null }) === 'yes'
  return consolePage(c, {
    title: t('complaints.list.title'),
    lead: t('complaints.list.lead', { acknowledge: complaintPromise.acknowledgeWithin, settle: complaintPromise.settleWithin }),
    css: [css],
    body: (
      <div class="complaints-table">
        {mayRecord && (
          <p>
            <ButtonLink href={localPath(locale, chooseTrustPath)}>{t('complaints.choose.title')}</ButtonLink>
          </p>
        )}
        {complaints.length === 0 ? (
          <p>{t('complaints.list.none')}</p>
        ) : (
          <>
            <h2>{t('complaints.list.open.title')}</h2>
            {open.length === 0 ? <p>{t('complaints.list.open.none')}</p> : <OpenTable c={c} complaints={open} at={at} />}
            <h2>{t('complaints.list.settled.title')}</h2>
            {settled.length === 0 ? <p>{t('complaints.list.settled.none')}</p> : <SettledTable c={c} complaints={settled} />}
          </>
        )}
      </div>
    ),
  })
}

type At = { readonly today: string; readonly holidays: Holidays }
const column = (c: Ctx, name: string) => ({ label: c.var.t(`complaints.list.columns.${name}`) })
const nameLink = (c: Ctx, complaint: Complaint) => (
  <a href={localPath(c.var.locale, complaintLink(complaint))}>{complaint.trustName}</a>
)

function OpenTable({ c, complaints, at }: { c: Ctx; complaints: readonly Complaint[]; at: At }) {
  const { t } = c.var
  return (
    <DataTable
      id="open-complaints"
      caption={t('complaints.list.open.caption')}
      columns={['trust', 'about', 'received', 'acknowledged', 'due'].map(name => column(c, name))}
      rows={complaints.map(complaint => {
        const clock = complaintClock(complaint, at)
        return [
          nameLink(c, complaint),
          shorten(complaint.about.replace(/\s+/g, ' '), 90),
          t.day(complaint.receivedOn),
          complaint.acknowledgedOn === null
            ? t(`complaints.list.${clock.isAcknowledgementLate ? 'notYetLate' : 'notYet'}`, { day: t.day(clock.acknowledgeBy) })
            : t.day(complaint.acknowledgedOn),
          clock.state === 'overdue' ? (
            <strong>{t('complaints.list.overdue', { day: t.day(clock.settleBy) })}</strong>
          ) : (
            t.day(clock.settleBy)
          ),
        ]
      })}
    />
  )
}

function SettledTable({ c, complaints }: { c: Ctx; complaints: readonly Complaint[] }) {
  const { t } = c.var
  return (
    <DataTable
      id="settled-complaints"
      caption={t('complaints.list.settled.caption')}
      columns={['trust', 'about', 'received', 'outcome', 'settled'].map(name => column(c, name))}
      rows={complaints.map(complaint => [
        nameLink(c, complaint),
        shorten(complaint.about.replace(/\s+/g, ' '), 90),
        t.day(complaint.receivedOn),
        sayOutcome(c, complaint),
        complaint.settledOn === null ? '' : t.day(complaint.settledOn),
      ])}
    />
  )
}

function sayOutcome({ var: { t } }: Ctx, { outcome, leadsTo, followedBy }: Complaint): string {
  if (outcome === null) return ''
  const words = t(`complaints.outcomes.${outcome}`)
  const isLeft = leadsTo !== 'nothing' && followedBy === null
  return isLeft ? t('complaints.list.toFollow', { outcome: words, what: t(`complaints.leadsTo.${leadsTo}`) }) : words
}
