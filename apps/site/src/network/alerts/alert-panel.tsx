import { componentCss, nameIn, type TrustPanels } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { trustLink } from '../../releases/index.ts'
import { wordingOf } from '../consent/wording.ts'
import css from '../pages/network.css?inline'
import { AlertForm } from './alert-form.tsx'
import { mayTakeAddresses } from './may-take-addresses.ts'

/** On the page of a trust: asking to be told when it changes. Not on that of a trust that is no more: nothing changes there. */
export const alertPanel: TrustPanels = async (trustCode, c) => {
  const { db, t, locale, services, shell } = c.var
  const trust = await trustByCode(db, trustCode)
  if (!trust || trust.closedOn !== null || !mayTakeAddresses(services, shell)) return []
  return [
    {
      order: 10,
      css: [componentCss.formField, css],
      body: (
        <div class="tell-me">
          <h3>{t('network.panel.title')}</h3>
          <p>{t('network.panel.text', { trust: nameIn(locale, trust) })}</p>
          <AlertForm
            t={t}
            trustCode={trust.code}
            wording={wordingOf(t, 'hospital-alerts', shell.charity.name)}
            page={trustLink(trust.code)}
          />
        </div>
      ),
    },
  ]
}
