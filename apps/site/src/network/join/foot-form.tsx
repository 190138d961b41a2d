import { Button, type FootPart, localPath } from '../../foundation/index.ts'
import { mayTakeAddresses } from '../alerts/may-take-addresses.ts'
import { wordingOf } from '../consent/wording.ts'
import { privacyPath, updatesPath } from '../links.ts'

/** Where the footer’s form stands, as it is kept with what somebody agrees to: not on which page, since that may be one behind a link. */
export const footPage = `${updatesPath}#footer`

/** News of the campaign, at the foot of every page. Nothing of the visitor is in it, so pages stay whole in the cache. */
export const footForm: FootPart = ({ t, shell }) => {
  if (!mayTakeAddresses(shell, shell)) return null
  const wording = wordingOf(t, 'updates', shell.charity.name)
  return (
    <form method="post" action={localPath(t.locale, updatesPath)} novalidate>
      <h2>{t('join.foot.title')}</h2>
      <label for="foot-address">{t('join.foot.label')}</label>
      <input id="foot-address" name="address" type="email" autocomplete="email" />
      <input type="hidden" name="words" value={wording.sha256} />
      <input type="hidden" name="page" value={footPage} />
      <Button>{t('join.updates.button')}</Button>
      <p>
        <span lang={wording.language === t.locale ? undefined : wording.language}>{wording.text}</span>{' '}
        <a href={localPath(t.locale, privacyPath)}>{t('network.form.privacy')}</a>
      </p>
    </form>
  )
}
