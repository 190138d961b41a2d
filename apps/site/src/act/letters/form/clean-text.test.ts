import { expect, test } from 'vitest'
import { cleanLine, cleanText } from './clean-text.ts'

test.each([
  ['  Siân   Tŷ-Gwyn ', 'Siân Tŷ-Gwyn'],
  ['Eve\r\nBcc: everybody@elsewhere.example', 'Eve Bcc: everybody@elsewhere.example'],
  ['\u202eevE\u202c\u0007', 'evE'],
  ['مريم 💛', 'مريم 💛'],
  // The joiner inside an emoji is not hidden: without it the family falls apart.
  ['👩\u200d👧', '👩\u200d👧'],
])('%j is the line %j', (typed, expected) => {
  expect(cleanLine(typed)).toBe(expected)
})

test('lines stay, what nobody sees goes', () => {
  expect(cleanText('One\r\n\r\n\r\n\r\nTwo \u200b\r<b>Three</b>\u202e\n\n')).toBe('One\n\nTwo\n<b>Three</b>')
})
