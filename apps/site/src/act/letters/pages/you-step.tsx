import {
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { privacyPath } from '../letter-links.ts'
import { keptDays } from '../retention/letter-retention.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { letterPage } from './letter-page.tsx'
import { type Step, stepsLink, trailOf } from './step.ts'
import { StepLine } from './step-line.tsx'

type Shown = { readonly errors?: readonly FieldError[]; readonly status?: PageView['status'] }

/** Who writes: name, e-mail address, and the postal address that a politician’s office wants; what becomes of each is said beside it. */
export function youStep(c: Ctx, step: Step, { errors = [], status }: Shown = {}): Response {
  const { t, locale } = c.var
  const { subject, writer, source } = step
  const to = subject.recipient.name
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return letterPage(c, {
    title: t('act-letters.you.title'),
    lead: t(source.asksForPostal ? 'act-letters.you.leadPostal' : 'act-letters.you.lead', { to }),
    kind: 'step',
    trail: trailOf(c, source),
    status,
    above: <StepLine t={t} at={2} of={3} />,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" action={localPath(locale, stepsLink(source))} novalidate>
          <HiddenFields fields={{ ...step.carried, ...step.hiddenLetter }} />
          {step.isTemplate && (
            <Notice>
              <p>{t('act-letters.template.still')}</p>
            </Notice>
          )}
          <TextField
            t={t}
            id="name"
            autocomplete="name"
            label={t('act-letters.you.name')}
            value={writer.name}
            error={errorOf('name')}
          />
          <TextField
            t={t}
            id="address"
            type="email"
            autocomplete="email"
            label={t('act-letters.you.address')}
            hint={t('act-letters.you.addressHint', { to })}
            value={writer.address}
            error={errorOf('address')}
          />
          {source.asksForPostal && (
            <>
              <TextArea
                t={t}
                id="postal"
                rows={4}
                label={t('act-letters.you.postal')}
                hint={t('act-letters.you.postalHint', { to })}
                value={writer.postal}
                error={errorOf('postal')}
              />
              <TextField
                t={t}
                id="postcode"
                autocomplete="postal-code"
                label={t('act-letters.you.postcode')}
                value={writer.postcode}
                error={errorOf('postcode')}
              />
            </>
          )}
          {step.saysHealth && <Health c={c} step={step} error={errorOf('health')} />}
          <p class="small soft">
            {t(source.asksForPostal ? 'act-letters.you.keptPostal' : 'act-letters.you.kept', { to, days: keptDays })}{' '}
            <a href={localPath(locale, privacyPath)}>{t('act-letters.you.privacy')}</a>
          </p>
          <div class="answers">
            <button class="button" type="submit" name="go" value="look">
              {t('act-letters.you.next')}
            </button>
            <button class="button quiet" type="submit" name="go" value="write">
              {t('act-letters.you.back')}
            </button>
          </div>
        </form>
      </>
    ),
  })
}

/** Before words about somebody’s health leave, their writer says that they may: explicit consent (UK GDPR, article 9(2)(a)). */
function Health({ c, step, error }: { c: Ctx; step: Step; error: string | undefined }) {
  const { t } = c.var
  const to = step.subject.recipient.name
  return (
    <Notice>
      <h2>{t('act-letters.health.title')}</h2>
      <p>{t('act-letters.health.text', { to })}</p>
      {error !== undefined && (
        <p class="error" id="health-error">
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
      <label class="choice">
        <input
          id="health"
          type="checkbox"
          name="health"
          value="yes"
          checked={step.agreesHealth}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={error === undefined ? undefined : 'health-error'}
        />
        <span>{t('act-letters.health.agree', { to })}</span>
      </label>
    </Notice>
  )
}
