import { Breadcrumbs, type Ctx, componentCss, Fold, localPath, Notice, nameIn, page } from '../../foundation/index.ts'
import { type Trust, trustByCode } from '../../register/index.ts'
import { trustLink } from '../../releases/index.ts'
import { nameOfRound } from '../round-here.ts'
import { roundById } from '../rounds/round-store.ts'
import type { Round } from '../types.ts'
import { lettersFileLink, lettersLink } from './links.ts'
import css from './pages/letters.css?inline'
import { PublicLetters } from './pages/public-letters.tsx'
import { plainThread } from './plain-thread.ts'
import { countRemoved, type PublicThread, threadIn } from './public-thread.ts'
import { type PublishedVersion, versionsOf } from './thread-store.ts'

/** The letters of one round with one trust, for everybody. An old code leads to the one address; what was never published is not there. */
export async function publicThreadPage(c: Ctx): Promise<Response> {
  const found = await lettersHere(c, c.req.param('round') ?? '')
  if (!found) return c.notFound()
  if (found.trust.code !== c.req.param('code')) return c.redirect(localPath(c.var.locale, lettersLink(found.key)), 301)
  return found.standing ? showLetters(c, { ...found, ...found.standing }) : showGone(c, found)
}

/** The same as a text file. In English it is, byte for byte, the file whose checksum stands on the page. */
export async function publicThreadFile(c: Ctx): Promise<Response> {
  const found = await lettersHere(c, (c.req.param('file') ?? '').replace(/\.txt$/, ''))
  if (!found) return c.notFound()
  const { t, locale, services } = c.var
  if (found.trust.code !== c.req.param('code')) return c.redirect(localPath(locale, lettersFileLink(found.key)), 301)
  const { standing, round, newest } = found
  const name = nameIn(c.var.locale, found.trust)
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=0, must-revalidate',
  }
  if (!standing) return c.body(`${goneWords(c, name, newest)}\n`, 410, headers)
  const { plain, thread, version } = standing
  const own = {
    thread,
    roundName: nameOfRound(round, locale),
    trustName: name,
    version: version.version,
    publishedAt: version.publishedAt,
    isExample: services.campaign === 'example',
  }
  return c.body(locale === 'en' ? plain : plainThread(t, own), 200, headers)
}

type Standing = { readonly version: PublishedVersion; readonly thread: PublicThread; readonly plain: string }
type Found = {
  readonly key: { readonly round: string; readonly trustCode: string }
  readonly trust: Trust
  readonly round: Round
  readonly versions: readonly PublishedVersion[]
  readonly newest: PublishedVersion
  readonly standing: Standing | null
}

async function lettersHere(c: Ctx, id: string): Promise<Found | null> {
  const { db, services } = c.var
  const trust = await trustByCode(db, c.req.param('code') ?? '')
  if (!trust || trust.isInvented !== (services.campaign === 'example')) return null
  const key = { round: id, trustCode: trust.code }
  const [round, versions] = [await roundById(db, id), await versionsOf(db, key)]
  const [newest] = versions
  if (!round || !newest) return null
  const version = versions.find(({ ended }) => ended === null)
  const standing = version?.body && version.plain ? { version, thread: threadIn(version.body), plain: version.plain } : null
  return { key, trust, round, versions, newest, standing }
}

function showLetters(c: Ctx, { key, trust, round, versions, version, thread }: Found & Standing): Response {
  const { t, locale } = c.var
  const name = nameIn(c.var.locale, trust)
  return page(c, {
    title: t('threads.public.title', { trust: name }),
    description: t('threads.public.description', { trust: name }),
    css: [componentCss.fold, css],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trustLink(trust.code), label: name }]} here={t('threads.public.crumb')} />
        <div class="band prose">
          <h1>{t('threads.public.title', { trust: name })}</h1>
          <p class="lead">{t('threads.public.lead', { trust: name })}</p>
          <p>
            {t('threads.public.round', { round: nameOfRound(round, locale), reference: thread.reference })}{' '}
            {t('threads.public.published', { day: t.day(version.publishedAt), version: version.version })}{' '}
            {t('threads.public.language')}
          </p>
          <Fold summary={t('threads.public.hidden.title')}>
            <p>{t('threads.public.hidden.text')}</p>
            <p>{t('threads.public.hidden.count', { count: countRemoved(thread) })}</p>
          </Fold>
          <p>
            <a href={localPath(locale, lettersFileLink(key))}>{t('threads.public.file')}</a>
          </p>
          <p class="checksum">{t('threads.public.checksum', { sha256: version.sha256 })}</p>
          <PublicLetters t={t} thread={thread} />
          <Earlier c={c} versions={versions} />
          <p>
            <a href={localPath(locale, trustLink(trust.code))}>{t('threads.public.back', { trust: name })}</a>
          </p>
        </div>
      </>
    ),
  })
}

function showGone(c: Ctx, { trust, versions, newest }: Found): Response {
  const { t, locale } = c.var
  const name = nameIn(c.var.locale, trust)
  return page(c, {
    title: t('threads.public.gone.title'),
    description: t('threads.public.description', { trust: name }),
    css: [componentCss.notice, css],
    indexed: false,
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trustLink(trust.code), label: name }]} here={t('threads.public.crumb')} />
        <div class="band prose">
          <h1>{t('threads.public.gone.title')}</h1>
          <Notice>
            <p>{goneWords(c, name, newest)}</p>
            {newest.ended && <Reason c={c} because={newest.ended.because} />}
          </Notice>
          <p>{t('threads.public.gone.next', { trust: name })}</p>
          <Earlier c={c} versions={versions} />
          <p>
            <a href={localPath(locale, trustLink(trust.code))}>{t('threads.public.back', { trust: name })}</a>
          </p>
        </div>
      </>
    ),
  })
}

const goneWords = ({ var: { t } }: Ctx, trust: string, { publishedAt, ended }: PublishedVersion): string =>
  t('threads.public.gone.lead', { trust, day: t.day(publishedAt), ended: t.day(ended?.at ?? publishedAt) })

/** Written by staff, in English where there is no Welsh. */
const Reason = ({ c, because }: { c: Ctx; because: { readonly en: string; readonly cy: string } }) => {
  const { t, locale } = c.var
  const isWelsh = locale === 'cy' && because.cy !== ''
  const [before = '', after = ''] = t('threads.public.earlier.reason', { reason: '\u0000' }).split('\u0000')
  return (
    <p>
      {before}
      <span lang={locale === 'cy' && !isWelsh ? 'en' : undefined}>{isWelsh ? because.cy : because.en}</span>
      {after}
    </p>
  )
}

/** What stood here before, with its dates and reasons: nothing that was ever published goes without a word. */
function Earlier({ c, versions }: { c: Ctx; versions: readonly PublishedVersion[] }) {
  const { t } = c.var
  const earlier = versions.filter(({ ended }) => ended !== null)
  if (earlier.length === 0) return null
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t('threads.public.earlier.title')}</h2>
      <ul>
        {earlier.map(({ version, publishedAt, ended, sha256 }) =>
          ended === null ? null : (
            <li>
              {t(`threads.public.earlier.${ended.how}`, { version, day: t.day(publishedAt), ended: t.day(ended.at) })}
              <Reason c={c} because={ended.because} />
              <span class="checksum">{t('threads.public.earlier.checksum', { sha256 })}</span>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
