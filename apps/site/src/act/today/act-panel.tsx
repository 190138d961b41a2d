import { localPath, type TrustPanels } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { actPath, actsAbout } from './act-links.ts'
import css from './act-panel.css?inline'

/** On the page of a trust: what can be done about what it answered, with the minutes that each takes. Not on that of one that is no more. */
export const actPanel: TrustPanels = async (code, c) => {
  const { db, t, locale } = c.var
  const trust = await trustByCode(db, code)
  if (!trust || trust.closedOn !== null) return []
  return [
    {
      order: 5,
      css: [css],
      body: (
        <div class="act-here">
          <ul>
            {actsAbout(trust.code).map(({ key, path, minutes }) => (
              <li>
                <a href={localPath(locale, path)}>{t(`act.acts.${key}.title`)}</a>{' '}
                <span class="soft">{t('act.minutes', { count: minutes })}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={localPath(locale, actPath)}>{t('act.here.all')}</a>
          </p>
        </div>
      ),
    },
  ]
}
