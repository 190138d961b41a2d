import { expect, test } from 'vitest'
import { Notice } from './notice.tsx'

test('a notice with a title can be found by its heading', () => {
  expect(String(<Notice title="Closed">It closed.</Notice>)).toBe('<div class="notice"><h2>Closed</h2>It closed.</div>')
})

test('a notice without a title has no empty heading', () => {
  expect(String(<Notice>Short.</Notice>)).toBe('<div class="notice">Short.</div>')
})
