import { expect, test } from 'vitest'
import { html } from './escape.ts'

test('what comes from outside cannot become markup', () => {
  expect(html`<b title="${'"><script>'}">${'<img src=x onerror=1> & ’'}</b>`.text).toBe(
    '<b title="&quot;&gt;&lt;script&gt;">&lt;img src=x onerror=1&gt; &amp; ’</b>',
  )
  expect(html`<ul>${[html`<li>${'<'}</li>`, html`<li>2</li>`]}</ul>${undefined}${false}`.text).toBe(
    '<ul><li>&lt;</li><li>2</li></ul>',
  )
})
