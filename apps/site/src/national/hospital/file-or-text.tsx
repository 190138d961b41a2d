import { type FieldError, TextArea, type Translate } from '../../foundation/index.ts'

type FileOrText = {
  readonly t: Translate
  /** `file` and `text` of the form, with their words at `<words>.file`, `fileHint`, `text`, `textHint`. */
  readonly words: string
  readonly accept: string
  readonly typed: string
  readonly errors: readonly FieldError[]
}

/** The question for a small file of text, which may be pasted in place of it. A browser never gives back which file was chosen. */
export function FileOrText({ t, words, accept, typed, errors }: FileOrText) {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const error = errorOf('file')
  return (
    <>
      <div class={error ? 'field invalid' : 'field'}>
        <label for="file">{t(`${words}.file`)}</label>
        <p class="hint" id="file-hint">
          {t(`${words}.fileHint`)}
        </p>
        {error && (
          <p class="error" id="file-error">
            <span class="hidden">{t('site.form.error')}</span> {error}
          </p>
        )}
        <input
          id="file"
          name="file"
          type="file"
          accept={accept}
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={error ? 'true' : undefined}
        />
      </div>
      <TextArea
        t={t}
        id="text"
        rows={5}
        label={t(`${words}.text`)}
        hint={t(`${words}.textHint`)}
        value={typed}
        {...(errorOf('text') === undefined ? {} : { error: errorOf('text') ?? '' })}
      />
    </>
  )
}
