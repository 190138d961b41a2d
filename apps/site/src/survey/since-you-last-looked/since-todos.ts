import { principalOf } from '../../accounts/index.ts'
import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { standingsHere } from '../marking/standings-here.ts'
import { dayAndTime } from '../requests/pages/clock-time.ts'
import { lastLook } from './last-look.ts'
import { sinceLink } from './links.ts'
import { whatsNew } from './news-since.ts'

/** On the first page of the console: how much is new to whoever looks, in one line. Nothing when nothing is. */
export async function sinceTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, db, services } = c.var
  const now = services.clock()
  const me = principalOf(c)
  const look = await lastLook(db, me.id, now)
  const news = await whatsNew(db, { since: look.at, now, me, standings: round => standingsHere(c, round) })
  if (news.length === 0) return []
  // Each is a heading elsewhere; here they are one sentence.
  const counts = news.map(({ kind, count }, index) => {
    const said = t(`news-for-you.count.${kind}`, { count })
    return index === 0 ? said : `${said.charAt(0).toLocaleLowerCase(t.locale)}${said.slice(1)}`
  })
  const listed = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(counts)
  return [
    {
      weight: 'today',
      title: t(look.isSaid ? 'news-for-you.title' : 'news-for-you.titleOfWeek'),
      text: t('news-for-you.todo', { news: listed, at: dayAndTime(t, look.at) }),
      link: sinceLink(),
    },
  ]
}
