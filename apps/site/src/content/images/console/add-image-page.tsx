import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, type FieldError, localPath, Notice, type PageView } from '../../../foundation/index.ts'
import { FileField } from '../../uploads/file-field.tsx'
import { addImagePath, imagePreviewAt, imagesPath } from '../image-links.ts'
import type { KeptImage } from '../kept-image.ts'
import { DescriptionFields } from './description-fields.tsx'
import css from './images.css?inline'

type Shown = {
  readonly description?: KeptImage['description']
  readonly errors?: readonly FieldError[]
  /** A picture that came with this form before, and waits for its description. */
  readonly waiting?: KeptImage | null
  readonly status?: PageView['status']
}

/** Adding a picture: the file, and what it shows in both languages. */
export function addImagePage(
  c: Ctx,
  { description = { en: '', cy: '' }, errors = [], waiting = null, status }: Shown = {},
): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('images.add.title'),
    lead: t('images.add.lead'),
    trail: [{ href: imagesPath, label: t('images.title') }],
    status,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" enctype="multipart/form-data" action={localPath(locale, addImagePath)} novalidate>
          {waiting && (
            <>
              <Notice>
                <p>{t('images.add.waiting', { width: waiting.width, height: waiting.height })}</p>
              </Notice>
              <p>
                <img
                  class="image-preview"
                  src={localPath(locale, imagePreviewAt.link(waiting.id))}
                  alt={t('images.add.preview')}
                />
              </p>
              <input type="hidden" name="waiting" value={String(waiting.id)} />
            </>
          )}
          <FileField
            id="image"
            label={t(waiting ? 'images.form.another' : 'images.form.file')}
            hint={t('images.form.fileHint')}
            accept="image/jpeg,image/png,image/webp"
            error={errors.find(({ field }) => field === 'image')?.message}
            errorWord={t('site.form.error')}
          />
          <DescriptionFields t={t} description={description} errors={errors} />
          <Button>{t('images.add.button')}</Button>
        </form>
      </>
    ),
  })
}
