import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Select,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import {
  publishedPassagesOf,
  type ReleaseSummary,
  type StoredPassage,
  statusesOf,
  withholdPassage,
} from '../../../releases/index.ts'
import publishingCss from '../../publishing/pages/publishing.css?inline'
import { readForm } from '../../read-form.ts'
import { actingHere, leadTo } from '../../sending/pages/send-here.ts'
import { publishedLink, withholdLink } from '../links.ts'
import { releaseHere, trailToReleases } from '../release-here.ts'
import css from './corrections.css?inline'

type Again = { readonly trust: string; readonly passage: string; readonly reason: string; readonly errors: readonly FieldError[] }

/** `/console/releases/:id/withhold`: words that must not be shown any more. First the trust, then the passage and the reason. */
export async function withholdPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db } = c.var
  const release = await releaseHere(c)
  const statuses = await statusesOf(db, release.id)
  const trust = again?.trust ?? c.req.query('trust') ?? ''
  const chosen = statuses.find(({ code }) => code === trust)
  const passages = chosen ? (await publishedPassagesOf(db, chosen.code)).filter(passage => passage.release === release.id) : []
  return consolePage(c, {
    title: t('corrections.withholdTitle', { id: release.id }),
    trail: trailToReleases(t),
    lead: t('corrections.withholdLead'),
    status: again ? 422 : 200,
    css: [publishingCss, css],
    body: (
      <>
        <ErrorSummary t={t} errors={again?.errors ?? []} />
        <form method="get" action={localPath(locale, withholdLink(release.id))} class="publish-form">
          <Select
            t={t}
            id="trust"
            label={t('corrections.column.trust')}
            value={trust}
            choices={statuses.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
          />
          <Button kind="quiet">{t('corrections.showPassages')}</Button>
        </form>
        {chosen && (
          <section>
            <h2>{chosen.name}</h2>
            {passages.length === 0 ? (
              <p>{t('corrections.noPassages')}</p>
            ) : (
              <PassageForm t={t} release={release} trust={trust} passages={passages} again={again} />
            )}
          </section>
        )}
      </>
    ),
  })
}

type FormProps = {
  readonly t: Translate
  readonly release: ReleaseSummary
  readonly trust: string
  readonly passages: readonly StoredPassage[]
  readonly again: Again | undefined
}

const PassageForm = ({ t, release, trust, passages, again }: FormProps) => (
  <form method="post" action={localPath(t.locale, withholdLink(release.id))} class="publish-form">
    <input type="hidden" name="do" value="preview" />
    <input type="hidden" name="trust" value={trust} />
    <fieldset class="differences" id="passage">
      <legend>{t('corrections.whichPassage')}</legend>
      {passages.map(passage =>
        passage.isWithheld ? (
          <p class="soft">{t('corrections.isWithheld', { id: passage.id })}</p>
        ) : (
          <label class="choice">
            <input type="radio" name="passage" value={passage.id} checked={again?.passage === passage.id} />
            <span>
              <Words t={t} passage={passage} />
            </span>
          </label>
        ),
      )}
    </fieldset>
    <TextArea
      t={t}
      id="reason"
      rows={3}
      label={t('corrections.withholdReason')}
      hint={t('corrections.withholdHint')}
      value={again?.reason ?? ''}
      error={again?.errors.find(({ field }) => field === 'reason')?.message}
    />
    <Button>{t('corrections.preview')}</Button>
  </form>
)

/** What stands there, as text. A file is known by its name. */
const Words = ({ t, passage }: { t: Translate; passage: StoredPassage }) => {
  const isFile =
    typeof passage.asPublished === 'object' && 'source' in passage.asPublished && passage.asPublished.source === 'file'
  const words = isFile ? passage.alsoSaid : [passage.words, ...passage.alsoSaid]
  return (
    <>
      <strong>
        {t(
          typeof passage.asPublished === 'object' && 'source' in passage.asPublished
            ? `corrections.passage.${passage.asPublished.source}`
            : 'corrections.passage.note',
        )}
      </strong>{' '}
      {words.map((each, at) => (at === 0 ? each : <span class="soft"> · {each}</span>))}
    </>
  )
}

/** A preview, or the withholding itself: the same form with one word more. */
export async function postWithhold(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const release = await releaseHere(c)
  const form = await readForm(c)
  const [trust, passage, reason] = [form.line('trust'), form.line('passage'), form.lines('reason').trim()]
  const all = await publishedPassagesOf(db, trust)
  const target = all.find(each => each.id === passage && each.release === release.id)
  const errors = [
    ...(target ? [] : [{ field: 'passage', message: t('corrections.faults.passage') }]),
    ...(reason === '' ? [{ field: 'reason', message: t('corrections.faults.reason') }] : []),
  ]
  if (errors.length > 0 || !target) return withholdPage(c, { trust, passage, reason, errors })
  if (form.line('do') !== 'withhold') return previewPage(c, { release, trust, target, all, reason })
  const { now, actor } = actingHere(c)
  const outcome = await withholdPassage(services.write, { actor, now, passage, reason, today: dayInUk(now) })
  return leadTo(c, publishedLink(), { done: outcome.kind === 'withheld' ? 'withheld' : 'already-withheld' })
}

type Preview = {
  readonly release: ReleaseSummary
  readonly trust: string
  readonly target: StoredPassage
  readonly all: readonly StoredPassage[]
  readonly reason: string
}

function previewPage(c: Ctx, { release, trust, target, all, reason }: Preview): Response {
  const { t, locale, services } = c.var
  const copies = all.filter(passage => !passage.isWithheld && passage.words === target.words)
  // The same words as a part of something longer stay: a person has to see them.
  const longer = all.filter(
    passage => !passage.isWithheld && passage.words !== target.words && passage.words.includes(target.words),
  )
  return consolePage(c, {
    title: t('corrections.withholdPreviewTitle'),
    trail: [
      ...trailToReleases(t),
      { href: withholdLink(release.id, trust), label: t('corrections.withholdTitle', { id: release.id }) },
    ],
    lead: t('corrections.withholdPreviewLead'),
    css: [publishingCss, css],
    body: (
      <>
        <h2>{t('corrections.goes')}</h2>
        <ul class="pieces">
          {copies.map(passage => (
            <li>
              {t('corrections.inRelease', { id: passage.release })} <Words t={t} passage={passage} />
            </li>
          ))}
        </ul>
        {longer.length > 0 && (
          <Notice title={t('corrections.longerTitle')}>
            <ul class="pieces">
              {longer.map(passage => (
                <li>
                  {t('corrections.inRelease', { id: passage.release })} <Words t={t} passage={passage} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <h2>{t('corrections.stands')}</h2>
        <p class="notice">{t('corrections.notice', { day: t.day(dayInUk(services.clock())), reason })}</p>
        <p>{t('corrections.cannotUndo')}</p>
        <form method="post" action={localPath(locale, withholdLink(release.id))}>
          <input type="hidden" name="do" value="withhold" />
          <input type="hidden" name="trust" value={trust} />
          <input type="hidden" name="passage" value={target.id} />
          <input type="hidden" name="reason" value={reason} />
          <Button kind="large">{t('corrections.withholdButton', { count: copies.length })}</Button>
        </form>
        <p>
          <a href={localPath(locale, withholdLink(release.id, trust))}>{t('corrections.withholdBack')}</a>
        </p>
      </>
    ),
  })
}
