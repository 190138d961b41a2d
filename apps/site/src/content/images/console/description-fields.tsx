import { type FieldError, TextArea, type Translate } from '../../../foundation/index.ts'
import type { KeptImage } from '../kept-image.ts'
import type { DescriptionFault } from './read-description.ts'

type Props = { readonly t: Translate; readonly description: KeptImage['description']; readonly errors: readonly FieldError[] }

/** What a picture shows, in both languages. */
export const DescriptionFields = ({ t, description, errors }: Props) => (
  <>
    {(['en', 'cy'] as const).map(locale => (
      <TextArea
        t={t}
        id={`description-${locale}`}
        rows={3}
        label={t(`images.form.description.${locale}`)}
        hint={locale === 'en' ? t('images.form.descriptionHint') : undefined}
        value={description[locale]}
        error={errors.find(({ field }) => field === `description-${locale}`)?.message}
      />
    ))}
  </>
)

export const sayDescriptionFault = (t: Translate, { field, fault }: DescriptionFault): FieldError => ({
  field,
  message: t(`images.faults.description.${fault}.${field === 'description-en' ? 'en' : 'cy'}`),
})
