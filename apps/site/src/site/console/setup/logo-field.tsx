import { type ImageRef, logoLink } from '../../../content/index.ts'
import type { Translate } from '../../../foundation/index.ts'

type LogoFieldProps = {
  readonly t: Translate
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly image: ImageRef | null
}

/**
 * Asks for a picture. A browser cannot give a chosen file back, so a picture that has arrived is kept and named in the form: it is not
 * lost when something else has to be mended.
 */
export function LogoField({ t, id, label, hint, error, image }: LogoFieldProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for={id}>{t('site.form.optional', { label })}</label>
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
      {image && (
        <>
          <img class="logo-now" src={logoLink(image)} alt={t('console.setup.logoKept')} />
          <input type="hidden" name={`${id}-kept`} value={image.sha256} />
          <label class="choice">
            <input type="checkbox" name={`${id}-remove`} value="yes" />
            <span>{t('console.setup.logoRemove')}</span>
          </label>
        </>
      )}
      <input
        id={id}
        name={id}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}
