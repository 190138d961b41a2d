import type { Child } from 'hono/jsx'
import { ButtonLink, type Ctx, localPath } from '../../foundation/index.ts'
import { joinPath } from '../links.ts'

/** At the end of an act: the invitation to do more of them, with others. Nothing of the visitor is in it. */
export function joinBox({ var: { t, locale } }: Ctx): Child {
  return (
    <section aria-labelledby="join-network">
      <h2 id="join-network">{t('join.box.title')}</h2>
      <p>{t('join.box.text')}</p>
      <p>
        <ButtonLink kind="quiet" href={localPath(locale, joinPath)}>
          {t('join.box.button')}
        </ButtonLink>
      </p>
    </section>
  )
}
