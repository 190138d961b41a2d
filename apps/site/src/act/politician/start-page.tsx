import { Button, type Ctx, ErrorSummary, localPath, type PageView, TextField } from '../../foundation/index.ts'
import { privacyPath } from '../letters/letter-links.ts'
import { letterPage } from '../letters/pages/letter-page.tsx'
import { politicianPath } from './politician-links.ts'

type Shown = { readonly typed?: string; readonly error?: string; readonly status?: PageView['status'] }

/** Asks for a postcode, says how long it takes and what will happen. */
export function startPage(c: Ctx, { typed, error, status }: Shown = {}): Response {
  const { t, locale } = c.var
  const isPublic = typed === undefined
  return letterPage(c, {
    title: t('letters-to-politicians.title'),
    lead: t('letters-to-politicians.lead'),
    kind: isPublic ? 'public' : 'step',
    isIndexed: isPublic,
    status,
    trail: [{ href: '/act', label: t('act.menu') }],
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'postcode', message: error }]} />
        <form method="post" action={localPath(locale, politicianPath)} novalidate>
          <TextField
            t={t}
            id="postcode"
            autocomplete="postal-code"
            label={t('letters-to-politicians.postcode')}
            hint={t('letters-to-politicians.postcodeHint')}
            value={typed}
            error={error}
          />
          <Button>{t('letters-to-politicians.find')}</Button>
        </form>
        <h2>{t('letters-to-politicians.how.title')}</h2>
        <ol>
          {['who', 'write', 'confirm', 'sent'].map(part => (
            <li>{t(`letters-to-politicians.how.${part}`)}</li>
          ))}
        </ol>
        <p>
          {t('letters-to-politicians.how.kept')} <a href={localPath(locale, privacyPath)}>{t('act-letters.you.privacy')}</a>
        </p>
      </>
    ),
  })
}
