import type { Choice } from '../../../foundation/index.ts'

type Props = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly chosen: readonly string[]
  readonly choices: readonly Choice[]
}

/** Any of a few, all in sight. None chosen narrows nothing. */
export const Checkboxes = ({ name, label, hint, chosen, choices }: Props) => (
  <fieldset class="field" aria-describedby={`${name}-hint`}>
    <legend>{label}</legend>
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
    {choices.map(choice => (
      <label class="choice">
        <input type="checkbox" name={name} value={choice.value} checked={chosen.includes(choice.value)} />
        <span>{choice.label}</span>
      </label>
    ))}
  </fieldset>
)
