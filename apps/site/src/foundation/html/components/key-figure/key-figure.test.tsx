import { expect, test } from 'vitest'
import { KeyFigure } from './key-figure.tsx'

test('a screen reader hears number, meaning and source as one paragraph with spaces between', () => {
  const html = String(
    <KeyFigure value="82 of 128" source="3 November 2026">
      trusts
    </KeyFigure>,
  )
  expect(html).toBe('<p class="key-figure"><strong>82 of 128</strong> trusts <small>3 November 2026</small></p>')
})
