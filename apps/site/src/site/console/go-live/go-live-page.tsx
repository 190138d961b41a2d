import { consolePage, staffLink } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, localPath, Notice, Tag, TextField, type Translate } from '../../../foundation/index.ts'
import { holidaysLink, roundsLink } from '../../../survey/index.ts'
import { mailTestsLink, restoreTestedPath, setupLink } from '../console-links.ts'
import type { CheckedStep, Step } from './checklist.ts'
import css from './go-live.css?inline'

export type RestoreForm = { readonly typed: string; readonly fault: 'no-day' | 'not-yet' | null }

export type GoLiveView = {
  readonly steps: readonly CheckedStep[]
  readonly isNoted: boolean
  readonly mayChange: boolean
  readonly restore: RestoreForm
}

/** Where a step is taken, for those that are taken on this site. */
const links: { readonly [Each in Step]?: string } = {
  charity: setupLink(),
  admins: staffLink(),
  'second-steps': staffLink(),
  'mail-test': mailTestsLink(),
  holidays: holidaysLink(),
  round: roundsLink(),
}

/** The checklist: how each step stands, and what to do where it is not done. */
export function goLivePage(c: Ctx, view: GoLiveView): Response {
  const { t } = c.var
  const { steps, restore } = view
  const count = steps.filter(({ state }) => state === 'done').length
  const error = restore.fault === null ? undefined : t(`go-live.restore.faults.${restore.fault}`)
  return consolePage(c, {
    title: t('go-live.title'),
    lead: t('go-live.lead'),
    status: error ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={error ? [{ field: 'day', message: error }] : []} />
        {view.isNoted && (
          <div role="status">
            <Notice title={t('go-live.restore.noted')}>
              <p>{t('go-live.restore.notedMore')}</p>
            </Notice>
          </div>
        )}
        <p class="steps-done">{t('go-live.count', { count, of: steps.length })}</p>
        <ol class="steps">
          {steps.map(step => (
            <li class={step.state} id={step.step}>
              <StepHead t={t} step={step} />
              {step.step === 'restore' && view.mayChange && <RestoreTested t={t} restore={restore} error={error} />}
            </li>
          ))}
        </ol>
      </>
    ),
  })
}

function StepHead({ t, step: { step, state, told, values } }: { t: Translate; step: CheckedStep }) {
  const link = links[step]
  return (
    <>
      <h2>
        {t(`go-live.steps.${step}.title`)} <Tag>{t(`go-live.states.${state}`)}</Tag>
      </h2>
      <p>{t(`go-live.steps.${step}.${told}`, inWords(t, values))}</p>
      {state !== 'done' && <p>{t(`go-live.steps.${step}.how`)}</p>}
      {link && (
        <p>
          <a href={localPath(t.locale, link)}>{t(`go-live.steps.${step}.link`)}</a>
        </p>
      )}
    </>
  )
}

const inWords = (t: Translate, values: CheckedStep['values']) =>
  typeof values.day === 'string' ? { ...values, day: t.day(values.day) } : values

const RestoreTested = ({ t, restore, error }: { t: Translate; restore: RestoreForm; error: string | undefined }) => (
  <form method="post" action={localPath(t.locale, restoreTestedPath)} novalidate>
    <TextField t={t} id="day" label={t('go-live.restore.day')} type="date" value={restore.typed} error={error} />
    <p>
      <Button kind="quiet">{t('go-live.restore.note')}</Button>
    </p>
  </form>
)
