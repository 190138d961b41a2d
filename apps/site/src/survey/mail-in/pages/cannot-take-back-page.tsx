import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, localPath } from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import type { RequestKey } from '../../requests/request-store.ts'

/** Says why a mail stays where somebody has filed it, and what to do first. */
export function cannotTakeBackPage(c: Ctx, key: RequestKey): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('mail-in.takeBack.refused.title'),
    lead: t('mail-in.takeBack.refused.text'),
    status: 409,
    body: (
      <p>
        <a href={localPath(locale, `${requestLink(key)}#events`)}>
          {t('mail-in.toRequest', { request: `${key.round}/${key.trustCode}` })}
        </a>
      </p>
    ),
  })
}
