import { describe, expect, test } from 'vitest'
import { holdsQuote } from '../holds-quote.ts'
import { proposeClass, type SimpleClass } from './propose-class.ts'

const read = { guess: 'answer', guessUndone: false, attachments: [] } as const
const propose = (text: string, changes: Partial<Parameters<typeof proposeClass>[0]> = {}, law: 'foia' | 'foisa' = 'foia') =>
  proposeClass({ ...read, text, ...changes }, law)

describe('a message that says one thing', () => {
  test.each<[SimpleClass, string, string]>([
    [
      'not-recorded',
      'Dear team,\n\nThe trust does not record secondary breast cancer as such. The information is not held.\n\nFOI Officer',
      'The trust does not record secondary breast cancer as such.',
    ],
    ['not-recorded', 'This is not routinely recorded.', 'This is not routinely recorded.'],
    ['not-recorded', 'Nid yw’r bwrdd yn cofnodi hyn.', 'Nid yw’r bwrdd yn cofnodi hyn.'],
    [
      'refused-cost',
      'We estimate that it would take more than 18 hours, because we would have to go\nthrough 400 sets of notes by hand. We therefore refuse your request under section 12 (cost of compliance).',
      'We estimate that it would take more than 18 hours, because we would have to go\nthrough 400 sets of notes by hand.',
    ],
    ['refused-cost', 'The data is not held centrally. Section 12 applies.', 'Section 12 applies.'],
    [
      'refused-other',
      'They are exempt under section 22, information intended for future publication.',
      'They are exempt under section 22, information intended for future publication.',
    ],
    [
      'elsewhere',
      'In response to your request: this trust does not treat breast cancer. Our patients are seen by Copper Bay.',
      'In response to your request: this trust does not treat breast cancer.',
    ],
    ['elsewhere', 'All patients are referred to another board.', 'All patients are referred to another board.'],
    ['says-yes', 'Our number FOI-2027-14.\n\nYes, we record all patients.\n\nRegards', 'Yes, we record all patients.'],
    [
      'says-yes',
      'The trust routinely records every person. We answer within 20 working days.',
      'The trust routinely records every person.',
    ],
    ['says-yes', 'Mae’r bwrdd yn cofnodi pob claf 💛', 'Mae’r bwrdd yn cofnodi pob claf 💛'],
  ])('%s', (expected, text, quote) => {
    expect(propose(text)).toMatchObject({ class: expected, quote })
    expect(holdsQuote(text, quote)).toBe(true)
  })

  test('an acknowledgement by its guess, which a person may have undone', () => {
    const text = 'Thank you for your request. We will respond within 20 working days.'
    expect(propose(text, { guess: 'acknowledgement' })).toEqual({ class: 'acknowledged', quote: '', exemption: null })
    expect(propose(text, { guess: 'acknowledgement', guessUndone: true })).toBeNull()
  })

  test('the ground is one of the Act under which it was asked', () => {
    expect(propose('This is exempt under section 38.', {}, 'foisa')?.exemption).toBe('s38')
    expect(propose('This is exempt under section 38.', {}, 'foia')?.exemption).toBe('other')
    expect(propose('We refuse this under section 12.', {}, 'foisa')?.exemption).toBe('s12')
  })

  test('what is repeated of our own letter says nothing', () => {
    expect(propose('Thank you.\n\n> Our trust does not record anything\n\nFrom: us\nWe record all patients.')).toBeNull()
  })
})

describe('a message that somebody has to read', () => {
  test.each([
    ['figures', 'Yes, we record all patients. Last year there were 31 people.'],
    ['a figure alone', '31'],
    ['only some', 'We record all patients, but only those discussed at the MDT.'],
    ['an estimate', 'Yes, we record all patients. The figures are estimates.'],
    ['two minds', 'We record every new patient. We do not record when cancer comes back.'],
    ['a refusal of one part', 'We record all patients. The number is exempt under section 40.'],
    ['nothing that we know', 'Please see our website.'],
    ['nothing at all', ''],
    ['a small number', 'Fewer than five (<5).'],
    ['a part that is not recorded', 'We do not record this, except at the breast clinic.'],
    ['a long letter', `${'Words. '.repeat(300)}The trust does not record this.`],
  ])('%s', (_, text) => expect(propose(text)).toBeNull())

  test('a file, and what asks something of us', () => {
    const text = 'The trust does not record this.'
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) }
    expect(propose(text, { attachments: [file] })).toBeNull()
    for (const guess of ['clarification', 'fees-notice', 'extension'] as const) expect(propose(text, { guess })).toBeNull()
  })
})
