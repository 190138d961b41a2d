import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedEntries } from '../../content/index.ts'
import { findRoot, loadMessages, type Router } from '../../foundation/index.ts'
import { atomErrors, whyNoXmllint } from '../../releases/test-support/validate-atom.ts'
import { reportKind } from '../reports/report-kind.ts'
import { writeNewsFeed } from './news-feed.ts'
import { byDay, type NewsLine } from './news-item.ts'
import { checkNews, newsKind } from './news-kind.ts'
import { newsRoutes } from './news-routes.ts'

const line = (at: number, changes: Partial<NewsLine> = {}): NewsLine => ({
  kind: 'news',
  id: `item-${at}`,
  day: `2026-03-${String((at % 28) + 1).padStart(2, '0')}`,
  title: `Item ${at}`,
  summary: 'What happened.',
  link: `/news/item-${at}`,
  lang: undefined,
  updatedAt: new Date('2026-03-29T00:30:00.123Z'),
  ...changes,
})

describe('the feed of news', () => {
  const why = whyNoXmllint()
  const messages = loadMessages(`${findRoot(import.meta.dirname)}/content/messages`)
  const feed = (news: readonly NewsLine[], locale: 'en' | 'cy' = 'en') =>
    writeNewsFeed(news, {
      t: messages.in(locale),
      campaign: 'example',
      baseUrl: 'https://spotlight.example',
      author: 'Spotlight',
    })

  test.skipIf(why)(`is valid Atom in both languages, empty, full and with words that are no XML${why ? `: ${why}` : ''}`, () => {
    const odd = line(1, { title: '<b>Tŷ & 💛</b> ]]>', summary: 'a\u0000b', lang: 'en', kind: 'sharing' })
    for (const news of [[], [odd], Array.from({ length: 60 }, (_, at) => line(at))])
      for (const locale of ['en', 'cy'] as const) expect(atomErrors(feed(news, locale))).toBe('')
  })

  test('names each item for good, says that it is an example, and in which language it is', () => {
    const xml = feed([line(1, { lang: 'en' })], 'cy')
    expect(xml).toContain('<id>tag:spotlight.example,2026:example/cy/news/item-1</id>')
    expect(xml).toContain('<entry xml:lang="en">')
    expect(xml).toMatch(/<title>[^<]*Enghraifft[^<]*Item 1<\/title>/)
    expect(xml).toContain('<updated>2026-03-29T00:30:00Z</updated>')
    expect(xml).toContain('href="https://spotlight.example/cy/news/item-1"')
  })

  test('holds the newest thirty, so that it does not grow for ever', () => {
    const news = Array.from({ length: 40 }, (_, at) => line(at)).sort(byDay)
    expect(feed(news).match(/<entry>/g)?.length).toBe(30)
  })
})

test('sharing our work asks for the event, the audience and what was presented, in each language that there is', () => {
  const told = { event: 'A meeting', audience: 'Nurses', presented: 'Results' }
  const facts = { category: 'sharing', day: '2026-11-19' }
  expect(checkNews({ facts, en: told, cy: null })).toEqual([])
  expect(checkNews({ facts: { ...facts, category: 'news' }, en: {}, cy: null })).toEqual([])
  expect(checkNews({ facts, en: { ...told, audience: ' ' }, cy: {} }).map(({ locale, field }) => [locale, field])).toEqual([
    ['en', 'audience'],
    ['cy', 'event'],
    ['cy', 'audience'],
    ['cy', 'presented'],
  ])
})

eachDatabase('news', open => {
  let site: Router
  const see = async (path: string) => (await site.request(path)).text()
  beforeAll(async () => {
    const services = testServices(open(), { entryKinds: [newsKind, reportKind] })
    await seedEntries(services)
    site = testRouter(services, newsRoutes)
  })

  test('is listed newest first and by kind, each item with its sources and the day on which they were read', async () => {
    const list = await see('/news')
    const days = [...list.matchAll(/datetime="([\d-]+)"/g)].map(([, day]) => day)
    expect(days.length).toBeGreaterThan(2)
    expect(days).toEqual([...days].sort().reverse())
    const item = await see('/news/england-cancer-plan-to-count')
    expect(item).toContain('href="https://www.gov.uk/government/publications/national-cancer-plan-for-england"')
    expect(item).toContain('(read on 23 November 2026)')
    const sharing = await see('/cy/news/kind/sharing')
    expect(sharing).toContain('/cy/news/example-sharing-our-work')
    expect(sharing).not.toContain('england-cancer-plan-to-count')
    expect(await see('/news/example-sharing-our-work')).toContain('<dt>Who listened</dt>')
  })

  test.each(['/news/page/2', '/news/page/9999', '/news/kind/gossip', '/news/no-such-item', '/news/kind/news/page/2'])(
    'there is no %s',
    async path => {
      expect((await site.request(path)).status).toBe(404)
    },
  )
})
