import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  localPath,
  Select,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import {
  type Criteria,
  type PublishedStatus,
  publishedCriteria,
  type ReleaseSummary,
  StatusSymbols,
  statusCss,
  statusOf,
  statusWord,
} from '../../../releases/index.ts'
import publishingCss from '../../publishing/pages/publishing.css?inline'
import { PieceOfEvidence } from '../../publishing/pages/said-of-trust.tsx'
import { readForm } from '../../read-form.ts'
import { actingHere, leadTo } from '../../sending/pages/send-here.ts'
import { correctRelease, previewCorrection } from '../correct-release.ts'
import { correctLink, correctTrustLink, publishedLink } from '../links.ts'
import { releaseHere, trailToReleases } from '../release-here.ts'
import {
  type CorrectionFault,
  readTypedCorrection,
  rowFromTyped,
  type TypedCorrection,
  type TypedField,
  textFields,
  typedFrom,
} from '../typed-correction.ts'
import css from './corrections.css?inline'
import { BeforeAfter, NumberThen, whyNot } from './preview-parts.tsx'
import { ReasonField } from './reason-field.tsx'

type Here = { readonly release: ReleaseSummary; readonly status: PublishedStatus; readonly criteria: Criteria }

async function correctionHere(c: Ctx): Promise<Here> {
  const release = await releaseHere(c)
  const status = await statusOf(c.var.db, release.id, c.req.param('code') ?? '')
  const criteria = await publishedCriteria(c.var.db, release.criteria)
  if (!status || !criteria) throw new HTTPException(404)
  return { release, status, criteria }
}

/** `/console/releases/:id/correct/:code`: one trust of a release, to be put right by hand. */
export async function correctTrustPage(c: Ctx): Promise<Response> {
  const here = await correctionHere(c)
  if (here.release.correctedBy) return leadTo(c, correctLink(here.release.id))
  return formPage(c, here, { typed: typedFrom(here.status), faults: [], refused: [] })
}

export async function postCorrectTrust(c: Ctx): Promise<Response> {
  const { t, services, db } = c.var
  const here = await correctionHere(c)
  const form = await readForm(c)
  const typed = readTypedCorrection(form)
  if (form.line('do') === 'mend') return formPage(c, here, { typed, faults: [], refused: [] })
  const checked = rowFromTyped(typed, here.status, here.criteria)
  if ('faults' in checked) return formPage(c, here, { typed, faults: checked.faults, refused: [] })
  const correction = { parent: here.release, rows: [checked.row], reason: typed.reason, house: services, now: services.clock() }
  if (form.line('do') === 'publish') {
    const outcome = await correctRelease(services.write, { ...correction, ...actingHere(c) })
    if (outcome?.kind === 'corrected') return leadTo(c, publishedLink(), { done: 'corrected', release: outcome.release })
    return formPage(c, here, { typed, faults: [], refused: whyNot(t, outcome) })
  }
  const outcome = await previewCorrection(db, correction)
  if (outcome?.kind !== 'would-publish') return formPage(c, here, { typed, faults: [], refused: whyNot(t, outcome) })
  const after = outcome.statuses.find(({ code }) => code === here.status.code)
  if (!after) throw new Error('A correction holds the trust that it corrects')
  return consolePage(c, {
    title: t('corrections.previewTitle', { id: outcome.release.id }),
    trail: [
      ...trailToReleases(t),
      { href: correctLink(here.release.id), label: t('corrections.correctTitle', { id: here.release.id }) },
    ],
    lead: t('corrections.previewLead', { parent: here.release.id }),
    css: [statusCss, publishingCss, css],
    body: (
      <>
        <StatusSymbols />
        <h2>{here.status.name}</h2>
        <dl class="facts">
          <dt>{t('corrections.reason')}</dt>
          <dd>{typed.reason}</dd>
        </dl>
        <NumberThen t={t} counts={outcome.counts} />
        <BeforeAfter t={t} before={here.status} after={after} />
        <div class="send-buttons">
          <form method="post" action={localPath(c.var.locale, correctTrustLink(here.release.id, here.status.code))}>
            <Typed typed={typed} next="publish" />
            <Button kind="large">{t('corrections.publish', { id: outcome.release.id })}</Button>
          </form>
          <form method="post" action={localPath(c.var.locale, correctTrustLink(here.release.id, here.status.code))}>
            <Typed typed={typed} next="mend" />
            <Button kind="quiet">{t('corrections.mend')}</Button>
          </form>
        </div>
      </>
    ),
  })
}

/** What was typed, carried through the preview. */
const Typed = ({ typed, next }: { typed: TypedCorrection; next: 'publish' | 'mend' }) => (
  <>
    <input type="hidden" name="do" value={next} />
    {textFields.map(field => (
      <input type="hidden" name={field} value={typed[field]} />
    ))}
    {typed.keep.map(place => (
      <input type="hidden" name="keep" value={place} />
    ))}
  </>
)

type Again = { readonly typed: TypedCorrection; readonly faults: readonly CorrectionFault[]; readonly refused: readonly string[] }

function formPage(c: Ctx, { release, status, criteria }: Here, { typed, faults, refused }: Again): Response {
  const { t, locale } = c.var
  const error = (field: TypedField) => {
    const found = faults.find(each => each.field === field)
    return found && t(`corrections.faults.${found.fault}`)
  }
  const field = (id: TypedField, hint = false) => ({
    t,
    id,
    label: t(`corrections.field.${id}`),
    ...(hint ? { hint: t(`corrections.hint.${id}`) } : {}),
    value: String(typed[id]),
    error: error(id),
  })
  const errors = [
    ...faults.map(each => ({
      field: each.field,
      message: `${t(`corrections.field.${each.field}`)}: ${t(`corrections.faults.${each.fault}`)}`,
    })),
    ...refused.map(message => ({ field: 'rule', message })),
  ]
  return consolePage(c, {
    title: t('corrections.trustTitle', { name: status.name }),
    trail: [...trailToReleases(t), { href: correctLink(release.id), label: t('corrections.correctTitle', { id: release.id }) }],
    lead: t('corrections.trustLead', { id: release.id }),
    status: errors.length > 0 ? 422 : 200,
    css: [statusCss, publishingCss, css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" action={localPath(locale, correctTrustLink(release.id, status.code))} class="publish-form">
          <input type="hidden" name="do" value="preview" />
          <Select
            {...field('rule', true)}
            choices={criteria.rules.map(rule => ({
              value: rule.id,
              label: `${statusWord(t, rule.status === 'excluded' ? null : rule.status)}: ${shortened(rule.when[locale])}`,
            }))}
          />
          <TextField {...field('answeredOn')} type="date" />
          <div class="publish-moment">
            <TextField {...field('diagnosed', true)} inputmode="numeric" />
            <TextField {...field('deNovo')} inputmode="numeric" />
            <TextField {...field('recurrent')} inputmode="numeric" />
          </div>
          <div class="publish-moment">
            <TextField {...field('periodStart')} type="date" />
            <TextField {...field('periodEnd')} type="date" />
          </div>
          <TextArea {...field('note')} rows={4} />
          <TextArea {...field('noteCy')} rows={4} />
          <Kept t={t} status={status} keep={typed.keep} />
          <fieldset class="part">
            <legend>{t('corrections.addQuote')}</legend>
            <TextArea {...field('quote')} rows={4} optional />
            <Select
              {...field('language')}
              choices={['en', 'cy'].map(value => ({ value, label: t(`corrections.language.${value}`) }))}
            />
            <TextArea {...field('translation')} rows={3} optional />
            <TextField {...field('dated')} type="date" optional />
            <TextField {...field('url', true)} type="url" optional />
          </fieldset>
          <ReasonField t={t} value={typed.reason} error={error('reason')} />
          <Button>{t('corrections.preview')}</Button>
        </form>
      </>
    ),
  })
}

/** The pieces of evidence that are there, each of which can be left out. What was withheld stays as its notice. */
const Kept = ({ t, status, keep }: { t: Translate; status: PublishedStatus; keep: readonly string[] }) =>
  status.evidence.length === 0 ? null : (
    <fieldset class="differences">
      <legend>{t('corrections.keep')}</legend>
      {status.evidence.map((piece, at) => (
        <div class="difference">
          {piece.source === 'withheld' ? (
            <PieceOfEvidence t={t} piece={piece} />
          ) : (
            <label class="tick">
              <input type="checkbox" name="keep" value={String(at + 1)} checked={keep.includes(String(at + 1))} />
              <span>
                <PieceOfEvidence t={t} piece={piece} />
              </span>
            </label>
          )}
        </div>
      ))}
    </fieldset>
  )

/** A rule's sentence is long; in a list of choices its beginning says which it is. */
const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()} …` : words)
