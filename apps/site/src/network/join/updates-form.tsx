import { Button, localPath, TextField, type Translate } from '../../foundation/index.ts'
import type { Wording } from '../consent/wording.ts'
import type { JsxPart } from '../guard/proof/proof-part.tsx'
import { privacyPath, updatesPath } from '../links.ts'

type UpdatesFormProps = {
  readonly t: Translate
  readonly wording: Wording
  readonly typed?: string | undefined
  readonly error?: string | undefined
  readonly part?: JsxPart | undefined
  readonly isChecked?: boolean | undefined
}

/** News of the campaign: one field, one button, and what pressing it means, word for word. */
export const UpdatesForm = ({ t, wording, typed, error, part, isChecked }: UpdatesFormProps) => (
  <form method="post" action={localPath(t.locale, updatesPath)} novalidate>
    <TextField
      t={t}
      id="news-address"
      name="address"
      type="email"
      autocomplete="email"
      label={t('join.updates.label')}
      value={typed}
      error={error}
    />
    <input type="hidden" name="words" value={wording.sha256} />
    {isChecked && <input type="hidden" name="checked" value="yes" />}
    {part}
    <Button>{t('join.updates.button')}</Button>
    <p class="agree">
      <span lang={wording.language === t.locale ? undefined : wording.language}>{wording.text}</span> {t('network.form.language')}{' '}
      <a href={localPath(t.locale, privacyPath)}>{t('network.form.privacy')}</a>
    </p>
  </form>
)
