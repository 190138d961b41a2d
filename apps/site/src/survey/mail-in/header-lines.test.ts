import { describe, expect, test } from 'vitest'
import { addressedTo, datedAt, linesOf } from './header-lines.ts'
import { ourRecipients } from './our-recipients.ts'

const lines = (...headings: string[]) => linesOf([...headings, '', 'To: reply+body1234@spotlight.invalid'].join('\r\n'))

describe('for whom a mail is, by its headings', () => {
  test('every address in To, Cc and what mail servers add, each once; nothing of its text', () => {
    const found = addressedTo(
      lines(
        'To: "Smith, A" <A@Trust.invalid>,',
        ' reply+ABCD1234@spotlight.invalid',
        'Cc: b@x.invalid; c@x.invalid',
        'X-Original-To: reply+efgh5678@spotlight.invalid',
        'Delivered-To: a@trust.invalid',
        'Subject: to d@x.invalid',
      ),
    )
    expect(found).toEqual([
      'a@trust.invalid',
      'reply+abcd1234@spotlight.invalid',
      'b@x.invalid',
      'c@x.invalid',
      'reply+efgh5678@spotlight.invalid',
    ])
  })

  test('headings without end are read in no time, and not to their end', () => {
    const many = `To: ${Array.from({ length: 20_000 }, (_, index) => `a${index}@x.invalid`).join(', ')}`
    expect(addressedTo(lines(many))).toHaveLength(100)
    expect(addressedTo(lines(`To: ${'@'.repeat(100_000)}`))).toEqual([])
  })

  test.each([
    [
      ['reply+abcd1234@our.invalid', 'x@our.invalid', 'reply+efgh5678@our.invalid'],
      ['reply+abcd1234@our.invalid', 'reply+efgh5678@our.invalid'],
    ],
    [['x@elsewhere.invalid', 'foi@our.invalid'], ['foi@our.invalid']],
    [['x@elsewhere.invalid', 'reply+abcd1234@elsewhere.invalid'], ['x@elsewhere.invalid']],
    [[], ['']],
  ])('of %j, %j count', (addressed, expected) => {
    expect(ourRecipients({ addressedTo: addressed }, 'our.invalid')).toEqual(expected)
  })
})

describe('when a mail came', () => {
  test.each([
    [
      'the topmost mail server’s time',
      [
        'Received: from a by b; Wed, 3 Mar 2027 10:00:00 +0100 (CET)',
        'Received: by c; Tue, 2 Mar 2027 10:00:00 +0000',
        'Date: Mon, 1 Mar 2027 10:00:00 +0000',
      ],
      '2027-03-03T09:00:00.000Z',
    ],
    ['the writer’s, where no server says', ['Date: Mon,  1 Mar 2027 10:00 GMT'], '2027-03-01T10:00:00.000Z'],
    ['in the hour that comes twice', ['Date: Sun, 31 Oct 2027 01:30:00 +0000'], '2027-10-31T01:30:00.000Z'],
    ['in the hour that does not come', ['Date: Sun, 28 Mar 2027 01:30:00 +0100'], '2027-03-28T00:30:00.000Z'],
    ['nobody says', ['Subject: x'], null],
    ['no time at all', ['Date: yesterday, 32 Foo 2027 99:99:99 +9999'], null],
  ])('%s', (_, headings, expected) => {
    expect(datedAt(lines(...headings))?.toISOString() ?? null).toBe(expected)
  })
})
