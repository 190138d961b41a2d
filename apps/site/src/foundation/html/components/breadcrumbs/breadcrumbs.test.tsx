import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

test('the way back stays in the language of the page, and this page is no link', () => {
  const html = String(<Breadcrumbs t={siteWords('cy')} trail={[{ href: '/map', label: 'Y map' }]} here="Treforys" />)
  expect(html).toContain('<a href="/cy/">')
  expect(html).toContain('<a href="/cy/map">Y map</a>')
  expect(html).toContain('<li aria-current="page">Treforys</li>')
})
