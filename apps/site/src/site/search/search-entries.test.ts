import { expect, test } from 'vitest'
import type { Locale, SearchEntry } from '../../foundation/index.ts'
import { mostOfAGroup, searchEntriesFor, searchTerm, snippetOf } from './search-entries.ts'

const entry = (group: SearchEntry['group'], title: string, text = ''): SearchEntry => ({ group, title, text, link: `/${title}` })
const entries = [
  entry(
    'pages',
    'Where it spreads',
    'Secondary breast cancer commonly spreads to the bones, the liver, the lungs and the brain.',
  ),
  entry('support', 'A group in Aberystwyth', 'Meets on Mondays; for everybody whose cancer has spread.'),
  entry('standards', 'A specialist nurse', 'Somebody who knows you, and whom you can ring.'),
  entry('pages', 'Ysgrifennu at eich gwleidydd', 'Llythyr i’ch Aelod Seneddol am dŷ a chŵn.'),
]
const titles = (question: string, locale: Locale = 'en') =>
  searchEntriesFor(entries, question, locale).flatMap(({ found }) => found.map(({ title }) => title))

test.each([
  ['bones', ['Where it spreads']],
  ['BONE', ['Where it spreads']],
  ['nurse’s', ['A specialist nurse']],
  ['specialst', ['A specialist nurse']],
  ['aber', ['A group in Aberystwyth']],
  ['where does it spread to?', ['Where it spreads', 'A group in Aberystwyth']],
  ['the of and', []],
  ['💛 <script>', []],
])('%s finds %j', (question, found) => {
  expect(titles(question)).toEqual(found)
})

test.each(['tŷ', 'ty', 'ci cŵn', 'dŷ', 'gwleidydd', 'llythyr'])('%s is found in Welsh, however it begins there', question => {
  expect(titles(question, 'cy')[0]).toBe('Ysgrifennu at eich gwleidydd')
})

test('the title counts more than the text', () => {
  expect(titles('spreads')[0]).toBe('Where it spreads')
})

test('where nothing has all the words, something that has one is better than nothing', () => {
  expect(titles('nurse zebra')).toEqual(['A specialist nurse'])
})

test('ten of a group are shown, and how many more there are', () => {
  const many = Array.from({ length: 37 }, (_, index) => entry('news', `News ${index}`, 'the same words'))
  const [group] = searchEntriesFor(many, 'words', 'en')
  expect(group?.found).toHaveLength(mostOfAGroup)
  expect(group?.more).toBe(27)
})

test.each([
  ['Patients’', 'patient'],
  ['Llŷn', 'llyn'],
  ['class', 'class'],
  ['the', null],
])('%s is looked for as %j', (word, term) => {
  expect(searchTerm(word)).toBe(term)
})

test('a snippet shows the words around what was looked for, whole', () => {
  const text = `${'Some words before it. '.repeat(20)}Here is the nurse. ${'Some words after it. '.repeat(20)}`
  const snippet = snippetOf(text, ['nurse'])
  expect(snippet).toMatch(/^… .*Here is the nurse\..* …$/)
  expect(snippet.length).toBeLessThan(190)
  expect(snippetOf('A short one', ['nurse'])).toBe('A short one')
})
