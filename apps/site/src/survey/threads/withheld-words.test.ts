import { expect, test } from 'vitest'
import { bodyOf } from './public-thread.ts'
import { areSameSources, makeThreadWork, type ThreadSources, withheldIn } from './thread-work.ts'

const words = 'We record only those whom Dr Made-Up sees in the Thursday clinic.'

type Work = ThreadSources['request']
type Came = ThreadSources['messages'][number]
// Of a request and a message, what is made ready for everybody looks at these parts alone.
const request = {
  round: '2027-1',
  trustCode: 'EX-901',
  trustName: 'Anchor Trust',
  reference: '2027-1/EX-901',
  language: 'en',
} as Work
const message = {
  id: 1,
  direction: 'in',
  letterKind: null,
  cameBy: 'mail',
  guess: null,
  guessUndone: false,
  at: new Date('2027-03-08T10:00:00Z'),
  from: '',
  to: '',
  subject: '',
  text: `Thank you.\n> ${words.replace('whom ', 'whom\n> ').toUpperCase()}\nYes. That is all.`,
  attachments: [],
} as unknown as Came
const sources = (withheld: readonly string[]): ThreadSources => ({
  request,
  messages: [message],
  decisions: [],
  charityName: 'Example Lantern Charity',
  people: [],
  tokens: [],
  withheld,
})

test('words that were taken out of a release cannot be read in the letters either, however they are broken there', () => {
  const gone = withheldIn([
    { isWithheld: true, words, alsoSaid: ['Yes.'] },
    { isWithheld: false, words: 'That is all that we publish of it.', alsoSaid: [] },
  ])
  expect(gone).toEqual([words])
  const [before, after] = [makeThreadWork(sources([])), makeThreadWork(sources(gone))]
  expect(bodyOf(before.thread)).toMatch(/THURSDAY/)
  expect(bodyOf(after.thread)).not.toMatch(/THURSDAY|CLINIC/)
  expect(bodyOf(after.thread)).toContain('Yes. That is all.')
  expect(after.hasLeak).toBe(false)
  // Whoever has looked at the letters before has seen other ones.
  expect(after.fingerprint).not.toBe(before.fingerprint)
  expect(areSameSources(sources([]), sources(gone))).toBe(false)
})

test('who asks is named at the head and the foot of our letters, and nobody is hidden with that', () => {
  const text = 'Thank you.\n\nKind regards\nZorvina Quellmarth\nExample Lantern Charity\n'
  const letter = { ...message, direction: 'out', from: '"Example Lantern Charity" <us@charity.example>', text } as Came
  const body = bodyOf(makeThreadWork({ ...sources([]), messages: [letter] }).thread)
  expect(body.match(/Example Lantern Charity/g)).toHaveLength(2)
  expect(body).not.toContain('Zorvina')
})
