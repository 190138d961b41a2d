import { consolePage, mayDo, principalOf } from '../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, localPath, Notice, type PageView } from '../../foundation/index.ts'
import { eraseAt, exportAt, liftPath, supportersPath } from '../links.ts'
import { preferencesView } from '../preferences/preferences-view.ts'
import { isClosed } from '../suppression/suppression-store.ts'
import type { Found } from './answer-request.ts'
import { KeptFacts } from './kept-facts.tsx'

type Shown = { readonly found: Found; readonly error?: string; readonly status?: PageView['status'] }

/** What is kept about one person, for whoever answers their request. It is shown after a form, and has no address of its own. */
export async function foundPage(c: Ctx, { found, error, status }: Shown): Promise<Response> {
  const { t, locale, db } = c.var
  const { supporter, suppressions, key } = found
  const who = principalOf(c)
  const isAdmin = mayDo(who, 'supporter.erase') === 'yes'
  const view = supporter && (await preferencesView(db, supporter, locale))
  return consolePage(c, {
    title: t('network.console.found.title'),
    lead: t('network.console.found.lead'),
    trail: [{ href: supportersPath, label: t('network.console.title') }],
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'sure', message: error }]} />
        {view ? <KeptFacts t={t} view={view} /> : <Notice>{t('network.console.found.nothing')}</Notice>}
        {suppressions.length > 0 && (
          <p>
            {t('network.console.found.marks', {
              marks: suppressions
                .map(({ reason, since }) =>
                  [
                    t(`network.console.suppression.reasons.${reason}`),
                    t('network.console.suppression.since', { day: t.day(since) }),
                  ].join(' '),
                )
                .join(', '),
            })}
          </p>
        )}
        {supporter && (
          <form method="post" action={localPath(locale, exportAt.link(supporter.id))}>
            <Button kind="quiet">{t('network.console.found.download')}</Button>
          </form>
        )}
        {supporter && isAdmin && (
          <form method="post" action={localPath(locale, eraseAt.link(supporter.id))}>
            <h2>{t('network.console.found.erase')}</h2>
            <p>{t('network.console.found.eraseText')}</p>
            <label class="choice">
              <input id="sure" type="checkbox" name="sure" value="yes" aria-invalid={error ? 'true' : undefined} />
              <span>{t('network.console.found.eraseConfirm')}</span>
            </label>
            <Button>{t('network.console.found.erase')}</Button>
          </form>
        )}
        {isClosed(suppressions) && isAdmin && (
          <form method="post" action={localPath(locale, liftPath)}>
            <h2>{t('network.console.found.lift')}</h2>
            <p>{t('network.console.found.liftText')}</p>
            <input type="hidden" name="key" value={key} />
            <Button kind="quiet">{t('network.console.found.lift')}</Button>
          </form>
        )}
        {!isAdmin && <p>{t('network.console.found.admins')}</p>}
        <p>
          <a href={localPath(locale, supportersPath)}>{t('network.console.lookUp.back')}</a>
        </p>
      </>
    ),
  })
}
