import { Button, localPath, Select, TextField, type Translate } from '../../../foundation/index.ts'
import type { Wanted } from '../finding/choose-services.ts'
import { needs, serviceForms } from '../service.ts'
import { supportPath } from '../support-links.ts'
import { nameOfLanguage } from './service-facts-part.tsx'

type FormProps = {
  readonly t: Translate
  readonly wanted: Wanted
  /** The languages that any service has. */
  readonly languages: readonly string[]
  readonly typed?: string
  readonly error?: string | undefined
}

/** What somebody needs, in what form, near which place. It posts: a postcode never stands in an address. */
export const SupportForm = ({ t, wanted, languages, typed, error }: FormProps) => (
  <form class="support-form" method="post" action={localPath(t.locale, supportPath)} novalidate>
    <div class="support-fields">
      <Select
        t={t}
        id="need"
        label={t('support.form.need')}
        none={t('support.form.any')}
        value={wanted.need ?? ''}
        choices={needs.map(value => ({ value, label: t(`support.needs.${value}`) }))}
      />
      <Select
        t={t}
        id="form"
        label={t('support.form.form')}
        none={t('support.form.any')}
        value={wanted.form ?? ''}
        choices={serviceForms.map(value => ({ value, label: t(`support.forms.${value}`) }))}
      />
      {languages.length > 1 && (
        <Select
          t={t}
          id="language"
          label={t('support.form.language')}
          none={t('support.form.any')}
          value={wanted.language ?? ''}
          choices={languages.map(value => ({ value, label: nameOfLanguage(t, value) }))}
        />
      )}
      <TextField
        t={t}
        id="postcode"
        optional
        label={t('support.form.postcode')}
        hint={t('support.form.postcodeHint')}
        autocomplete="postal-code"
        value={typed}
        error={error}
      />
    </div>
    <Button>{t('support.form.button')}</Button>
  </form>
)
