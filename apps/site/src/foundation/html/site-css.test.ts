import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { siteCss } from './page.tsx'

/** Every page carries this: the map with its own style sheet may have 7 kB. */
const budgetBytes = 4200

test('what every page carries stays small', () => {
  const bytes = brotliCompressSync(siteCss).length
  expect(siteCss).toContain('.site-head')
  expect(bytes).toBeLessThanOrEqual(budgetBytes)
})

test('style sheets name no other host, and hold nothing that ends a style element', () => {
  expect(siteCss).not.toMatch(/https?:\/\/|@import|<\//)
})
