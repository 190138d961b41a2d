import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, ButtonLink, type Ctx, DataTable, localPath, Notice, sayMoment } from '../../../foundation/index.ts'
import { checkWords } from '../compose/read-mailing.ts'
import {
  deleteAt,
  mailingsPath,
  pauseAt,
  peopleAt,
  previewAt,
  resumeAt,
  startAt,
  stopAt,
  unscheduleAt,
  wordsAt,
} from '../links.ts'
import type { Mailing } from '../mailing-store.ts'
import { fates, isUnderWay } from '../mailing-words.ts'
import { uncertainOf } from '../recipient-mail-store.ts'
import { countFates } from '../recipient-store.ts'
import { countPeople } from '../segments/count-people.ts'
import { linksOf } from '../send/link-store.ts'
import { publicForm, testForm } from './mailing-forms.tsx'
import { nameOf } from './mailing-here.ts'
import css from './mailings.css?inline'
import { sayFault, sayMissing } from './words-page.tsx'

export const doneNotices = [
  'started',
  'scheduled',
  'already',
  'not-draft',
  'tested',
  'pause',
  'resume',
  'stop',
  'unschedule',
  'show',
  'hide',
  'nothing-to-do',
] as const

/** One mailing: as a draft the steps that are still to take, after its start how it fares. */
export async function mailingPage(c: Ctx, mailing: Mailing, error?: string): Promise<Response> {
  const { t } = c.var
  const done = doneNotices.find(notice => notice === c.req.query('done'))
  return consolePage(c, {
    title: nameOf(t, mailing),
    lead: t(`mailings.stateLead.${mailing.state}`, {
      when: sayMoment(t, mailing.endedAt ?? mailing.startedAt ?? mailing.startsAt ?? mailing.changedAt),
      count: mailing.recipients ?? 0,
    }),
    trail: [{ href: mailingsPath, label: t('mailings.title') }],
    status: error === undefined ? 200 : 422,
    css: [css],
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`mailings.done.${done}`)}</p>
          </Notice>
        )}
        {error !== undefined && (
          <Notice>
            <p role="alert">{error}</p>
          </Notice>
        )}
        {mailing.state === 'draft' ? await draftSteps(c, mailing) : await progress(c, mailing)}
        {await testForm(c, mailing)}
        {publicForm(c, mailing)}
      </>
    ),
  })
}

const post = (c: Ctx, path: string, label: string, kind: 'main' | 'quiet' = 'quiet') => (
  <form method="post" action={localPath(c.var.locale, path)}>
    <Button kind={kind}>{label}</Button>
  </form>
)

async function draftSteps(c: Ctx, mailing: Mailing) {
  const { t, locale, db, services } = c.var
  const { faults, missing } = checkWords(mailing, services.baseUrl)
  const { total } = await countPeople(db, services, mailing)
  const may = mayDo(principalOf(c), 'mailing.write') === 'yes'
  return (
    <>
      <ol>
        <li>
          <a href={localPath(locale, (may ? wordsAt : previewAt).link(mailing.id))}>{t('mailings.steps.words')}</a>
          {faults.length + missing.length === 0 ? (
            <p>{t('mailings.steps.ready')}</p>
          ) : (
            <ul>
              {missing.map(one => (
                <li>{sayMissing(t, one)}</li>
              ))}
              {faults.map(fault => (
                <li>{sayFault(t, fault)}</li>
              ))}
            </ul>
          )}
        </li>
        <li>
          <a href={localPath(locale, previewAt.link(mailing.id))}>{t('mailings.steps.preview')}</a>
        </li>
        <li>
          {may ? (
            <a href={localPath(locale, peopleAt.link(mailing.id))}>{t('mailings.steps.people')}</a>
          ) : (
            t('mailings.steps.people')
          )}
          <p>{t('mailings.people.size', { count: total })}</p>
        </li>
        <li>{t('mailings.steps.test')}</li>
      </ol>
      {may && (
        <div class="mailing-buttons">
          <ButtonLink href={localPath(locale, startAt.link(mailing.id))}>{t('mailings.steps.start')}</ButtonLink>
          {post(c, deleteAt.link(mailing.id), t('mailings.delete'))}
        </div>
      )}
    </>
  )
}

const mostUncertain = 200

async function progress(c: Ctx, mailing: Mailing) {
  const { t, db } = c.var
  const { id, state } = mailing
  const counts = mailing.outcome ?? (await countFates(db, id))
  const gone = (mailing.recipients ?? 0) - fates.reduce((sum, fate) => sum + (counts[fate] ?? 0), 0)
  const links = await linksOf(db, id)
  const uncertain = await uncertainOf(db, id, mostUncertain)
  const may = mayDo(principalOf(c), 'mailing.stop') === 'yes'
  return (
    <>
      {mailing.startedAt !== null && mailing.gatheredAt === null && isUnderWay(state) && (
        <p>{t('mailings.progress.gathering')}</p>
      )}
      {mailing.recipients !== null && (
        <ul>
          {fates
            .filter(fate => (counts[fate] ?? 0) > 0)
            .map(fate => (
              <li>
                {t(
                  // Of one that was stopped nobody waits any more.
                  fate === 'waiting' && state === 'stopped' ? 'mailings.progress.unreached' : `mailings.progress.fates.${fate}`,
                  { count: counts[fate] ?? 0 },
                )}
              </li>
            ))}
          {mailing.outcome === null && gone > 0 && <li>{t('mailings.progress.gone', { count: gone })}</li>}
        </ul>
      )}
      {may && (
        <div class="mailing-buttons">
          {state === 'scheduled' && post(c, unscheduleAt.link(id), t('mailings.progress.unschedule'))}
          {state === 'sending' && post(c, pauseAt.link(id), t('mailings.progress.pause'))}
          {state === 'paused' && post(c, resumeAt.link(id), t('mailings.progress.resume'), 'main')}
          {isUnderWay(state) && post(c, stopAt.link(id), t('mailings.progress.stop'))}
        </div>
      )}
      {isUnderWay(state) && <p>{t('mailings.progress.stopText')}</p>}
      <p>
        <a href={localPath(c.var.locale, previewAt.link(id))}>{t('mailings.steps.preview')}</a>
      </p>
      {uncertain.length > 0 && (
        <section>
          <h2>{t('mailings.uncertain.title')}</h2>
          <p>{t('mailings.uncertain.text')}</p>
          <DataTable
            id="uncertain"
            caption={t('mailings.uncertain.caption', { count: counts.uncertain ?? uncertain.length })}
            columns={(['supporter', 'domain', 'mail'] as const).map(name => ({ label: t(`mailings.uncertain.${name}`) }))}
            rows={uncertain.map(({ supporterId, domain, mailId }) => [
              t('mailings.uncertain.number', { id: String(supporterId) }),
              domain,
              t('mailings.uncertain.number', { id: String(mailId) }),
            ])}
          />
        </section>
      )}
      {links.length > 0 && (
        <section>
          <h2>{t('mailings.clicks.title')}</h2>
          <p>{t('mailings.clicks.text')}</p>
          <DataTable
            id="clicks"
            caption={t('mailings.clicks.caption')}
            columns={[{ label: t('mailings.clicks.page') }, { label: t('mailings.clicks.count'), isNumber: true }]}
            rows={links.map(({ path, clicks }) => [path, t.number(clicks)])}
          />
        </section>
      )}
      {mailing.endedAt !== null && <p>{t('mailings.progress.kept')}</p>}
    </>
  )
}
