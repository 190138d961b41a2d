import { localPath, type Translate } from '../foundation/index.ts'
import css from './find-form.css?inline'
import { findLink } from './links.ts'

/** The style sheet that a page with a FindForm adds to its own. */
export const findFormCss = css

/** Longer than any name of a trust; what is longer is no postcode and no hospital. */
export const longestQuestion = 120

type FindFormProps = {
  readonly t: Translate
  /** Of the field: unique on the page. */
  readonly id: string
  /** What was typed before, given back so that nobody types twice. */
  readonly value?: string
  /** What is wrong with it, in words. */
  readonly error?: string
}

/** Asks for a postcode or a hospital's name. It posts: what is typed never stands in an address. */
export function FindForm({ t, id, value, error }: FindFormProps) {
  return (
    <form class="find-form" method="post" action={localPath(t.locale, findLink())}>
      <label for={id}>{t('register.form.label')}</label>
      <p class="hint" id={`${id}-hint`}>
        {t('register.form.hint')}
      </p>
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{t('register.form.errorPrefix')}</span> {error}
        </p>
      )}
      <div class="find-row">
        <input
          id={id}
          name="q"
          type="text"
          value={value}
          maxlength={longestQuestion}
          required
          spellcheck={false}
          autocapitalize="none"
          enterkeyhint="search"
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
        />
        <button class="button" type="submit">
          {t('register.form.button')}
        </button>
      </div>
    </form>
  )
}
