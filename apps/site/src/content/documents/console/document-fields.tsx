import { type FieldError, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import type { DocumentFormFault, TypedDocument } from './read-document-form.ts'

type Props = {
  readonly t: Translate
  readonly typed: TypedDocument
  readonly errors: readonly FieldError[]
  readonly hasDay: boolean
}

/** What is said of a document. */
export function DocumentFields({ t, typed, errors, hasDay }: Props) {
  const errorIn = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <>
      <TextField
        t={t}
        id="title"
        label={t('documents.form.title')}
        hint={t('documents.form.titleHint')}
        value={typed.title}
        error={errorIn('title')}
      />
      <Select
        t={t}
        id="language"
        label={t('documents.form.language')}
        value={typed.language}
        error={errorIn('language')}
        choices={(['en', 'cy'] as const).map(value => ({ value, label: t(`documents.languages.${value}`) }))}
      />
      <TextArea
        t={t}
        id="about"
        rows={3}
        label={t('documents.form.about')}
        value={typed.about}
        error={errorIn('about')}
        optional
      />
      {hasDay && <DayField t={t} value={typed.day} error={errorIn('day')} />}
      <TextArea
        t={t}
        id="pages"
        rows={3}
        label={t('documents.form.pages')}
        hint={t('documents.form.pagesHint')}
        value={typed.pages}
        error={errorIn('pages')}
        optional
      />
      <div class="field">
        <label class="choice">
          <input type="checkbox" id="shown" name="shown" value="yes" checked={typed.isShown} />
          <span>{t('documents.form.shown')}</span>
        </label>
      </div>
    </>
  )
}

export const DayField = ({
  t,
  value,
  error,
}: {
  readonly t: Translate
  readonly value: string
  readonly error: string | undefined
}) => (
  <TextField
    t={t}
    id="day"
    type="date"
    label={t('documents.form.day')}
    hint={t('documents.form.dayHint')}
    value={value}
    error={error}
  />
)

export const sayFormFault = (t: Translate, { field, fault, what = '' }: DocumentFormFault): FieldError => ({
  field,
  message: t(`documents.faults.form.${field}.${fault}`, { what }),
})
