import { Button, localPath, TextField, type Translate } from '../../foundation/index.ts'
import type { Wording } from '../consent/wording.ts'
import type { JsxPart } from '../guard/proof/proof-part.tsx'
import { alertsLink, privacyPath } from '../links.ts'

type AlertFormProps = {
  readonly t: Translate
  readonly trustCode: string
  readonly wording: Wording
  /** Where it stands, without the language: kept with what somebody agrees to. */
  readonly page: string
  readonly typed?: string
  readonly error?: string | undefined
  /** What the guard adds before the button. */
  readonly part?: JsxPart | undefined
  /** That somebody has said that the address is right. */
  readonly isChecked?: boolean | undefined
}

/** One field, one button, and what pressing it means, word for word. */
export const AlertForm = ({ t, trustCode, wording, page, typed, error, part, isChecked }: AlertFormProps) => (
  <form method="post" action={localPath(t.locale, alertsLink(trustCode))} novalidate>
    <TextField
      t={t}
      id="address"
      type="email"
      autocomplete="email"
      label={t('network.form.address')}
      value={typed}
      error={error}
    />
    <input type="hidden" name="words" value={wording.sha256} />
    <input type="hidden" name="page" value={page} />
    {isChecked && <input type="hidden" name="checked" value="yes" />}
    {part}
    <Button>{t('network.form.button')}</Button>
    <p class="agree">
      <span lang={wording.language === t.locale ? undefined : wording.language}>{wording.text}</span> {t('network.form.language')}{' '}
      <a href={localPath(t.locale, privacyPath)}>{t('network.form.privacy')}</a>
    </p>
  </form>
)
