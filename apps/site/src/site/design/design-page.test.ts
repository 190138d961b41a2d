import { expect, test } from 'vitest'
import { siteForTests } from '../test/site-for-tests.ts'
import { allFixtures } from './all.fixtures.tsx'

const site = siteForTests('example', async () => {})

test('every component is shown in each of its states, and no two share an id', async () => {
  const html = await (await site.ask('/design')).text()
  for (const [component, fixtures] of Object.entries(allFixtures)) {
    expect(html).toContain(`<h2>${component}</h2>`)
    for (const state of Object.keys(fixtures)) expect(html).toContain(`<p class="name">${state}</p>`)
  }
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('it is not for search engines', async () => {
  expect(await (await site.ask('/design')).text()).toContain('<meta name="robots" content="noindex"/>')
})
