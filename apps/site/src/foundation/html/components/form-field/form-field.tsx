import type { Child } from 'hono/jsx'
import type { Translate } from '../../../i18n/messages.ts'

/**
 * One question of a form. A form has three shapes, and so has each field of it: empty (no value), invalid (value and error) and
 * complete (value, no error). What somebody typed is always given back.
 */
export type FieldProps = {
  readonly t: Translate
  readonly id: string
  /** The name under which it is sent; the id where it is not given. */
  readonly name?: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly error?: string
  readonly optional?: boolean
}

export type Choice = { readonly value: string; readonly label: string }

const describedBy = ({ id, hint, error }: FieldProps): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

/** What every control says about itself. */
const control = (field: FieldProps) => ({
  id: field.id,
  name: field.name ?? field.id,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error ? ('true' as const) : undefined,
})

const label = ({ t, label, optional }: FieldProps): string => (optional ? t('site.form.optional', { label }) : label)

function Notes({ field: { t, id, hint, error } }: { field: FieldProps }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
    </>
  )
}

function Frame({ field, children }: { field: FieldProps; children: Child }) {
  return (
    <div class={field.error ? 'field invalid' : 'field'}>
      <label for={field.id}>{label(field)}</label>
      <Notes field={field} />
      {children}
    </div>
  )
}

/** One line of text. `autocomplete` names what it is (WCAG 1.3.5), so that the browser can fill it in. */
export function TextField({
  type = 'text',
  autocomplete,
  inputmode,
  ...field
}: FieldProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'password'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
}) {
  return (
    <Frame field={field}>
      <input {...control(field)} type={type} value={field.value} autocomplete={autocomplete} inputmode={inputmode} />
    </Frame>
  )
}

/** Several lines of text. */
export function TextArea({ rows = 6, ...field }: FieldProps & { readonly rows?: number }) {
  return (
    <Frame field={field}>
      <textarea {...control(field)} rows={rows}>
        {field.value}
      </textarea>
    </Frame>
  )
}

/** One of many. The first choice is empty, so that nothing is chosen by accident; `none` says what that means where it is an answer too. */
export function Select({
  choices,
  none,
  ...field
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }) {
  return (
    <Frame field={field}>
      <select {...control(field)}>
        <option value="">{none ?? field.t('site.form.choose')}</option>
        {choices.map(choice => (
          <option value={choice.value} selected={choice.value === field.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** One of a few, all in sight. The error summary's link leads to the first. */
export function Radios({ choices, ...field }: FieldProps & { readonly choices: readonly Choice[] }) {
  const { name } = control(field)
  return (
    <fieldset class={field.error ? 'field invalid' : 'field'} aria-describedby={describedBy(field)}>
      <legend>{label(field)}</legend>
      <Notes field={field} />
      {choices.map((choice, index) => (
        <label class="choice">
          <input
            id={index === 0 ? field.id : undefined}
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === field.value}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
