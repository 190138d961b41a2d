import { beforeAll, describe, expect, it } from 'vitest'
import { signInForTests } from '../../test/support/sign-in-for-tests.ts'
import { makeApp } from '../app.tsx'
import { publishedEntry, seedEntries } from '../content/index.ts'
import type { Ctx, Router, Services } from '../foundation/index.ts'
import { siteForTests, textOf } from '../site/test/site-for-tests.ts'
import { loadAboutView } from './about/load-about.ts'
import { searchStory } from './about/search-story.ts'
import { aboutWith, factsWith, storyOfTheCampaign } from './entry-kinds.ts'
import { loadFactsView } from './facts/facts-page.tsx'
import { nationPolicies, policyFacts } from './index.ts'

const site = siteForTests('uk', async () => {})
const today = new Date('2026-11-23T10:00:00Z')
let now = today
let services: Services
let app: Router
beforeAll(async () => {
  services = { ...site.services(), clock: () => now, entryKinds: storyOfTheCampaign }
  await seedEntries(services)
  app = makeApp(services)
})

/** The page with what the programme brings, as it is on a day. */
async function read(path: string, on = today): Promise<string> {
  now = on
  const answer = await app.request(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

describe('the facts', () => {
  it('say of a number when it was true, out of whom, from where and until when it may stand', async () => {
    const text = textOf(await read('/facts'))
    expect(text).toContain('57,215 people in England were living with secondary breast cancer.')
    expect(text).toContain(
      'Date April 2020 to March 2021 Out of everyone living in England Source Cheshire and Merseyside Cancer Alliance',
    )
    expect(text).toContain('We look at this again by 23 May 2027.')
    expect(text).not.toContain('have not done so yet')
  })

  it('lead to support before anything else, and do not say how long people live', async () => {
    const html = await read('/facts')
    expect(html.indexOf('href="/support"', html.indexOf('<main'))).toBeLessThan(html.indexOf('data-figure'))
    expect(textOf(html)).toContain('How long people live with it is not said here.')
  })

  it('show readers how old they are once the day of the review is past', async () => {
    const text = textOf(await read('/facts', new Date('2027-07-23T10:00:00Z')))
    expect(text).toContain(
      'We meant to look at this again by 23 May 2027, and have not done so yet. That is 2 months ago. What it says is as we read it on 23 November 2026.',
    )
    const welsh = textOf(await read('/cy/facts', new Date('2027-07-23T10:00:00Z')))
    expect(welsh).toContain('Mae hynny ddeufis yn ôl.')
  })

  it('stand in Welsh on the Welsh page, their sources marked as English', async () => {
    const html = await read('/cy/facts')
    expect(textOf(html)).toContain('57,215 o bobl yn Lloegr oedd yn byw gyda chanser y fron eilaidd.')
    expect(textOf(html)).toContain('Dyddiad Ebrill 2020 i Mawrth 2021')
    expect(html).toMatch(/<dd data-figure-source="true" lang="en">/)
  })
})

describe('the page about us', () => {
  it('tells the history from the beginning to today, and who runs it only when somebody has said so', async () => {
    const html = await read('/about')
    const text = textOf(html)
    expect(text).toContain('No charity has put its name to this copy of Spotlight yet.')
    const days = [...html.matchAll(/<time datetime="([\d-]+)">/g)].map(([, day = '']) => day)
    expect(days.length).toBeGreaterThan(10)
    expect(days).toEqual([...days].sort())
    expect(days[0]).toBe('2006')
    expect(days.at(-1)).toBe('2026-02-04')
  })

  it('says of every nation what is known and what is not', async () => {
    const text = textOf(await read('/about'))
    for (const nation of ['England', 'Wales', 'Scotland', 'Northern Ireland']) expect(text).toContain(nation)
    expect(text.match(/What we do not know/g)).toHaveLength(4)
  })

  it('gives the state of each nation to others, and “unread” where nothing is published', async () => {
    await read('/about')
    const [england, ...others] = (await nationPolicies(services.db)).map(policy => policyFacts(policy, 'cy'))
    expect(england).toMatchObject({ nation: 'england', state: 'required', title: 'Lloegr', asOf: '2026-04-13' })
    expect(others.map(({ nation }) => nation)).toEqual(['wales', 'scotland', 'northern-ireland'])
    expect(policyFacts({ nation: 'wales', entry: null }, 'en').state).toBe('unread')
  })
})

it('every preview shows the page with what staff have written, in its place', async () => {
  const fact = await publishedEntry(services.db, 'fact', 'living-in-england')
  const moment = await publishedEntry(services.db, 'moment', 'taskforce')
  if (!fact || !moment) throw new Error('The seeds bring both')
  const c = { var: { db: services.db, locale: 'en', t: services.messages.in('en'), services } } as Ctx // What the views ask for.
  const facts = factsWith(await loadFactsView(c), { ...fact, en: { ...fact.en, value: '60,000' } })
  expect(facts.groups.people.map(({ en }) => en.value)).toContain('60,000')
  const about = aboutWith(await loadAboutView(c), { ...moment, facts: { ...moment.facts, on: '2030-01-01' } })
  expect(about.moments.filter(({ key }) => key === 'taskforce')).toHaveLength(1)
  expect(about.moments.at(-1)?.key).toBe('taskforce')
})

it('every kind is found by the search, each entry at its own place', async () => {
  const pages = { '/about': await read('/cy/about'), '/facts': await read('/cy/facts') }
  const c = { var: { db: services.db, locale: 'cy', t: services.messages.in('cy'), services } } as Ctx // What the search asks for.
  const found = await searchStory(c)
  expect(found.length).toBeGreaterThan(40)
  for (const { link } of found) {
    const [path = '', anchor] = link.split('#')
    if (anchor) expect(pages[path === '/about' ? '/about' : '/facts'], link).toContain(`id="${anchor}"`)
  }
})

it('staff see how much Welsh waits, the texts of a file side by side, and take all of it with them', async () => {
  now = today
  const { cookie } = await signInForTests(services, { role: 'editor' })
  const ask = (path: string) => app.request(path, { headers: { cookie } })
  const text = textOf(await (await ask('/console/welsh?file=about')).text())
  expect(text).toMatch(/published entries in Welsh wait/)
  expect(text).toContain('Three things have to change Rhaid i dri pheth newid about.aims.title:')
  const csv = await (await ask('/console/welsh/waiting.csv')).text()
  expect(csv).toContain('about.aims.title,Three things have to change,Rhaid i dri pheth newid,')
  expect((await app.request('/console/welsh')).status).toBe(403)
  // A fact past its review day stands among the things to do.
  now = new Date('2027-07-23T10:00:00Z')
  expect(textOf(await (await ask('/console')).text())).toMatch(
    /\d+ texts are past the day on which they were to be looked at again/,
  )
})
