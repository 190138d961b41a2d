import { expect, test } from 'vitest'
import { fileFault } from './file-fault.ts'
import { mailFrom } from './mails-for-tests.ts'

const mail = mailFrom('foi@ex-901.invalid', 'Answer', [], 'Words')
const from = Buffer.from('From foi@ex-901.invalid Wed Mar 10 09:00:00 2027\n')
const asUnix = Buffer.from(mail.toString().replaceAll('\r\n', '\n'))

test.each([
  ['a mail', mail, null],
  ['one with the line of a mailbox above it', Buffer.concat([from, asUnix]), null],
  [
    'one that quotes such a line',
    Buffer.concat([from, asUnix, Buffer.from('\n\n>From a@b Wed Mar 10 09:00:00 2027\nX: y\n')]),
    null,
  ],
  ['one in UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), mail]), null],
  ['a mailbox of several', Buffer.concat([from, asUnix, Buffer.from('\n\n'), from, asUnix]), 'several'],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['blanks', Buffer.from('\r\n \r\n'), 'empty'],
  ['a ZIP file, also one named .eml', Buffer.from('PK\u0003\u0004From: x'), 'archive'],
  ['an empty ZIP file', Buffer.from('PK\u0005\u0006'), 'archive'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8]), 'archive'],
  ['Outlook’s .msg', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'outlook'],
  ['a letter in plain text', Buffer.from('Dear campaign,\n\nwe record everyone.'), 'no-mail'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'no-mail'],
])('%s: %s', (_, raw, expected) => {
  expect(fileFault(raw)).toBe(expected)
})
