import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, dayInUk, ErrorSummary, localPath, Notice } from '../../../foundation/index.ts'
import { trustLink } from '../../../releases/index.ts'
import { messageLink, requestLink } from '../../requests/links.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { nameOfRound } from '../../round-here.ts'
import { complaintsLink } from '../links.ts'
import { AcknowledgeForm, FollowForm, MendForm, NoteForm, ReopenForm, SettleForm } from './complaint-forms.tsx'
import type { ComplaintView } from './complaint-view.ts'
import css from './complaints.css?inline'

/** One complaint: where its clock stands, what happened, and what can be done. */
export function complaintPage(c: Ctx, view: ComplaintView): Response {
  const { t, locale } = c.var
  const { complaint, round, may, done, errors, isConflict, status } = view
  const isOpen = complaint.outcome === null
  const about = round ? t('complaints.one.aboutRound', { round: nameOfRound(round, locale) }) : t('complaints.one.aboutNoRound')
  return consolePage(c, {
    title: t('complaints.one.title', { trust: complaint.trustName }),
    lead: t('complaints.one.lead', { id: complaint.id, day: t.day(complaint.receivedOn), round: about }),
    trail: [{ href: complaintsLink(), label: t('complaints.menu') }],
    status,
    css: [css],
    body: (
      <>
        {done !== null && (
          <div role="status">
            <Notice>
              <p>{t(`complaints.done.${done}`)}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={errors} />
        {isConflict && (
          <div role="alert">
            <Notice title={t('complaints.one.conflict.title')}>
              <p>{t('complaints.one.conflict.text', { who: complaint.changedBy })}</p>
            </Notice>
          </div>
        )}
        {may.record !== 'yes' && <p class="hint">{t(`complaints.one.readOnly.${may.record}`)}</p>}
        <div class="complaint">
          <div>
            <ClockPart c={c} view={view} />
            <section aria-labelledby="said">
              <h2 id="said">{t('complaints.one.about')}</h2>
              <p class="said-text">{complaint.about}</p>
            </section>
            {!isOpen && (
              <section aria-labelledby="why">
                <h2 id="why">{t('complaints.one.reason')}</h2>
                <p class="said-text">{complaint.reason}</p>
              </section>
            )}
            {may.settle === 'yes' && <FollowForm t={t} view={view} />}
            {may.settle === 'yes' && isOpen && <SettleForm t={t} view={view} />}
            {may.record === 'yes' && <NoteForm t={t} view={view} />}
          </div>
          <div>
            <History c={c} view={view} />
            <Around c={c} view={view} />
            {may.record === 'yes' && isOpen && <AcknowledgeForm t={t} view={view} />}
            {may.record === 'yes' && isOpen && <MendForm t={t} view={view} />}
            {may.settle === 'yes' && !isOpen && <ReopenForm t={t} view={view} />}
          </div>
        </div>
      </>
    ),
  })
}

function ClockPart({ c, view: { complaint, clock } }: { c: Ctx; view: ComplaintView }) {
  const { t } = c.var
  const isOpen = complaint.outcome === null
  return (
    <section class="clock" aria-label={t('complaints.menu')}>
      <p>
        {t(`complaints.one.state.${clock.state}`, {
          day: t.day(clock.settleBy),
          left: t('complaints.one.days', { count: Math.max(0, clock.daysLeft) }),
          what: t(`complaints.leadsTo.${complaint.leadsTo}`),
        })}
      </p>
      {isOpen && complaint.acknowledgedOn === null && (
        <p>{t(`complaints.one.${clock.isAcknowledgementLate ? 'late' : 'soon'}`, { day: t.day(clock.acknowledgeBy) })}</p>
      )}
    </section>
  )
}

type Happened = { readonly on: string; readonly at: string; readonly words: string; readonly text?: string }

function History({ c, view: { complaint, notes } }: { c: Ctx; view: ComplaintView }) {
  const { t } = c.var
  const day = (on: string | null, words: string): Happened[] => (on === null ? [] : [{ on, at: t.day(on), words }])
  const happened: Happened[] = [
    ...day(complaint.receivedOn, t('complaints.one.received')),
    ...day(complaint.acknowledgedOn, t('complaints.one.acknowledged')),
    ...notes.map(({ at, by, text }) => ({
      on: dayInUk(at),
      at: dayAndTime(t, at),
      words: t('complaints.one.note', { who: by }),
      text,
    })),
    ...(complaint.outcome === null
      ? []
      : day(complaint.settledOn, t('complaints.one.settled', { outcome: t(`complaints.outcomes.${complaint.outcome}`) }))),
    ...(complaint.followedBy === null
      ? []
      : day(complaint.followedOn, t('complaints.one.followed', { release: complaint.followedBy }))),
  ]
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('complaints.one.history')}</h2>
      <ol class="history">
        {happened
          .toSorted((a, b) => a.on.localeCompare(b.on))
          .map(({ on, at, words, text }) => (
            <li>
              <time datetime={on}>{at}</time>: {words}
              {text && <p class="said-text">{text}</p>}
            </li>
          ))}
      </ol>
    </section>
  )
}

function Around({ c, view: { complaint, round, hasRequest } }: { c: Ctx; view: ComplaintView }) {
  const { t, locale } = c.var
  const key = round && hasRequest ? { round: round.id, trustCode: complaint.trustCode } : null
  return (
    <ul>
      <li>
        <a href={localPath(locale, trustLink(complaint.trustCode))}>{t('complaints.one.trust')}</a>
      </li>
      {key && (
        <li>
          <a href={localPath(locale, requestLink(key))}>{t('complaints.one.request')}</a>
        </li>
      )}
      {key && complaint.messageId !== null && (
        <li>
          <a href={localPath(locale, messageLink(key, complaint.messageId))}>{t('complaints.one.message')}</a>
        </li>
      )}
    </ul>
  )
}
