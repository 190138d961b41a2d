import type { Child } from 'hono/jsx'
import {
  Button,
  ButtonLink,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  nameIn,
  type PageView,
  Select,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { mayTakeAddresses } from '../../../network/index.ts'
import type { Trust } from '../../../register/index.ts'
import type { Training } from '../catalogue/training.ts'
import { otherEmployer } from '../completions/completion.ts'
import { type CompletionFault, nothingTyped, type TypedCompletion } from '../completions/read-completion.ts'
import { recordLink, trainingLink } from '../training-links.ts'
import { trainingView } from './training-view.tsx'

type Shown = {
  readonly training: Training
  readonly trusts: readonly Trust[]
  readonly typed?: TypedCompletion
  readonly faults?: readonly CompletionFault[]
  /** Why it cannot go on that is about no field. */
  readonly message?: string
  /** What the guard of the forms asks for, inside the form. */
  readonly proof?: Child
  readonly status?: PageView['status']
}

const points = ['states', 'mail', 'shows', 'back'] as const

/** Where a professional records that they have completed a training: first what it means, then the form. */
export function recordPage(c: Ctx, shown: Shown): Response {
  const { t, locale, services, shell } = c.var
  const { training, typed, faults = [], message, status } = shown
  const trail = [{ href: trainingLink(training.key), label: training.words.title }]
  if (!mayTakeAddresses(services, shell)) {
    return trainingView(c, {
      title: t('training.closed.title'),
      lead: t('training.closed.lead'),
      trail,
      isPublic: true,
      body: (
        <p>
          <ButtonLink href={localPath(locale, trainingLink(training.key))}>{t('training.closed.back')}</ButtonLink>
        </p>
      ),
    })
  }
  const errors = faults.map(({ field, fault, values }) => ({ field, message: sayFault(t, fault, values) }))
  return trainingView(c, {
    title: t('training.record.title', { training: training.words.title }),
    lead: t('training.record.lead'),
    trail,
    status,
    isPublic: typed === undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {message && (
          <Notice>
            <p role="status">{message}</p>
          </Notice>
        )}
        <ul>
          {points.map(point => (
            <li>{t(`training.record.points.${point}`)}</li>
          ))}
        </ul>
        <Form c={c} shown={shown} errors={errors} />
      </>
    ),
  })
}

/** Faults of an address have their words where addresses are read. */
const sayFault = (t: Translate, fault: string, values: CompletionFault['values']): string =>
  fault.startsWith('address.')
    ? t(`network.faults.${fault.slice('address.'.length)}`)
    : t(`training.record.faults.${fault}`, values)

type FormProps = { readonly c: Ctx; readonly shown: Shown; readonly errors: readonly FieldError[] }

function Form({ c, shown: { training, trusts, typed = nothingTyped, proof }, errors }: FormProps) {
  const { t, locale } = c.var
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message
  const field = (id: 'name' | 'trust' | 'employer' | 'address' | 'completedOn') => ({
    t,
    id,
    label: t(`training.record.${id}`),
    hint: t(`training.record.hints.${id}`),
    value: typed[id],
    error: errorOf(id),
  })
  return (
    <form method="post" action={localPath(locale, recordLink(training.key))} novalidate>
      {typed.address !== '' && <input type="hidden" name="checked" value={typed.address} />}
      <TextField {...field('completedOn')} type="date" />
      <TextField {...field('name')} autocomplete="name" />
      <Select
        {...field('trust')}
        choices={[
          { value: otherEmployer, label: t('training.record.elsewhere') },
          ...trusts.map(trust => ({ value: trust.code, label: nameIn(locale, trust) })),
        ]}
      />
      <TextField {...field('employer')} autocomplete="organization" optional />
      <TextField {...field('address')} type="email" autocomplete="email" />
      <h2>{t('training.record.showsTitle')}</h2>
      <p>{t('training.record.showsText')}</p>
      <Tick t={t} id="showsName" words={t('training.record.showsName')} isTicked={typed.showsName} />
      <Tick t={t} id="showsEmployer" words={t('training.record.showsEmployer')} isTicked={typed.showsEmployer} />
      <h2>{t('training.record.statesTitle')}</h2>
      <Tick t={t} id="states" words={t('training.record.states')} isTicked={typed.states} error={errorOf('states')} />
      {proof}
      <Button>{t('training.record.button')}</Button>
    </form>
  )
}

type TickProps = {
  readonly t: Translate
  readonly id: string
  readonly words: string
  readonly isTicked: boolean
  readonly error?: string | undefined
}

/** One thing to agree to. Never ticked beforehand. */
export const Tick = ({ t, id, words, isTicked, error }: TickProps) => (
  <div class={error ? 'tick invalid' : 'tick'}>
    <input
      type="checkbox"
      id={id}
      name={id}
      value="yes"
      checked={isTicked}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    />
    <div>
      <label for={id}>{words}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
    </div>
  </div>
)
