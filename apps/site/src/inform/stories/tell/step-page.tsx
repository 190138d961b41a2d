import type { Child } from 'hono/jsx'
import { type Ctx, ErrorSummary, type FieldError, localPath, type PageView } from '../../../foundation/index.ts'
import { GuardNotice, type GuardOutcome, HelpAtOnce, readsAsDistress, suggestAddress } from '../../../network/index.ts'
import { storyView } from '../pages/story-view.tsx'
import { fieldsOf, type StepName, steps, type Telling, type TellingFault, tellingFields } from '../rules/read-telling.ts'
import { formHash } from '../store/consent-store.ts'
import { storiesPath, tellPath, writePath } from '../story-links.ts'
import { AgreeStep } from './agree-step.tsx'
import { LookStep } from './look-step.tsx'
import type { Step, StepParts } from './step.ts'
import { WordsStep } from './words-step.tsx'
import { YouStep } from './you-step.tsx'

type Guard = Extract<GuardOutcome, { go: 'prove' | 'wait' }>

type Shown = {
  readonly faults?: readonly TellingFault[]
  readonly guard?: Guard
  readonly status?: PageView['status']
}

/** One step of telling: what it asks, and everything of the other steps carried along. */
export function stepPage(c: Ctx, step: Step, name: StepName, { faults = [], guard, status }: Shown = {}): Response {
  const { t, locale } = c.var
  const errors = faults.filter(({ field }) => fieldsOf[name].includes(field)).map(fault => errorFor(c, step, fault))
  const errorOf = (field: keyof Telling) => errors.find(error => error.field === field)?.message
  const at = steps.indexOf(name)
  const next = steps[at + 1]
  const parts = { c, step, errorOf }
  return storyView(c, {
    title: t(`stories.tell.${name}.title`),
    lead: t(`stories.tell.${name}.lead`),
    description: t('stories.tell.description'),
    kind: 'step',
    status,
    trail: [
      { href: storiesPath, label: t('stories.title') },
      { href: tellPath, label: t('stories.tell.title') },
    ],
    above: (
      <>
        {name !== 'words' && readsAsDistress(step.typed.words) !== null && <HelpAtOnce t={t} isRead={false} />}
        <p class="step" data-not-counting="">
          {t('stories.tell.step', { at: at + 1, of: steps.length })}
        </p>
      </>
    ),
    headers: guard?.go === 'wait' ? guard.headers : {},
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <GuardNotice guarded={guard && { message: guard.message, part: null }} />
        <form method="post" action={localPath(locale, writePath)} novalidate>
          <Carried step={step} name={name} />
          {bodyOf(name, parts)}
          {guard?.go === 'prove' && guard.part}
          <div class="answers">
            <button class="button" type="submit" name="go" value={next ?? 'send'}>
              {t(next ? 'stories.tell.next' : 'stories.tell.send')}
            </button>
            {at > 0 && (
              <button class="button quiet" type="submit" name="go" value={steps[at - 1]}>
                {t('stories.tell.back')}
              </button>
            )}
          </div>
        </form>
      </>
    ),
  })
}

function bodyOf(name: StepName, parts: StepParts): Child {
  switch (name) {
    case 'words':
      return <WordsStep {...parts} />
    case 'you':
      return <YouStep {...parts} />
    case 'agree':
      return <AgreeStep {...parts} />
    case 'look':
      return <LookStep {...parts} />
  }
}

/** A hidden field keeps its line breaks. */
function Carried({ step, name }: { readonly step: Step; readonly name: StepName }) {
  const { typed, key, wordings, checked } = step
  const others = tellingFields.filter(field => !fieldsOf[name].includes(field))
  return (
    <>
      <input type="hidden" name="from" value={name} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="wordings" value={formHash(wordings)} />
      <input type="hidden" name="checked" value={name === 'you' ? typed.address : checked} />
      {others.map(field => (
        <input type="hidden" name={field} value={typed[field]} />
      ))}
    </>
  )
}

function errorFor({ var: { t } }: Ctx, { typed }: Step, { field, fault, count, most }: TellingFault): FieldError {
  const meant = fault === 'suggest' ? (suggestAddress(typed.address) ?? '') : ''
  return {
    field,
    message: t(`stories.tell.faults.${fault}`, { meant, ...(count === undefined ? {} : { count }), most: most ?? 0 }),
  }
}
