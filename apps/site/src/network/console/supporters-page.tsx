import { consolePage, mayDo, principalOf } from '../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  localPath,
  mailStates,
  Notice,
  type PageView,
  TextField,
  type Translate,
} from '../../foundation/index.ts'
import { trustLink } from '../../releases/index.ts'
import { lookUpPath, pauseAt, resumeAt } from '../links.ts'
import { suppressionReasons } from '../network-words.ts'
import { retentionRuleNames, retentionRules } from '../retention/retention-rules.ts'
import { ListsPart } from './lists-part.tsx'
import { roundedCount } from './rounded-count.ts'
import { type AlertsOfRelease, type SupportersView, supportersView } from './supporters-view.ts'

export const doneNotices = ['erased', 'lifted', 'paused', 'resumed', 'soft-opt-in'] as const

type Shown = { readonly typed?: string; readonly error?: string; readonly status?: PageView['status'] }

/** Numbers of supporters, what was told to them, and whom nobody writes to. No name and no address. */
export async function supportersPage(c: Ctx, { typed, error, status }: Shown = {}): Promise<Response> {
  const { t, locale, db } = c.var
  const view = await supportersView(db, locale)
  const mayLookUp = mayDo(principalOf(c), 'supporter.look-up') === 'yes'
  const done = doneNotices.find(notice => notice === c.req.query('done'))
  return consolePage(c, {
    title: t('network.console.title'),
    lead: t('network.console.lead'),
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'address', message: error }]} />
        {done && (
          <Notice>
            <p role="status">{t(`network.console.done.${done}`)}</p>
          </Notice>
        )}
        {view.waitsSinceRestore && (
          <Notice>
            <p>{t('network.console.restored')}</p>
          </Notice>
        )}
        <ListsPart c={c} view={view} />
        <Followers t={t} view={view} />
        <Alerts c={c} alerts={view.alerts} />
        <Suppressions t={t} view={view} />
        {mayLookUp && (
          <section>
            <h2>{t('network.console.lookUp.title')}</h2>
            <p>{t('network.console.lookUp.text')}</p>
            <form method="post" action={localPath(locale, lookUpPath)} novalidate>
              <TextField
                t={t}
                id="address"
                type="email"
                label={t('network.console.lookUp.address')}
                value={typed}
                error={error}
              />
              <Button>{t('network.console.lookUp.button')}</Button>
            </form>
          </section>
        )}
        <Retention t={t} view={view} />
      </>
    ),
  })
}

function Followers({ t, view: { supporters, followers } }: { t: Translate; view: SupportersView }) {
  return (
    <section>
      <h2>{t('network.console.follow.title')}</h2>
      <p>{t('network.console.follow.total', { count: roundedCount(t, supporters.get('confirmed') ?? 0) })}</p>
      <p>{t('network.console.follow.waiting', { count: roundedCount(t, supporters.get('unconfirmed') ?? 0) })}</p>
      {followers.length === 0 ? (
        <p>{t('network.console.follow.none')}</p>
      ) : (
        <>
          <p>{t('network.console.follow.rounded')}</p>
          <DataTable
            id="followers"
            caption={t('network.console.follow.caption')}
            columns={[{ label: t('network.console.follow.trust') }, { label: t('network.console.follow.count'), isNumber: true }]}
            rows={followers.map(({ trustCode, name, count }) => [
              <a href={localPath(t.locale, trustLink(trustCode))}>{name}</a>,
              roundedCount(t, count),
            ])}
          />
        </>
      )}
    </section>
  )
}

function Alerts({ c, alerts }: { c: Ctx; alerts: readonly AlertsOfRelease[] }) {
  const { t } = c.var
  const mayPause = mayDo(principalOf(c), 'alert.pause') === 'yes'
  const said = ({ counts }: AlertsOfRelease): string =>
    mailStates
      .filter(state => (counts.get(state) ?? 0) > 0)
      .map(state =>
        t('network.console.alerts.state', {
          state: t(`network.console.alerts.names.${state}`),
          count: counts.get(state) ?? 0,
        }),
      )
      .join(', ')
  return (
    <section>
      <h2>{t('network.console.alerts.title')}</h2>
      {alerts.length === 0 ? (
        <p>{t('network.console.alerts.none')}</p>
      ) : (
        <>
          <p>{t('network.console.alerts.uncertain')}</p>
          <DataTable
            id="alerts"
            caption={t('network.console.alerts.caption')}
            columns={[
              { label: t('network.console.alerts.release') },
              { label: t('network.console.alerts.states') },
              { label: t('network.console.alerts.act') },
            ]}
            rows={alerts.map(one => [one.release, said(one), mayPause ? <PauseForm t={t} one={one} /> : null])}
          />
        </>
      )}
    </section>
  )
}

function PauseForm({ t, one: { batch, release, counts } }: { t: Translate; one: AlertsOfRelease }) {
  if (!batch || !counts.has('queued')) return t('network.console.alerts.done')
  const isPaused = batch.pausedAt !== null
  const word = isPaused ? 'resume' : 'pause'
  return (
    <form method="post" action={localPath(t.locale, (isPaused ? resumeAt : pauseAt).link(batch.id))}>
      <button class="button quiet" type="submit" aria-label={t(`network.console.alerts.${word}Label`, { release })}>
        {t(`network.console.alerts.${word}`)}
      </button>
    </form>
  )
}

const Suppressions = ({ t, view }: { t: Translate; view: SupportersView }) => (
  <section>
    <h2>{t('network.console.suppression.title')}</h2>
    <p>{t('network.console.suppression.text')}</p>
    <DataTable
      id="suppressions"
      caption={t('network.console.suppression.caption')}
      columns={[
        { label: t('network.console.suppression.reason') },
        { label: t('network.console.suppression.count'), isNumber: true },
      ]}
      rows={suppressionReasons.map(reason => [
        t(`network.console.suppression.reasons.${reason}`),
        t.number(view.suppressions.get(reason) ?? 0),
      ])}
    />
  </section>
)

const Retention = ({ t, view: { runs } }: { t: Translate; view: SupportersView }) => (
  <section>
    <h2>{t('network.console.retention.title')}</h2>
    <ul>
      {retentionRuleNames.map(rule => (
        <li>{t(`network.console.retention.rules.${rule}`, { days: retentionRules[rule] })}</li>
      ))}
    </ul>
    <p>{t('network.console.retention.text')}</p>
    {runs.length === 0 ? (
      <p>{t('network.console.retention.none')}</p>
    ) : (
      <DataTable
        id="runs"
        caption={t('network.console.retention.caption')}
        columns={[
          { label: t('network.console.retention.day') },
          ...retentionRuleNames.map(rule => ({ label: t(`network.console.retention.short.${rule}`), isNumber: true })),
        ]}
        rows={runs.map(({ day, removed }) => [t.day(day), ...retentionRuleNames.map(rule => t.number(removed[rule]))])}
      />
    )}
  </section>
)
