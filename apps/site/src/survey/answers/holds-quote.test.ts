import { describe, expect, test } from 'vitest'
import { holdsQuote } from './holds-quote.ts'

const letter = `Dear Spotlight,

We don\u2019t record every person \u2013 only those
discussed at the MDT. In 2015\u201316 there were 31 people; 12 of them\u00a0had a recur-
rence. A follow-
up is planned. T\u0177 Gobaith yw\u2019r uned.
> We record everyone
> who is diagnosed.
The o\ufb03cial \u201cregister\u201d is at https://ex-901.invalid/a.`

describe('a quote stands in a letter', () => {
  test.each([
    ['as it is', 'only those'],
    ['over a line', 'only those discussed at the MDT.'],
    ['with a straight apostrophe', "We don't record every person"],
    ['with another dash', 'person - only those'],
    ['with a hyphen in the years', '2015-16'],
    ['with a plain blank', '12 of them had'],
    ['where a word was divided', 'had a recurrence.'],
    ['where a hyphen belongs to the word', 'A follow-up is planned'],
    ['with an accent in two pieces', 'Ty\u0302 Gobaith'],
    ['in repeated lines', 'We record everyone who is diagnosed.'],
    ['with letters that were one sign', 'The official "register"'],
    ['with a part left out', 'We don\u2019t record every person [\u2026] discussed at the MDT'],
    ['with a part left out in three dots', 'there were 31 people [...] T\u0177 Gobaith'],
    ['at the very end', 'invalid/a.'],
    ['with blanks around it', '  31 people;\n\n12 of them '],
  ])('%s', (_, quote) => expect(holdsQuote(letter, quote)).toBe(true))
})

describe('a quote does not stand in a letter', () => {
  test.each([
    ['nothing', ''],
    ['only blanks', ' \n '],
    ['only a part left out', '[\u2026]'],
    ['other words', 'We record nobody'],
    ['another number', '13 of them'],
    ['half a number', '1 people'],
    ['half a word', 'We rec'],
    ['the end of a word', 'ecord everyone'],
    ['other capitals', 'we record everyone'],
    ['parts in another order', 'there were 31 people [\u2026] We don\u2019t'],
    ['the same part twice that stands there once', 'T\u0177 Gobaith [\u2026] T\u0177 Gobaith'],
    ['a word between', 'every single person'],
  ])('%s', (_, quote) => expect(holdsQuote(letter, quote)).toBe(false))

  test('a short word inside longer ones', () => {
    expect(holdsQuote('We know nothing now.', 'no')).toBe(false)
    expect(holdsQuote('We know: no.', 'no')).toBe(true)
  })
})

test('a letter of a million characters is read in no time worth a thought', () => {
  const long = `${'a b '.repeat(250_000)}the end`
  expect(holdsQuote(long, 'a b the end')).toBe(true)
  expect(holdsQuote('a'.repeat(1_000_000), `${'a'.repeat(5000)}b`)).toBe(false)
})
