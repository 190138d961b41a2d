import type { Translate } from '../../../i18n/messages.ts'

export type FieldError = { readonly field: string; readonly message: string }

/** What has to be mended before a form can be sent, each a link to its field. Nothing when there is nothing to mend. */
export function ErrorSummary({ t, errors }: { t: Translate; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary" tabindex={-1}>
      <h2 id="error-summary">{t('site.form.errors', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
