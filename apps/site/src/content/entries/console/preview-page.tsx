import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { type ContentEntry, type Ctx, type Locale, locales, localPath, Notice, splitLocale } from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import { versionOf } from '../entry-store.ts'
import { asIfPublished } from '../entry-words.ts'
import css from './entries.css?inline'
import { type EntryHere, entryHere, trailTo } from './entry-here.ts'
import { editEntryAt, previewEntryAt, previewPageAt } from './entry-links.ts'
import { sayFault } from './say-faults.ts'

/** The entry that a preview shows: the draft, a version or what the programme brings. `of` says which, for the next address. */
async function entryToShow(c: Ctx, here: EntryHere): Promise<{ readonly entry: ContentEntry; readonly of: string }> {
  const { kind, at, entry, draft, offer, version } = here
  const of = c.req.query('of') ?? ''
  const coming = { version: entry.newest + 1, publishedAt: c.var.services.clock() }
  if (/^[1-9]\d{0,8}$/.test(of)) {
    const old = await versionOf(c.var.db, kind.name, at.key, Number(of))
    if (!old) throw new HTTPException(404)
    return { entry: old, of }
  }
  if (of === 'offer' && offer) return { entry: asIfPublished(at, offer.words, coming), of }
  if (draft) return { entry: asIfPublished(at, draft.words, coming), of: 'draft' }
  if (version) return { entry: version, of: String(version.version) }
  throw new HTTPException(404)
}

/** The page as the public would see it, in a frame, in either language. */
export async function previewPage(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const here = await entryHere(c)
  const { kind, at, name } = here
  const { entry, of } = await entryToShow(c, here)
  const language = locales.find(each => each === c.req.query('language')) ?? 'en'
  const query = (to: Locale) => `?${new URLSearchParams({ of, language: to })}`
  const pageLink = `${localPath(language, previewPageAt.link(at))}?${new URLSearchParams({ of })}`
  const faults = checkWords(kind, entry)
  const what = of === 'draft' || of === 'offer' ? t(`entries.preview.${of}`) : t('entries.preview.version', { version: of })
  return consolePage(c, {
    title: t('entries.preview.heading', { name }),
    lead: t('entries.preview.lead'),
    trail: trailTo(t, here),
    css: [css],
    framesOwnPages: true,
    body: (
      <>
        {c.req.query('done') === 'saved' && (
          <Notice>
            <p role="status">{t('entries.done.saved')}</p>
          </Notice>
        )}
        <p>
          <strong>{what}</strong>
        </p>
        {faults.length > 0 && (
          <Notice title={t('entries.preview.incomplete')}>
            <ul>
              {faults.map(fault => (
                <li>{sayFault(t, kind, fault)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <nav aria-label={t('entries.preview.language')}>
          <ul class="entry-languages">
            {locales.map(each => (
              <li>
                <a
                  href={localPath(locale, previewEntryAt.link(at)) + query(each)}
                  aria-current={each === language ? 'true' : undefined}
                >
                  {t(`entries.languages.${each}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <iframe class="entry-frame" title={t('entries.preview.frame')} src={pageLink} sandbox="allow-same-origin" />
        <p>
          <a href={pageLink}>{t('entries.preview.alone')}</a>
        </p>
        <p>
          <a href={localPath(locale, editEntryAt.link(at))}>{t('entries.entry.edit')}</a>
        </p>
      </>
    ),
  })
}

/** The page of the public itself. It may stand in a frame of ours, is not kept, and is on no list. */
export async function previewAlone(c: Ctx): Promise<Response> {
  const here = await entryHere(c)
  const { entry } = await entryToShow(c, here)
  // The page stands where the public would find it, as far as it knows.
  const link = here.kind.link(here.key)
  if (link !== null) c.set('path', splitLocale(link).path)
  const response = await here.kind.preview(c, entry)
  c.set('cacheable', false)
  const headers = new Headers(response.headers)
  headers.set('cache-control', 'no-store')
  headers.set('x-robots-tag', 'noindex')
  headers.set('x-frame-options', 'SAMEORIGIN')
  const policy = headers.get('content-security-policy')
  if (policy !== null) headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
  return new Response(response.body, { status: response.status, headers })
}
