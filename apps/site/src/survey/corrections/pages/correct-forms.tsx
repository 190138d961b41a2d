import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath } from '../../../foundation/index.ts'
import { type ReleaseSummary, releaseLink, StatusSymbols, statusCss } from '../../../releases/index.ts'
import publishingCss from '../../publishing/pages/publishing.css?inline'
import { readForm } from '../../read-form.ts'
import { actingHere, leadTo } from '../../sending/pages/send-here.ts'
import { correctRelease, fingerprintOfRows, previewCorrection } from '../correct-release.ts'
import { type Difference, differencesOf } from '../differences.ts'
import { correctLink, publishedLink } from '../links.ts'
import { releaseHere, trailToReleases } from '../release-here.ts'
import { correctPage } from './correct-page.tsx'
import css from './corrections.css?inline'
import { FoldedBeforeAfter, NumberThen, whyNot } from './preview-parts.tsx'

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
