import { describe, expect, it } from 'vitest'
import { isFromOurPages } from './same-origin.ts'

describe('a form post from our own pages', () => {
  it.each([
    [{ origin: 'https://spotlight.example.org', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://spotlight.example.org' }, true],
    [{}, true],
    [{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://elsewhere.example' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://spotlight.example.org', 'sec-fetch-site': 'cross-site' }, false],
  ] as const)('%o is %s', (headers, ours) => {
    expect(isFromOurPages(new Headers(headers), 'spotlight.example.org')).toBe(ours)
  })
})
