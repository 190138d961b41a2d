import { expect, test } from 'vitest'
import { readingMail } from './reading.ts'

test('a mail is read in its thread, from its source as from the built site', async () => {
  const mail = Buffer.from('From: a@example.invalid\r\nSubject: Ein hateb\r\n\r\nDiolch, ŵyr.\r\n')
  const read = await readingMail.run('read-mail', mail)
  expect(read).toMatchObject({ outcome: 'done', result: { subject: 'Ein hateb', text: 'Diolch, ŵyr.', isWhole: true } })
  await readingMail.stop()
})
