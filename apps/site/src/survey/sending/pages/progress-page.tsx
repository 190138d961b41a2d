// Long because: all that can be seen and done while letters leave stands on one page.
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  DataTable,
  estimateEnd,
  localPath,
  type MailState,
  Notice,
  type Translate,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import { deliveries, type Round } from '../../types.ts'
import { overviewLink } from '../../worklist/links.ts'
import { batchLink, correctionLink, decideLink, recalledLink, sendLink } from '../links.ts'
import {
  type BatchProgress,
  batchesOf,
  countDeliveries,
  type LetterToDeliver,
  lettersByHand,
  type OpenLetter,
  openLetters,
} from '../progress-store.ts'
import { momentInUk } from '../uk-time.ts'
import { countHere } from './send-here.ts'
import css from './sending.css?inline'

/** How the letters of a round fare: in words, with an estimate of the end, and what can be done about it. */
export async function progressPage(c: Ctx, round: Round): Promise<Response> {
  const { t, locale, db } = c.var
  const counts = await countDeliveries(db, round.id)
  const batches = await batchesOf(db, round.id)
  const open = await openLetters(db, round.id)
  const byHand = await lettersByHand(db, round.id)
  const recalled = counts.get('recalled') ?? 0
  const may = (deed: 'request.bulk' | 'round.recall') => mayDo(principalOf(c), deed, { state: round.state }) === 'yes'
  return consolePage(c, {
    title: t('sending.progress.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t(`sending.progress.lead.${round.state}`),
    css: [css],
    body: (
      <>
        <Done c={c} />
        <ul class="send-numbers">
          {deliveries
            .filter(delivery => (counts.get(delivery) ?? 0) > 0)
            .map(delivery => (
              <li>{t(`sending.progress.deliveries.${delivery}`, { count: counts.get(delivery) ?? 0 })}</li>
            ))}
        </ul>
        <p class="send-buttons">
          <a href={localPath(locale, sendLink(round.id))}>{t('sending.progress.look')}</a>
          <a href={localPath(locale, overviewLink(round.id))}>{t('sending.progress.overview')}</a>
        </p>
        {open.length > 0 && <Open t={t} round={round} letters={open} />}
        {byHand.length > 0 && <ByHand t={t} round={round} letters={byHand} />}
        {recalled > 0 && may('request.bulk') && (
          <section>
            <h2>{t('sending.recalled.title')}</h2>
            <p>{t('sending.recalled.lead', { count: recalled })}</p>
            <ButtonLink kind="quiet" href={localPath(locale, recalledLink(round.id))}>
              {t('sending.recalled.link')}
            </ButtonLink>
          </section>
        )}
        {batches.map(progress => (
          <Batch c={c} round={round} progress={progress} />
        ))}
        {may('request.bulk') && (
          <section>
            <h2>{t('sending.correction.title')}</h2>
            <p>{t('sending.correction.short')}</p>
            <a href={localPath(locale, correctionLink(round.id))}>{t('sending.correction.link')}</a>
          </section>
        )}
      </>
    ),
  })
}

const notices = [
  'sent',
  'already',
  'pause',
  'resume',
  'release',
  'recalled',
  'nothing',
  'again',
  'corrected',
  'arrived',
  'delivered',
] as const

function Done({ c }: { c: Ctx }) {
  const { t } = c.var
  const done = notices.find(one => one === c.req.query('done'))
  if (!done) return null
  const count = countHere(c, 'count')
  const leaving = countHere(c, 'leaving')
  const left = countHere(c, 'left')
  return (
    <Notice title={t(`sending.done.${done}`, { count, who: c.req.query('who')?.slice(0, 200) ?? '' })}>
      {leaving > 0 && <p>{t('sending.done.leaving', { count: leaving })}</p>}
      {left > 0 && <p>{t('sending.done.left', { count: left })}</p>}
    </Notice>
  )
}

const Open = ({ t, round, letters }: { t: Translate; round: Round; letters: readonly OpenLetter[] }) => (
  <section>
    <h2>{t('sending.open.title')}</h2>
    <p>{t('sending.open.lead')}</p>
    <DataTable
      id="open-letters"
      caption={t('sending.open.caption', { count: letters.length })}
      columns={(['trust', 'letter', 'what'] as const).map(name => ({ label: t(`sending.open.columns.${name}`) }))}
      rows={letters.map(({ trustCode, trustName, message, kind, why }) => [
        <a href={localPath(t.locale, decideLink({ round: round.id, trustCode }, message))}>{trustName}</a>,
        t(`sending.kinds.${kind}`),
        t(`sending.open.why.${why}`),
      ])}
    />
  </section>
)

type ByHandProps = {
  readonly t: Translate
  readonly round: Round
  readonly letters: readonly LetterToDeliver[]
}

const ByHand = ({ t, round, letters }: ByHandProps) => (
  <section>
    <h2>{t('sending.byHand.title')}</h2>
    <p>{t('sending.byHand.lead')}</p>
    <ul>
      {letters.map(({ trustCode, trustName, kind, message }) => {
        const key = { round: round.id, trustCode }
        return (
          <li>
            <a href={localPath(t.locale, message === null ? requestLink(key) : decideLink(key, message))}>{trustName}</a>:{' '}
            {t(`sending.kinds.${kind}`)}
          </li>
        )
      })}
    </ul>
  </section>
)

const shownStates: readonly MailState[] = ['queued', 'held', 'sending', 'sent', 'failed', 'uncertain', 'recalled']

function Batch({ c, round, progress }: { c: Ctx; round: Round; progress: BatchProgress }) {
  const { t, services } = c.var
  const { batch, counts } = progress
  const count = (state: MailState) => counts.get(state) ?? 0
  const now = services.clock()
  return (
    <section class="send-batch">
      <h2>{t(`sending.batch.title.${batch.what}`, { moment: momentInUk(t, batch.madeAt, now) })}</h2>
      <ul>
        {shownStates
          .filter(state => count(state) > 0)
          .map(state => (
            <li>{t(`sending.batch.states.${state}`, { count: count(state) })}</li>
          ))}
      </ul>
      {count('queued') > 0 && <p>{t(...timeOf(t, progress, now))}</p>}
      {count('held') > 0 && <p>{t(services.smtpUrl === null ? 'sending.batch.heldOff' : 'sending.batch.heldOn')}</p>}
      <BatchButtons c={c} round={round} progress={progress} />
    </section>
  )
}

/** When the next letter leaves and the last one about does. */
function timeOf(t: Translate, { batch, waiting }: BatchProgress, now: Date): [string, Record<string, string>] {
  if (batch.pausedAt) return ['sending.batch.paused', { moment: momentInUk(t, batch.pausedAt, now) }]
  const first = new Date(Math.min(...waiting.map(({ from }) => from.getTime())))
  const end = estimateEnd(waiting, batch.intervalSeconds, now)
  const last = end === null ? '' : momentInUk(t, end, now)
  return first > now ? ['sending.batch.begins', { first: momentInUk(t, first, now), last }] : ['sending.batch.ends', { last }]
}

function BatchButtons({ c, round, progress: { batch, counts } }: { c: Ctx; round: Round; progress: BatchProgress }) {
  const { t, locale, services } = c.var
  const [queued, held] = [counts.get('queued') ?? 0, counts.get('held') ?? 0]
  const may = (deed: 'round.pause' | 'round.resume' | 'round.recall') =>
    mayDo(principalOf(c), deed, { state: round.state }) === 'yes'
  const form = (step: 'pause' | 'resume' | 'release') => (
    <form method="post" action={localPath(locale, batchLink(round.id, batch.id, step))}>
      <Button kind={step === 'pause' ? 'quiet' : 'main'}>{t(`sending.batch.${step}`)}</Button>
    </form>
  )
  return (
    <div class="send-buttons">
      {queued > 0 && !batch.pausedAt && may('round.pause') && form('pause')}
      {queued > 0 && batch.pausedAt && may('round.resume') && form('resume')}
      {held > 0 && services.smtpUrl !== null && may('round.resume') && form('release')}
      {queued + held > 0 && may('round.recall') && (
        <a href={localPath(locale, batchLink(round.id, batch.id, 'recall'))}>{t('sending.batch.recall')}</a>
      )}
    </div>
  )
}
