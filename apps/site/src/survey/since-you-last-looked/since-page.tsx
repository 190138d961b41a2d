import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import { consolePage, consoleRoute, principalOf } from '../../accounts/index.ts'
import { auditLink, Button, type Ctx, localPath, Notice, type Router, type Translate } from '../../foundation/index.ts'
import { releaseLink } from '../../releases/index.ts'
import { filesPath } from '../attachments/links.ts'
import { heldMailPath } from '../mail-in/links.ts'
import { sheetAt } from '../marking/links.ts'
import { standingsHere } from '../marking/standings-here.ts'
import { readForm } from '../read-form.ts'
import { requestLink } from '../requests/links.ts'
import { dayAndTime } from '../requests/pages/clock-time.ts'
import { lastLook, noteLook } from './last-look.ts'
import { sinceLink, sincePath } from './links.ts'
import { type News, type NewsItem, type NewsKind, whatsNew } from './news-since.ts'

/** What is new to somebody, and the button with which they say that they have seen it. */
export function sinceRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: sincePath, deed: 'console.see', handle: open })
  consoleRoute(router, { method: 'post', path: sincePath, deed: 'console.see', handle: seen })
}

async function open(c: Ctx): Promise<Response> {
  const { t, db, services, locale } = c.var
  const now = services.clock()
  const me = principalOf(c)
  const look = await lastLook(db, me.id, now)
  const news = await whatsNew(db, { since: look.at, now, me, standings: round => standingsHere(c, round) })
  return consolePage(c, {
    title: t(look.isSaid ? 'news-for-you.title' : 'news-for-you.titleOfWeek'),
    lead: t(look.isSaid ? 'news-for-you.lead' : 'news-for-you.leadOfWeek', { at: dayAndTime(t, look.at) }),
    trail: [],
    body: (
      <>
        {c.req.query('done') === 'seen' && (
          <div role="status">
            <Notice>
              <p>{t('news-for-you.done')}</p>
            </Notice>
          </div>
        )}
        {news.length === 0 && <p>{t('news-for-you.nothing')}</p>}
        {news.map(each => (
          <OneKind t={t} news={each} />
        ))}
        {news.length > 0 && (
          <form method="post" action={localPath(locale, sinceLink())}>
            <input type="hidden" name="until" value={now.toISOString()} />
            <Button>{t('news-for-you.seen')}</Button>
          </form>
        )}
      </>
    ),
  })
}

/** Nothing is marked as seen by looking: somebody says so, of what their page showed them. */
async function seen(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const until = new Date((await readForm(c)).line('until'))
  if (Number.isNaN(until.getTime())) throw new HTTPException(400)
  await noteLook(services.write, { staffId: principalOf(c).id, until, now: services.clock() })
  return c.redirect(`${localPath(locale, sinceLink())}?done=seen`, 303)
}

const OneKind = ({ t, news: { kind, count, items } }: { t: Translate; news: News }) => (
  <section aria-labelledby={`new-${kind}`}>
    <h2 id={`new-${kind}`}>{t(`news-for-you.count.${kind}`, { count })}</h2>
    <ul>
      {items.map(item => (
        <li>
          <OneItem t={t} kind={kind} item={item} />
        </li>
      ))}
    </ul>
    {count > items.length && <p>{t('news-for-you.more', { count: count - items.length })}</p>}
  </section>
)

function OneItem({ t, kind, item }: { t: Translate; kind: NewsKind; item: NewsItem }) {
  const at = typeof item.at === 'string' ? t.day(item.at) : dayAndTime(t, item.at)
  const named = item.request?.trustName ?? (item.what === '' ? t('requests.thread.noSubject') : item.what)
  return (
    <>
      <a href={localPath(t.locale, linkTo(kind, item))}>{named}</a>
      {item.request !== null && item.what !== '' && <What>{item.what}</What>} <span class="small soft">{at}</span>
    </>
  )
}

const What = ({ children }: { children: Child }) => <>: {children}</>

function linkTo(kind: NewsKind, { request, what }: NewsItem): string {
  switch (kind) {
    case 'replies':
    case 'mail':
    case 'due':
      return request ? requestLink(request) : heldMailPath
    case 'differs':
      return request ? sheetAt.link(request) : heldMailPath
    case 'held':
      return heldMailPath
    case 'files':
      return filesPath
    case 'published':
      return releaseLink(what)
    case 'withheld':
      return auditLink({ deed: 'passage.withhold' })
  }
}
