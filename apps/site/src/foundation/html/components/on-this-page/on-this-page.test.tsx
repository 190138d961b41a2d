import { expect, test } from 'vitest'
import { OnThisPage } from './on-this-page.tsx'

test('the parts of a page are a list of links with a name of its own', () => {
  const html = String(<OnThisPage label="On this page" parts={[{ id: 'next', title: 'What comes next' }]} />)
  expect(html).toBe(
    '<nav class="on-this-page" aria-label="On this page"><ul><li><a href="#next">What comes next</a></li></ul></nav>',
  )
})
