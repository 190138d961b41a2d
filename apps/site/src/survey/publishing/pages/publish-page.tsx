import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  dayInUk,
  ErrorSummary,
  localPath,
  Notice,
  Radios,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { countStatuses, criteriaLink, releaseLink, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { openComplaints } from '../../complaints/complaint-store.ts'
import { complaintsLink } from '../../complaints/links.ts'
import { nameOfRound, roundHere, trailToRound } from '../../round-here.ts'
import { momentInUk } from '../../sending/uk-time.ts'
import type { Round } from '../../types.ts'
import { RoundTabs } from '../../worklist/round-tabs.tsx'
import worklistCss from '../../worklist/worklist.css?inline'
import { changesOfPublication } from '../changes-of-publication.ts'
import { cancelLink, confirmLink } from '../links.ts'
import type { PublicationNow } from '../load-publication.ts'
import type { Publication } from '../publication.ts'
import { publicationsOf } from '../publication-store.ts'
import { Changes, CountsTable } from './changes-part.tsx'
import { Cautions, Obstacles } from './obstacles-part.tsx'
import { asOfHere, type PublicationFault, publicationHere, type TypedPublication } from './publish-here.ts'
import css from './publishing.css?inline'

type Again = { readonly typed: TypedPublication; readonly faults: readonly PublicationFault[] }

/** `/console/rounds/:round/publish`: what still stands in the way, what would change, and the way to publish it. */
export async function publishPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db, services } = c.var
  const round = await roundHere(c)
  const asOf = asOfHere(c)
  const there = await publicationHere(c, round, asOf)
  const publications = await publicationsOf(db, round.id)
  const plan = publications.find(({ state }) => state === 'planned') ?? null
  const mayPublish = mayDo(principalOf(c), 'publication.make', { state: round.state }) === 'yes'
  const isReady = there.obstacles.length === 0
  return consolePage(c, {
    title: t('publishing.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: leadOf(t, there, plan),
    status: again ? 422 : 200,
    css: [worklistCss, statusCss, css],
    body: (
      <>
        <StatusSymbols />
        <RoundTabs t={t} round={round.id} current="publish" />
        <ErrorSummary t={t} errors={(again?.faults ?? []).map(fault => ({ field: fault.field, message: sayFault(t, fault) }))} />
        <Done c={c} publications={publications} />
        {plan && <Plan t={t} plan={plan} now={services.clock()} mayCancel={mayPublish} />}
        {!isReady && (
          <section>
            <h2>{t('publishing.obstaclesTitle')}</h2>
            <Obstacles t={t} round={round.id} obstacles={there.obstacles} />
          </section>
        )}
        <Known c={c} round={round} there={there} complaints={await openComplaints(db, round.id)} />
        <Sums t={t} there={there} asOf={asOf} />
        {isReady && !plan && mayPublish && (
          <PublishForm c={c} round={round} asOf={asOf} typed={again?.typed} faults={again?.faults ?? []} />
        )}
        {isReady && !mayPublish && <p>{t('publishing.onlyAdmins')}</p>}
      </>
    ),
  })
}

function leadOf(t: Translate, { obstacles }: PublicationNow, plan: Publication | null): string {
  if (obstacles.length > 0) return t('publishing.lead.blocked', { count: obstacles.length })
  return t(plan ? 'publishing.lead.planned' : 'publishing.lead.ready')
}

/** What has just been done, and how the newest order ended where somebody has to know. */
function Done({ c, publications }: { c: Ctx; publications: readonly Publication[] }) {
  const { t, locale } = c.var
  const done = c.req.query('done') ?? ''
  const [newest] = publications
  const published = publications.find(({ state }) => state === 'published')
  return (
    <>
      {['planned', 'cancelled', 'nothing', 'planned-before'].includes(done) && (
        <Notice>
          <p>{t(`publishing.done.${done}`)}</p>
        </Notice>
      )}
      {newest?.state === 'stopped' && newest.stoppedBecause && (
        <Notice title={t('publishing.stopped.title')}>
          <p>{t(`publishing.stopped.${newest.stoppedBecause}`, { title: newest.title, who: newest.askedBy })}</p>
        </Notice>
      )}
      {published?.release && (
        <Notice title={done === 'published' ? t('publishing.done.published') : undefined}>
          <p>
            {t('publishing.publishedAs', { id: published.release, day: t.day(published.publishAt), who: published.askedBy })}{' '}
            <a href={localPath(locale, releaseLink(published.release))}>{t('publishing.seeRelease')}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

type PlanProps = { readonly t: Translate; readonly plan: Publication; readonly now: Date; readonly mayCancel: boolean }

const Plan = ({ t, plan, now, mayCancel }: PlanProps) => (
  <Notice title={t('publishing.plan.title', { moment: momentInUk(t, plan.publishAt, now) })}>
    <p>{t('publishing.plan.text', { title: plan.title, who: plan.askedBy, day: t.day(plan.asOf) })}</p>
    <p>{t('publishing.plan.stops')}</p>
    {mayCancel && (
      <form method="post" action={localPath(t.locale, cancelLink(plan.round, plan.id))}>
        <Button kind="quiet">{t('publishing.plan.cancel')}</Button>
      </form>
    )}
  </Notice>
)

type KnownProps = {
  readonly c: Ctx
  readonly round: Round
  readonly there: PublicationNow
  readonly complaints: readonly { readonly trustName: string }[]
}

/** What keeps nobody from publishing. */
function Known({ c, round, there, complaints }: KnownProps) {
  const { t, locale } = c.var
  if (there.cautions.length === 0 && complaints.length === 0) return null
  return (
    <section>
      <h2>{t('publishing.cautionsTitle')}</h2>
      {complaints.length > 0 && (
        <p>
          {t('publishing.complaints', { count: complaints.length })} {complaints.map(({ trustName }) => trustName).join(', ')}.{' '}
          <a href={localPath(locale, complaintsLink())}>{t('publishing.seeComplaints')}</a>
        </p>
      )}
      <Cautions t={t} round={round.id} cautions={there.cautions} />
    </section>
  )
}

/** The denominators, then what would be different from what the map shows now. */
function Sums({ t, there, asOf }: { t: Translate; there: PublicationNow; asOf: string }) {
  const { standings, rows, leftOut, skipped, preview, last, before, criteria } = there
  if (standings.length === 0) return null
  const excluded = rows.filter(({ status }) => status === 'excluded').length - leftOut
  const asked = standings.length
  const round = standings[0]?.round ?? ''
  return (
    <section>
      <h2>{t('publishing.sums.title')}</h2>
      <p>
        {t('publishing.sums.asked', { asked, withStatus: asked - excluded - skipped.length, excluded, skipped: skipped.length })}
      </p>
      <p>
        {t('publishing.sums.leftOut', { count: leftOut })} {t('publishing.sums.asOf', { day: t.day(asOf) })}{' '}
        {criteria && (
          <a href={localPath(t.locale, criteriaLink(criteria.version))}>
            {t('publishing.sums.criteria', { version: criteria.version })}
          </a>
        )}
      </p>
      {skipped.length > 0 && (
        <ul>
          {skipped.map(({ code, reasons }) => (
            <li>
              {code}: {reasons.join(' ')}
            </li>
          ))}
        </ul>
      )}
      {preview?.kind === 'would-publish' && (
        <>
          <h2>{last ? t('publishing.changes.title', { id: last.id }) : t('publishing.changes.first')}</h2>
          <CountsTable t={t} before={last ? countStatuses(before) : null} after={preview.counts} />
          <Changes
            t={t}
            round={round}
            asOf={asOf}
            found={changesOfPublication(before, preview.statuses)}
            isFirst={last === null}
          />
        </>
      )}
    </section>
  )
}

type FormProps = {
  readonly c: Ctx
  readonly round: Round
  readonly asOf: string
  readonly typed: TypedPublication | undefined
  readonly faults: readonly PublicationFault[]
}

export const sayFault = (t: Translate, { fault }: PublicationFault): string => t(`publishing.faults.${fault}`)

/** Asks as what and when; the last look comes after it. */
function PublishForm({ c, round, asOf, typed, faults }: FormProps) {
  const { t, locale, services } = c.var
  const error = (field: PublicationFault['field']) => {
    const fault = faults.find(each => each.field === field)
    return fault && sayFault(t, fault)
  }
  const field = (id: PublicationFault['field'], value: string, hint = true) => ({
    t,
    id,
    label: t(`publishing.form.${id}`),
    ...(hint ? { hint: t(`publishing.form.hint.${id}`) } : {}),
    value,
    error: error(id),
  })
  return (
    <section>
      <h2>{t('publishing.form.heading')}</h2>
      <form method="get" action={localPath(locale, confirmLink(round.id))} class="publish-form">
        <TextField {...field('title', typed?.title ?? nameOfRound(round, 'en'))} />
        <TextField {...field('as-of', typed?.asOf ?? asOf)} type="date" />
        <Radios
          {...field('when', typed?.when ?? 'now', false)}
          choices={['now', 'at'].map(value => ({ value, label: t(`publishing.form.when-${value}`) }))}
        />
        <div class="publish-moment">
          <TextField {...field('day', typed?.day ?? dayInUk(services.clock()), false)} type="date" />
          <TextField {...field('time', typed?.time ?? '09:00')} />
        </div>
        <Button>{t('publishing.form.go-on')}</Button>
      </form>
    </section>
  )
}
