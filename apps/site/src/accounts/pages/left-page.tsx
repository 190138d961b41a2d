import { type Ctx, localPath, page } from '../../foundation/index.ts'

/** Says that the console is closed again. */
export function leftPage(c: Ctx): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('accounts.left.title'),
    description: t('accounts.left.lead'),
    indexed: false,
    translated: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <section class="band prose">
        <h1>{t('accounts.left.title')}</h1>
        <p>{t('accounts.left.lead')}</p>
        <p>
          <a href={localPath(locale, '/')}>{t('accounts.left.home')}</a>
        </p>
      </section>
    ),
  })
}
