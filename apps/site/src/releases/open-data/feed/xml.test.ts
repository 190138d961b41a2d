import { expect, test } from 'vitest'
import { element, xmlDocument } from './xml.ts'

test.each([
  ['a & b', 'a &amp; b'],
  ['</title><script>', '&lt;/title&gt;&lt;script&gt;'],
  [']]>', ']]&gt;'],
  ['Tŷ 💛', 'Tŷ 💛'],
  ['a\u0000b\u000bc\uffff', 'a\ufffdb\ufffdc\ufffd'],
  ['half \ud83d', 'half \ufffd'],
  ['one\r\ntwo', 'one&#13;\ntwo'],
])('%j is written as %j', (text, written) => {
  expect(element('title', {}, text).xml).toBe(`<title>${written}</title>`)
})

test('attributes are escaped, what is absent is left out, and what is written already stays', () => {
  const inside = element('link', { href: 'a?b="1"&c', rel: undefined })
  expect(inside.xml).toBe('<link href="a?b=&quot;1&quot;&amp;c"/>')
  expect(xmlDocument(element('feed', {}, null, inside))).toBe(
    `<?xml version="1.0" encoding="utf-8"?>\n<feed>${inside.xml}</feed>\n`,
  )
})
