import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chooseEncoding, makeKeptPage, PageCache } from './page-cache.ts'

const kept = (text: string) => makeKeptPage(Buffer.from(text), { 'content-type': 'text/html; charset=utf-8' })

describe('a kept page', () => {
  it('holds the same bytes in every encoding, with true lengths', async () => {
    const page = await kept('lamp '.repeat(500))
    expect(brotliDecompressSync(page.bodies.br).equals(page.bodies.identity)).toBe(true)
    expect(gunzipSync(page.bodies.gzip).equals(page.bodies.identity)).toBe(true)
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      expect(page.headers[encoding]['content-length']).toBe(String(page.bodies[encoding].length))
      expect(page.headers[encoding].vary).toBe('Accept-Encoding')
    }
    expect(page.headers.br['content-encoding']).toBe('br')
    expect(page.headers.identity['content-encoding']).toBeUndefined()
  })
})

describe('the cache of pages', () => {
  it('drops the least recently used page when it is full', async () => {
    const pages = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(letter => kept(letter.repeat(20))))
    const size = Math.max(...pages.map(page => page.bytes))
    const cache = new PageCache(size * 5)
    pages.slice(0, 5).forEach((page, index) => void cache.keep(`/${index}`, page, 0))
    cache.find('/0')
    if (pages[5]) cache.keep('/5', pages[5], 0)
    expect(cache.find('/0')).toBeDefined()
    expect(cache.find('/1')).toBeUndefined()
    expect(cache.find('/5')).toBeDefined()
  })

  it('does not keep a page that was begun before the news', async () => {
    const cache = new PageCache()
    const begun = cache.generation
    cache.clear()
    cache.keep('/map', await kept('old'), begun)
    expect(cache.find('/map')).toBeUndefined()
  })
})

describe('the choice of an encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['GZIP;Q=1', 'gzip'],
    ['deflate', 'identity'],
  ] as const)('%s gives %s', (accept, encoding) => {
    expect(chooseEncoding(accept)).toBe(encoding)
  })
})
