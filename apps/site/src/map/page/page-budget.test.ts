import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { mixedSource, renderMap } from '../test/page-under-test.ts'

/** What the first fourteen thousand bytes on the wire hold: about one round trip on a fresh connection (RFC 6928). */
const firstBytes = 14_000
const brotli = (text: string) =>
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) },
  })
const gzip = (text: string) => gzipSync(text, { level: 9 })

const beginnings = {
  brotli: (html: string) =>
    brotliDecompressSync(brotli(html).subarray(0, firstBytes), { finishFlush: constants.BROTLI_OPERATION_FLUSH }).toString(),
  gzip: (html: string) => gunzipSync(gzip(html).subarray(0, firstBytes), { finishFlush: constants.Z_SYNC_FLUSH }).toString(),
}

describe.each(['en', 'cy'] as const)('the map in %s with every surveyed trust of the real register', locale => {
  let html = ''
  beforeAll(async () => {
    ;({ html } = await renderMap({ locale }))
  })

  it('shows every trust as a pin and as a row', () => {
    const trusts = mixedSource().statuses.length
    expect(trusts).toBeGreaterThan(140)
    expect(html.match(/<a id="p-/g)).toHaveLength(trusts)
    expect(html.match(/<tr id="t-/g)).toHaveLength(trusts)
  })

  it('weighs at most 32 kB in brotli and 40 kB in gzip, style sheets included', () => {
    expect(brotli(html).length).toBeLessThanOrEqual(32_000)
    expect(gzip(html).length).toBeLessThanOrEqual(40_000)
  })

  it('spends at most 7 kB of it on style sheets', () => {
    const css = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text]) => text).join('')
    expect(css.length).toBeGreaterThan(1000)
    expect(brotli(css).length).toBeLessThanOrEqual(7000)
  })

  it('says things in this order: head, style, headline, key, outline, pins, filters, table', () => {
    const marks = [
      '<title>',
      '<style>',
      '<h1',
      'class="map-key"',
      'class="land england"',
      'class="pins"',
      'class="map-filters"',
      '<table',
    ]
    const places = marks.map(mark => html.indexOf(mark))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it.each(['brotli', 'gzip'] as const)('has the key and the whole outline in its first 14,000 bytes of %s', encoding => {
    const beginning = beginnings[encoding](html)
    expect(html.startsWith(beginning.replace(/\uFFFD+$/, ''))).toBe(true)
    expect(beginning.match(/<path class="land [a-z-]+" d="M[^"]+z"/g)).toHaveLength(4)
    expect(beginning).toMatch(/<path class="border" d="M[^"]+"/)
    const key = beginning.slice(beginning.indexOf('class="map-key"'))
    expect(key.slice(0, key.indexOf('</section>')).match(/<li>/g)).toHaveLength(5)
  })
})
