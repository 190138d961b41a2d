import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Select,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import {
  problemInWords,
  type ReleaseSummary,
  releaseLink,
  StatusMark,
  StatusSymbols,
  statusCss,
  statusesOf,
} from '../../../releases/index.ts'
import { sheetAt } from '../../marking/links.ts'
import publishingCss from '../../publishing/pages/publishing.css?inline'
import { readForm } from '../../read-form.ts'
import { actingHere, leadTo } from '../../sending/pages/send-here.ts'
import type { RoundId } from '../../types.ts'
import { correctRelease, fingerprintOfRows, previewCorrection } from '../correct-release.ts'
import { type Difference, differencesOf } from '../differences.ts'
import { chooseTrustLink, correctLink, correctTrustLink, publishedLink } from '../links.ts'
import { releaseHere, trailToReleases } from '../release-here.ts'
import css from './corrections.css?inline'
import { FoldedBeforeAfter, NumberThen, whyNot } from './preview-parts.tsx'

type Again = {
  readonly reason: string
  readonly ticked: readonly string[]
  readonly errors: readonly FieldError[]
  readonly isChanged?: boolean
}

/** `/console/releases/:id/correct`: where the round says something else now, and the way to correct one trust by hand. */
export async function correctPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db, services } = c.var
  const release = await releaseHere(c)
  const base = {
    title: t('corrections.correctTitle', { id: release.id }),
    trail: trailToReleases(t),
    css: [statusCss, publishingCss, css],
  }
  if (release.correctedBy)
    return consolePage(c, { ...base, lead: t('corrections.hasCorrection'), body: <Newer t={t} by={release.correctedBy} /> })
  const found = await differencesOf(db, { release, house: services, now: services.clock() })
  const statuses = await statusesOf(db, release.id)
  return consolePage(c, {
    ...base,
    lead: t('corrections.correctLead'),
    status: again ? (again.isChanged ? 409 : 422) : 200,
    body: (
      <>
        <StatusSymbols />
        <ErrorSummary t={t} errors={again?.errors ?? []} />
        {again?.isChanged && (
          <Notice title={t('publishing.confirm.changedTitle')}>
            <p>{t('corrections.changed')}</p>
          </Notice>
        )}
        {found && (
          <section>
            <h2>{t('corrections.fromRound', { round: found.round })}</h2>
            {found.differences.length === 0 ? (
              <p>{t('corrections.noDifference')}</p>
            ) : (
              <FromRound t={t} release={release} round={found.round} differences={found.differences} again={again} />
            )}
          </section>
        )}
        <section>
          <h2>{t('corrections.byHand')}</h2>
          <p>{t('corrections.byHandText')}</p>
          <form method="get" action={localPath(locale, chooseTrustLink(release.id))} class="publish-form">
            <Select
              t={t}
              id="trust"
              label={t('corrections.column.trust')}
              choices={statuses.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
            />
            <Button kind="quiet">{t('corrections.openForm')}</Button>
          </form>
        </section>
      </>
    ),
  })
}

const Newer = ({ t, by }: { t: Translate; by: string }) => (
  <p>
    <a href={localPath(t.locale, correctLink(by))}>{t('corrections.correctNewer', { id: by })}</a>
  </p>
)

type FromRoundProps = {
  readonly t: Translate
  readonly release: ReleaseSummary
  readonly round: RoundId
  readonly differences: readonly Difference[]
  readonly again: Again | undefined
}

const FromRound = ({ t, release, round, differences, again }: FromRoundProps) => (
  <form method="post" action={localPath(t.locale, correctLink(release.id))}>
    <input type="hidden" name="do" value="preview" />
    <fieldset class="differences" id="trusts">
      <legend>{t('corrections.whichTrusts')}</legend>
      {differences.map(each => {
        const isReady = each.after !== null && !each.isOpen
        return (
          <div class="difference">
            <label class="tick">
              <input
                type="checkbox"
                name="trust"
                value={each.code}
                checked={again?.ticked.includes(each.code)}
                disabled={!isReady}
              />
              <span>
                {each.name}{' '}
                {each.after && (
                  <span class="soft">
                    <StatusMark t={t} status={each.before?.status ?? null} words="shown" /> →{' '}
                    <StatusMark t={t} status={each.after.status} words="shown" />
                  </span>
                )}
              </span>
            </label>
            {each.problem && <p>{problemInWords(t, each.problem)}</p>}
            {each.isOpen && (
              <p>
                {t('corrections.stillOpen')}{' '}
                <a href={localPath(t.locale, sheetAt.link({ round, trustCode: each.code }))}>{t('corrections.seeRequest')}</a>
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
    <ReasonField t={t} value={again?.reason ?? ''} error={again?.errors.find(({ field }) => field === 'reason')?.message} />
    <Button>{t('corrections.preview')}</Button>
  </form>
)

export const ReasonField = ({ t, value, error }: { t: Translate; value: string; error: string | undefined }) => (
  <TextArea
    t={t}
    id="reason"
    rows={3}
    label={t('corrections.reason')}
    hint={t('corrections.reasonHint')}
    value={value}
    error={error}
  />
)

/** A preview, or the correction itself: the same form with one word more. */
export async function postCorrect(c: Ctx): Promise<Response> {
  const { t, services, db } = c.var
  const release = await releaseHere(c)
  const form = await readForm(c)
  const [reason, ticked] = [form.lines('reason').trim(), form.all('trust')]
  const found = await differencesOf(db, { release, house: services, now: services.clock() })
  if (!found) throw new HTTPException(404)
  const chosen = found.differences.filter(({ code, isOpen, after }) => ticked.includes(code) && !isOpen && after !== null)
  const errors = [
    ...(chosen.length === 0 ? [{ field: 'trusts', message: t('corrections.faults.trusts') }] : []),
    ...(reason === '' ? [{ field: 'reason', message: t('corrections.faults.reason') }] : []),
  ]
  if (errors.length > 0) return correctPage(c, { reason, ticked, errors })
  const rows = chosen.map(({ row }) => row)
  const fingerprint = fingerprintOfRows(release.id, rows)
  const correction = { parent: release, rows, reason, house: services, now: services.clock() }
  if (form.line('do') !== 'publish') return previewPage(c, { release, chosen, reason, fingerprint })
  if (form.line('fingerprint') !== fingerprint) return correctPage(c, { reason, ticked, errors: [], isChanged: true })
  const outcome = await correctRelease(services.write, { ...correction, ...actingHere(c) })
  if (outcome?.kind === 'corrected') return leadTo(c, publishedLink(), { done: 'corrected', release: outcome.release })
  const why = whyNot(t, outcome)
  return correctPage(c, { reason, ticked, errors: why.map(message => ({ field: 'trusts', message })) })
}

type Preview = {
  readonly release: ReleaseSummary
  readonly chosen: readonly Difference[]
  readonly reason: string
  readonly fingerprint: string
}

async function previewPage(c: Ctx, { release, chosen, reason, fingerprint }: Preview): Promise<Response> {
  const { t, locale, db, services } = c.var
  const rows = chosen.map(({ row }) => row)
  const outcome = await previewCorrection(db, { parent: release, rows, reason, house: services, now: services.clock() })
  if (outcome?.kind !== 'would-publish')
    return correctPage(c, {
      reason,
      ticked: chosen.map(({ code }) => code),
      errors: whyNot(t, outcome).map(message => ({ field: 'trusts', message })),
    })
  const after = new Map<string, (typeof outcome.statuses)[number]>(outcome.statuses.map(status => [status.code, status]))
  return consolePage(c, {
    title: t('corrections.previewTitle', { id: outcome.release.id }),
    trail: [...trailToReleases(t), { href: correctLink(release.id), label: t('corrections.correctTitle', { id: release.id }) }],
    lead: t('corrections.previewLead', { parent: release.id }),
    css: [statusCss, publishingCss, css],
    body: (
      <>
        <StatusSymbols />
        <dl class="facts">
          <dt>{t('corrections.reason')}</dt>
          <dd>{reason}</dd>
        </dl>
        <NumberThen t={t} counts={outcome.counts} />
        {chosen.map(({ code, name, before }) => {
          const then = after.get(code)
          return then && <FoldedBeforeAfter t={t} name={name} before={before} after={then} />
        })}
        <form method="post" action={localPath(locale, correctLink(release.id))}>
          <input type="hidden" name="do" value="publish" />
          <input type="hidden" name="reason" value={reason} />
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {chosen.map(({ code }) => (
            <input type="hidden" name="trust" value={code} />
          ))}
          <Button kind="large">{t('corrections.publish', { id: outcome.release.id })}</Button>
        </form>
        <p>
          <a href={localPath(locale, correctLink(release.id))}>{t('corrections.back')}</a>
        </p>
        <p>
          <a href={localPath(locale, releaseLink(release.id))}>{t('corrections.look')}</a>
        </p>
      </>
    ),
  })
}

/** From the list of trusts to the form of one. */
export async function chooseTrust(c: Ctx): Promise<Response> {
  const release = await releaseHere(c)
  const code = c.req.query('trust') ?? ''
  const known = (await statusesOf(c.var.db, release.id)).some(status => status.code === code)
  return leadTo(c, known ? correctTrustLink(release.id, code) : correctLink(release.id))
}
