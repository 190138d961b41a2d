import type { Choice, Translate } from '../../../foundation/index.ts'

type CheckboxesProps = {
  readonly t: Translate
  readonly id: string
  readonly name?: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly choices: readonly Choice[]
  readonly ticked: readonly string[]
}

/** Any number of a few. The error summary's link leads to the first. */
export function Checkboxes({ t, id, name = id, label, hint, error, choices, ticked }: CheckboxesProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={error ? 'field boxes invalid' : 'field boxes'} aria-describedby={describedBy}>
      <legend>{label}</legend>
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
      {choices.map((choice, index) => (
        <label class="choice">
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            name={name}
            value={choice.value}
            checked={ticked.includes(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
