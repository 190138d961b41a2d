import { expect, test } from 'vitest'
import { Timeline } from './timeline.tsx'

test('a moment says when in a form that machines read too, and its drawing is not read out', () => {
  const html = String(<Timeline moments={[{ mark: <svg />, title: 'Counted', on: '2026-11-03', day: '3 November 2026' }]} />)
  expect(html).toContain('<time datetime="2026-11-03">3 November 2026</time>')
  expect(html).toContain('<span class="shape night" aria-hidden="true"><svg></svg></span>')
})
