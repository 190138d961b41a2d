import { expect, test } from 'vitest'
import { canonicalJson, type Json, sha256Of } from './canonical-json.ts'

test.each<[string, Json, string]>([
  [
    'keys in the order of UTF-16 code units (RFC 8785, 3.2.3)',
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
  ],
  [
    'numbers as ECMAScript writes them',
    [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0],
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  ],
  [
    'literals and nesting, without white space',
    { b: [true, false, null], a: { d: 'x', c: [] } },
    '{"a":{"c":[],"d":"x"},"b":[true,false,null]}',
  ],
  ['control characters', '\u000f\n"\\/', '"\\u000f\\n\\"\\\\/"'],
])('%s', (_, value, text) => {
  expect(canonicalJson(value)).toBe(text)
  expect(canonicalJson(JSON.parse(text))).toBe(text)
})

test.each([
  ['NaN', Number.NaN],
  ['an infinity', Number.POSITIVE_INFINITY],
  ['a lone surrogate', '\ud800'],
  // Not JSON on purpose: what a careless caller might hand in.
  ['undefined', { a: undefined } as unknown as Json],
])('%s is refused', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(/Canonical JSON/)
})

test('the checksum is of the UTF-8 bytes', () => {
  expect(sha256Of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Of('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
})
