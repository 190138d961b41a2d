import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath, sayMoment, type Translate } from '../../../foundation/index.ts'
import { type EntryVersion, entryVersions, versionOf } from '../entry-store.ts'
import { noWords } from '../entry-words.ts'
import { Differences } from './differences.tsx'
import css from './entries.css?inline'
import { entryHere, trailTo } from './entry-here.ts'
import { previewEntryAt, restoreVersionAt, versionAt, versionsAt } from './entry-links.ts'

/** Everything that was ever published of an entry. */
export async function versionsPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const here = await entryHere(c)
  const { kind, key, at, name } = here
  const versions = await entryVersions(db, kind.name, key)
  return consolePage(c, {
    title: t('entries.versions.heading', { name }),
    lead: t('entries.versions.lead'),
    trail: trailTo(t, here),
    css: [css],
    body:
      versions.length === 0 ? (
        <p>{t('entries.list.nothing')}</p>
      ) : (
        <DataTable
          id="versions"
          caption={t('entries.versions.caption')}
          columns={(['version', 'when', 'who', 'words'] as const).map(column => ({
            label: t(`entries.versions.columns.${column}`),
          }))}
          rows={versions.map(version => [
            <a href={localPath(locale, versionAt.link(at, version.version))}>
              {t('entries.preview.version', { version: version.version })}
            </a>,
            sayMoment(t, version.publishedAt),
            version.origin === 'seed' && version.restoredFrom === null && version.publishedBy === 'entries'
              ? ''
              : version.publishedBy,
            sayOrigin(t, version),
          ])}
        />
      ),
  })
}

const sayOrigin = (t: Translate, { origin, restoredFrom }: EntryVersion): string =>
  restoredFrom === null ? t(`entries.versions.from.${origin}`) : t('entries.versions.from.restored', { version: restoredFrom })

/** One version: what it changed of the one before it, and how it is brought back. */
export async function versionPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const here = await entryHere(c)
  const { kind, key, at, entry, name } = here
  const number = Number(c.req.param('version'))
  const version = await versionOf(db, kind.name, key, number)
  if (!version) throw new HTTPException(404)
  const before = await versionOf(db, kind.name, key, number - 1)
  const isCurrent = entry.newest === number && entry.state === 'published'
  return consolePage(c, {
    title: t('entries.versions.one', { version: number, name }),
    lead: t('entries.versions.oneLead'),
    trail: [...trailTo(t, here), { href: versionsAt.link(at), label: t('entries.versions.caption') }],
    css: [css],
    body: (
      <>
        <p>
          {t('entries.entry.version', { version: number, when: sayMoment(t, version.publishedAt), who: version.publishedBy })}
        </p>
        <p>
          <a href={`${localPath(locale, previewEntryAt.link(at))}?of=${number}`}>{t('entries.entry.preview')}</a>
        </p>
        {isCurrent && <p>{t('entries.versions.current')}</p>}
        {!isCurrent && mayDo(principalOf(c), 'entry.restore') === 'yes' && (
          <form method="post" action={localPath(locale, restoreVersionAt.link(at, number))}>
            <p>{t('entries.versions.restoreText')}</p>
            <input type="hidden" name="revision" value={String(entry.revision)} />
            <Button>{t('entries.versions.restore')}</Button>
          </form>
        )}
        <h2>{t('entries.versions.changes')}</h2>
        {before === null && <p>{t('entries.versions.first')}</p>}
        <Differences t={t} kind={kind} before={before ?? noWords} after={version} />
      </>
    ),
  })
}
