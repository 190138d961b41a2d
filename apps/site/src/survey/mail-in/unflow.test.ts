import { expect, test } from 'vitest'
import { mailFrom } from './mails-for-tests.ts'
import { readMail } from './read-mail.ts'
import { unflow } from './unflow.ts'

test.each([
  ['Please find \nattached our answer.\n\nYours \nsincerely', 'Please find attached our answer.\n\nYours sincerely', false],
  ['one \ntwo', 'onetwo', true],
  ['> quoted \n> twice \nours', '> quoted \n> twice \nours', false],
  ['goes on \n-- \nThe FOI team', 'goes on \n-- \nThe FOI team', false],
  [' > not a quote\n From here', '> not a quote\nFrom here', false],
  ['ends with a space ', 'ends with a space ', false],
  ['', '', false],
])('%j', (text, wanted, isSpaceLeftOut) => {
  expect(unflow(text, { isSpaceLeftOut })).toBe(wanted)
})

const flowed = (text: string, more = '') =>
  mailFrom('foi@ex-003.invalid', 'x', [`Content-Type: text/plain; format=flowed${more}`], text)

test('lines of a mail are put together as its writer saw them', async () => {
  expect((await readMail(flowed('We hold \r\nno records.'))).text).toBe('We hold no records.')
  expect((await readMail(flowed('We hold  \r\nno records.', '; delsp=yes'))).text).toBe('We hold no records.')
})

test('it is we who put them together, in one pass: mailparser would take minutes for these', async () => {
  expect((await readMail(flowed('> quoted \r\n> twice \r\nours'))).text).toBe('> quoted \n> twice \nours')
  expect((await readMail(flowed('a \r\n'.repeat(200_000)))).text).toBe('a '.repeat(200_000).trimEnd())
})
