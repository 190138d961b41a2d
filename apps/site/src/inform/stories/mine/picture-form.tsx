import { type Ctx, type FieldError, localPath, TextArea } from '../../../foundation/index.ts'
import { ProofAhead } from '../../../network/index.ts'
import { Tick } from '../pages/tick.tsx'
import type { KeptPicture } from '../store/picture-store.ts'
import { mineLink, mineUploadAt } from '../story-links.ts'

type PictureFormProps = {
  readonly c: Ctx
  readonly token: string
  readonly picture: KeptPicture | null
  readonly errors: readonly FieldError[]
  readonly description?: string
}

/** A picture for one’s own story: another one, or none any more. */
export function PictureForm({ c, token, picture, errors, description = '' }: PictureFormProps) {
  const { t, locale } = c.var
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const error = errorOf('photo')
  return (
    <section id="picture">
      <h2>{t('stories.picture.title')}</h2>
      <p>{t('stories.picture.text')}</p>
      {picture && (
        <form method="post" action={localPath(locale, mineLink(token))}>
          <button class="button quiet" type="submit" name="do" value="remove-picture">
            {t('stories.picture.remove')}
          </button>
        </form>
      )}
      <form method="post" action={localPath(locale, mineUploadAt.link(token))} enctype="multipart/form-data" novalidate>
        <div class={error ? 'field invalid' : 'field'}>
          <label for="photo">{t('stories.picture.file')}</label>
          <p class="hint" id="photo-hint">
            {t('stories.picture.fileHint')}
          </p>
          {error && (
            <p class="error" id="photo-error">
              <span class="hidden">{t('site.form.error')}</span> {error}
            </p>
          )}
          <input
            type="file"
            id="photo"
            name="photo"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={error ? 'photo-hint photo-error' : 'photo-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <TextArea
          t={t}
          id="description"
          rows={3}
          label={t('stories.picture.description')}
          hint={t('stories.picture.descriptionHint')}
          value={description}
          error={errorOf('description')}
          optional
        />
        <Tick t={t} id="people" words={t('stories.picture.people')} isTicked={false} error={errorOf('people')} />
        <ProofAhead t={t} form="story-picture" />
        <button class="button quiet" type="submit">
          {t('stories.picture.button')}
        </button>
      </form>
    </section>
  )
}
