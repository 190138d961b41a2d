import type { Translate } from '../../../foundation/index.ts'

type LanguageProps = { t: Translate; id: string; name: string; value: string; label?: string; error?: string | undefined }

/** One of two, chosen already: a fieldset of its own would be longer than what it asks. */
export const Language = ({ t, id, name, value, label, error }: LanguageProps) => (
  <div class={error ? 'field invalid' : 'field'}>
    <label for={id}>{label ?? t('answers.language')}</label>
    {error && (
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
    )}
    <select id={id} name={name} aria-describedby={error ? `${id}-error` : undefined}>
      {(['en', 'cy'] as const).map(each => (
        <option value={each} selected={each === value}>
          {t(`answers.languages.${each}`)}
        </option>
      ))}
    </select>
  </div>
)
