import { describe, expect, test } from 'vitest'
import { type MessageWords, suggestRedactions } from './suggest-redactions.ts'

const message = (change: Partial<MessageWords>): MessageWords => ({
  direction: 'in',
  from: 'FOI Team <foi@trust.example>',
  to: 'reply+abc@letters.example',
  subject: 'RE: Freedom of information request',
  text: '',
  attachments: [],
  ...change,
})
const names = (change: Partial<MessageWords>, people: string[] = []): string[] =>
  suggestRedactions([message(change)], people, 'Lantern Vale Hospitals Trust')
    .filter(({ kind }) => kind === 'name')
    .map(({ text }) => text)

describe('names are suggested', () => {
  test.each<[string, Partial<MessageWords>, string[]]>([
    ['of the sender', { from: 'Zorvina Quellmarth <foi@trust.example>' }, ['Zorvina Quellmarth']],
    [
      'of the sender, turned around, with an office',
      { from: '"Quellmarth, Zorvina (LANTERN VALE HOSPITALS TRUST)" <z@t.example>' },
      ['Quellmarth Zorvina'],
    ],
    ['of the sender, before an office', { from: 'Zorvina Quellmarth - FOI Officer <foi@t.example>' }, ['Zorvina Quellmarth']],
    ['of an address', { from: 'zorvina.quellmarth@trust.example' }, ['zorvina quellmarth']],
    ['in a greeting', { text: 'Dear Zorvina,\n\nThank you.' }, ['Zorvina']],
    ['in a greeting with a title', { text: 'Dear Dr Quellmarth\n\nThank you.' }, ['Quellmarth']],
    ['in a Welsh greeting', { text: 'Annwyl Zorvina,\n\nDiolch.' }, ['Zorvina']],
    ['in a quoted greeting', { text: '> > Hi Zorvina,\n> > thanks' }, ['Zorvina']],
    [
      'in a signature',
      { text: 'See below.\n\nKind regards,\n\nZorvina Quellmarth\nInformation Governance Officer' },
      ['Zorvina Quellmarth'],
    ],
    [
      'in a signature beside the job',
      { text: 'Yours sincerely\nZorvina van Quellmarth | FOI Lead | Ext 4417' },
      ['Zorvina van Quellmarth'],
    ],
    ['in a Welsh signature', { text: 'Yn gywir,\nZorvina ap Quellmarth\nSwyddog' }, ['Zorvina ap Quellmarth']],
    ['on the line of the farewell', { text: 'Many thanks, Zorvina' }, ['Zorvina']],
    [
      'in what a program quotes',
      { text: '-----Original Message-----\nFrom: Zorvina Quellmarth [mailto:z@t.example]\nTo: FOI' },
      ['Zorvina Quellmarth'],
    ],
    [
      'in what a program quotes, several',
      { text: '> Cc: Quellmarth, Zorvina; Vornik Brasselthwaite <v@t.example>' },
      ['Quellmarth Zorvina', 'Vornik Brasselthwaite'],
    ],
    [
      'before what is quoted',
      { text: 'On 3 Mar 2027, at 10:12, Zorvina Quellmarth <z@t.example> wrote:\n> x' },
      ['Zorvina Quellmarth'],
    ],
    [
      'before what is quoted in Welsh',
      { text: 'Ar 3 Mawrth 2027 10:12, ysgrifennodd Zorvina Quellmarth <z@t.example>:' },
      ['Zorvina Quellmarth'],
    ],
    [
      'with a title anywhere',
      { text: 'Our lead is Dr Zorvina Quellmarth, and Mrs Brasselthwaite helps.' },
      ['Zorvina Quellmarth', 'Brasselthwaite'],
    ],
    ['of a nurse in a file', { attachments: [{ name: 'Letter to Dr Quellmarth.pdf' }] }, ['Quellmarth.pdf']],
  ])('%s', (_, change, expected) => {
    for (const name of expected)
      expect(
        names(change).some(found => found.startsWith(name.replace('.pdf', ''))),
        `${name} in ${names(change)}`,
      ).toBe(true)
  })

  test('of our own people, where they stand', () => {
    expect(names({}, ['Vornik Brasselthwaite', 'Some Editor'])).toEqual(['Vornik Brasselthwaite'])
  })
})

test('offices, trusts and greetings to everybody are nobody’s names', () => {
  const office = {
    from: '"Freedom of Information (LANTERN VALE HOSPITALS TRUST)" <foi@trust.example>',
    text: 'Dear Sir or Madam,\n\nDear colleagues\nHi all,\n\nThe Trust records everyone.\n\nKind regards\nFOI Team\nLantern Vale Hospitals Trust',
  }
  expect(names(office)).toEqual([])
})

test('numbers that lead to people are suggested, days and figures are not', () => {
  const text =
    'Call 020 7946 0000 or +44 (0)7700 900123, ext. 4417. DOB 03/04/1951. Hospital no. A123456. 123 456 7890. EX1 9ZZ. ' +
    'From 01/04/2015 to 31/03/2016 there were 1,234; s.12(2); 2015-04-01; £450; reference 2027-1/EX-901.'
  const found = suggestRedactions([message({ text })], [], '')
  expect(found.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual([
    'phone 020 7946 0000',
    'phone +44 (0)7700 900123',
    'phone ext. 4417',
    'number DOB 03/04/1951',
    'number Hospital no. A123456',
    'number 123 456 7890',
    'postcode EX1 9ZZ',
  ])
})

test('numbers below and beside each other are one each', () => {
  const text = '020 7946 0000\n020 7946 0001\n\n01632 960123 01632 960124\n+44 7700 900123\n(01632) 96005\n020 7946\n0002'
  const found = suggestRedactions([message({ text })], [], '').map(({ text: words }) => words)
  const all = ['020 7946 0000', '020 7946 0001', '01632 960123', '01632 960124', '+44 7700 900123', '(01632) 96005']
  for (const number of [...all, '020 7946 0002']) expect(found).toContain(number)
})

test('a long letter of nothing but capitals, blanks or line breaks takes no time', () => {
  for (const piece of ['\n', ' ', '> ', 'nhs ', 'Regards\n', 'From: ', 'On 1 2027 ', 'A <'])
    names({ text: piece.repeat(100_000) })
  expect(names({ text: 'A'.repeat(300_000), from: `${'B.'.repeat(20_000)}@x` }).length).toBeLessThan(3)
}, 20_000)

test('no more are suggested than are asked for', () => {
  const text = Array.from({ length: 20 }, (_, n) => `020 7946 ${1000 + n}`).join('; ')
  const letter = { direction: 'in', from: '', to: '', subject: '', text, attachments: [] } as const
  expect([7, 20, 21].map(most => suggestRedactions([letter], [], '', most).length)).toEqual([7, 20, 20])
})
