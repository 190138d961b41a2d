import { expect, test } from 'vitest'
import { Notice } from './notice.tsx'

test('a notice with a title is a landmark with that name', () => {
  const html = String(<Notice title="Closed">It closed.</Notice>)
  expect(html).toBe('<aside class="notice" aria-label="Closed"><h2>Closed</h2>It closed.</aside>')
})

test('a notice without a title has neither heading nor name', () => {
  expect(String(<Notice>Short.</Notice>)).toBe('<aside class="notice">Short.</aside>')
})
