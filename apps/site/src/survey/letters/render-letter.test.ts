import { describe, expect, test } from 'vitest'
import { checkTemplate } from './check-template.ts'
import { letterFor } from './letter-for.ts'
import type { Fields } from './merge-fields.ts'
import { longestSubject, renderLetter } from './render-letter.ts'

const template = { subject: 'To {trust_name} ({reference})', body: 'Dear {trust_name},\n\n{questions}\n\n{reply_address}' }
const fields: Fields = {
  trust_name: 'Invented Trust',
  reference: '2027-1/EX-001',
  questions: '1. One?\n\n2. Two?',
  reply_address: 'reply+abc@localhost',
}

test('fills every field of subject and text', () => {
  expect(renderLetter(template, fields)).toEqual({
    subject: 'To Invented Trust (2027-1/EX-001)',
    text: 'Dear Invented Trust,\n\n1. One?\n\n2. Two?\n\nreply+abc@localhost\n',
    unknownFields: [],
    emptyFields: [],
  })
})

describe('whatever a value holds, it stays text', () => {
  test.each([
    ['a Welsh name', 'Bwrdd Iechyd Ŵyn a Ŷd', 'Bwrdd Iechyd Ŵyn a Ŷd'],
    ['an emoji of several signs', 'Trust 👩‍⚕️💛', 'Trust 👩‍⚕️💛'],
    ['the name of another field', '{reply_address} {no_field}', '{reply_address} {no_field}'],
    ['the signs of a replacement', '$& $1 $` \\n', '$& $1 $` \\n'],
    ['a header', 'Trust\r\nBcc: all@example.invalid', 'Trust Bcc: all@example.invalid'],
    ['a header behind other line ends', 'Trust\u2028Bcc: a\u0085Cc: b\u000bX: c', 'Trust Bcc: a Cc: b X: c'],
    ['an encoded header', '=?utf-8?q?x=0D=0ABcc:y?=', '=?utf-8?q?x=0D=0ABcc:y?='],
    ['marks that turn the direction', 'Trust\u202Egpj.exe', 'Trustgpj.exe'],
    ['nothing but blanks and zeros', ' \u0000\t Trust \u0007', 'Trust'],
  ])('%s', (_, value, expected) => {
    const letter = renderLetter({ subject: '{trust_name}', body: 'To {trust_name}.' }, { trust_name: value })
    expect(letter).toEqual({ subject: expected, text: `To ${expected}.\n`, unknownFields: [], emptyFields: [] })
  })

  test('a name of ten thousand letters: whole in the text, cut in the subject', () => {
    const name = '👩‍⚕️'.repeat(10_000)
    const letter = renderLetter({ subject: 'To {trust_name}', body: '{trust_name}' }, { trust_name: name })
    expect(letter.text).toBe(`${name}\n`)
    expect(letter.subject).toBe(`To ${'👩‍⚕️'.repeat(longestSubject - 4)}…`)
  })

  test('a field of several lines keeps them in the text, and is one line in a subject', () => {
    const letter = renderLetter({ subject: '{questions}', body: '{questions}' }, { questions: 'One\r\nTwo\rThree  \n' })
    expect(letter.subject).toBe('One Two Three')
    expect(letter.text).toBe('One\nTwo\nThree\n')
  })
})

test('fields that do not exist are named and stay as they were written', () => {
  const letter = renderLetter({ subject: '{Trust_Name}', body: '{ trust_name } {constructor} {constructor}' }, fields)
  expect(letter.unknownFields).toEqual(['Trust_Name', ' trust_name ', 'constructor'])
  expect(letter.text).toBe('{ trust_name } {constructor} {constructor}\n')
})

test('fields without a value are named once each', () => {
  const letter = renderLetter(template, { ...fields, trust_name: '', questions: ' \n\u0000 ', reply_address: undefined })
  expect(letter.emptyFields).toEqual(['trust_name', 'questions', 'reply_address'])
})

describe('a template says where it is wrong', () => {
  test.each([
    ['a known field', 'Dear {trust_name}', []],
    [
      'an unknown field, by its line',
      'Dear\r\n{trust_name}\n{trustname}',
      [{ problem: 'unknown-field', part: 'body', line: 3, name: 'trustname' }],
    ],
    ['a name that every object has', '{toString}', [{ problem: 'unknown-field', part: 'body', line: 1, name: 'toString' }]],
    ['a brace left open', 'Dear\n{trust_name', [{ problem: 'stray-brace', part: 'body', line: 2 }]],
    [
      'a field over two lines',
      '{trust_\nname}',
      [
        { problem: 'stray-brace', part: 'body', line: 1 },
        { problem: 'stray-brace', part: 'body', line: 2 },
      ],
    ],
    ['two braces', '{{trust_name}}', [{ problem: 'stray-brace', part: 'body', line: 1 }]],
    ['nothing', ' \n ', [{ problem: 'empty', part: 'body' }]],
  ])('%s', (_, body, expected) => {
    expect(checkTemplate({ subject: 'A subject', body })).toEqual(expected)
  })

  test('in the subject too', () => {
    expect(checkTemplate({ subject: '{who}', body: 'Text' })).toEqual([
      { problem: 'unknown-field', part: 'subject', line: 1, name: 'who' },
    ])
  })
})

describe('the letter for a trust', () => {
  const letter = (language: 'en' | 'cy', body = 'Text') => ({ kind: 'chase', law: 'foia', language, subject: 'S', body }) as const
  const wanted = { kind: 'chase', law: 'foia', language: 'cy' } as const
  test('is the Welsh one where there is one', () => {
    expect(letterFor([letter('en'), letter('cy')], wanted)?.language).toBe('cy')
  })
  test('is the English one, and says so, where the Welsh is missing or empty', () => {
    expect(letterFor([letter('en')], wanted)?.language).toBe('en')
    expect(letterFor([letter('cy', ' \n'), letter('en')], wanted)?.language).toBe('en')
  })
  test('is never one of another kind or law', () => {
    expect(letterFor([letter('en')], { ...wanted, kind: 'review' })).toBeNull()
    expect(letterFor([letter('en')], { ...wanted, law: 'foisa' })).toBeNull()
  })
})
