import { expect, test } from 'vitest'
import { etagIn, etagOf, isKnownTo } from './entity-tag.ts'

test('each encoding of a body has a strong tag of its own', () => {
  const etag = etagOf('lamp')
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  expect(etagOf(Buffer.from('lamp'))).toBe(etag)
  const tags = (['identity', 'gzip', 'br'] as const).map(encoding => etagIn(etag, encoding))
  expect(new Set(tags).size).toBe(3)
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
  expect(etagIn('W/"x"', 'br')).toBe('W/"x"')
})

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"a-br"', false],
  ['"b"', false],
  ['a', false],
  ['', false],
  [undefined, false],
])('If-None-Match %s of the tag "a": %s', (header, known) => {
  expect(isKnownTo(header, '"a"')).toBe(known)
})

test('what has no tag is known to nobody', () => {
  expect(isKnownTo('*', null)).toBe(false)
})
