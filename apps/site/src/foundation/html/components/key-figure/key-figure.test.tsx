import { expect, test } from 'vitest'
import { KeyFigure } from './key-figure.tsx'

test('a screen reader hears number, meaning and source as one paragraph with spaces between', () => {
  const html = String(
    <KeyFigure value="82 of 128" source="3 November 2026">
      trusts
    </KeyFigure>,
  )
  expect(html.replace(/<[^>]+>/g, '')).toBe('82 of 128 trusts 3 November 2026')
  expect(html).toMatch(/^<p class="key-figure" data-figure="one"><span data-figure-denominator="true"><strong>82 of 128</)
  expect(html).toContain('<small data-figure-date="true" data-figure-source="true">3 November 2026</small>')
})
