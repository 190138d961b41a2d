import { expect, test } from 'vitest'
import { repeatsWithheld } from './repeats-withheld.ts'

const row = (cells: { quote?: string; note?: string; evidenceUrl?: string }) => ({
  quote: null,
  note: null,
  evidenceUrl: null,
  ...cells,
})
const named = 'Only some. Ask Dr Made-Up in the clinic.'

test.each([
  ['the same words', { quote: named }, ['quote']],
  ['the same words in the other column', { note: named }, ['note']],
  ['the same words, spaced otherwise', { quote: 'Only some.\n Ask  Dr Made-Up in\u00a0the clinic. ' }, ['quote']],
  ['the same words in another case', { quote: named.toUpperCase() }, ['quote']],
  ['the words within a longer text', { note: `They wrote: “${named}” in May.` }, ['note']],
  ['both', { quote: named, note: named }, ['quote', 'note']],
  ['a part of the words', { quote: 'Only some.' }, []],
  ['other words', { quote: 'We record everyone.' }, []],
  ['nothing', {}, []],
])('%s', (_, cells, columns) => expect(repeatsWithheld(row(cells), [named])).toEqual(columns))

test('a short passage counts only as the whole of a cell', () => {
  expect(repeatsWithheld(row({ quote: 'Yes.' }), ['Yes.'])).toEqual(['quote'])
  expect(repeatsWithheld(row({ quote: 'Yes. We record everyone.' }), ['Yes.'])).toEqual([])
})

test('an address that was withheld', () => {
  const url = 'https://example.invalid/letter-with-a-name.pdf'
  expect(repeatsWithheld(row({ evidenceUrl: url }), [url])).toEqual(['evidence_url'])
})
