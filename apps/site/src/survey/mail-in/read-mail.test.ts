import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { mailFrom, rawMail } from './mails-for-tests.ts'
import { readMail } from './read-mail.ts'

const html = (...body: string[]) =>
  rawMail(
    'From: foi@ex-003.invalid',
    'Subject: Answer',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    ...body,
  )

test('a plain mail: who, what, and what our mail server thought of it', async () => {
  const raw = mailFrom(
    'FOI Team <foi@ex-003.invalid>',
    '=?utf-8?Q?Ymateb_Bwrdd_Iechyd_T=C5=B7?=',
    [
      'Authentication-Results: mx.spotlight.invalid; spf=pass;\r\n\tdkim=pass',
      'Received: from mail.trust.invalid by mx.spotlight.invalid (Postfix); Tue, 3 Nov 2026 09:00:00 +0000',
      'Received: from forged.invalid by forged.invalid; Tue, 3 Nov 2026 09:00:00 +0000',
      'Authentication-Results: forged.invalid; dmarc=pass',
      'In-Reply-To: <our-letter@spotlight.invalid>',
      'References: <first@spotlight.invalid> <our-letter@spotlight.invalid>',
    ],
    'Ŵy 💛',
  )
  expect(await readMail(raw)).toMatchObject({
    from: 'foi@ex-003.invalid',
    subject: 'Ymateb Bwrdd Iechyd Tŷ',
    text: 'Ŵy 💛',
    authentication: 'mx.spotlight.invalid; spf=pass; dkim=pass',
    answers: ['<our-letter@spotlight.invalid>', '<first@spotlight.invalid>'],
    isWhole: true,
  })
})

test('of an HTML mail the words are kept, and no script', async () => {
  const mail = await readMail(
    html(
      '<head><title>x</title></head><p>We hold &lt;5 cases.</p><script>alert(1)</script><ul><li>T&ycirc;</li><li>second</li></ul>',
    ),
  )
  expect(mail.text).toBe('We hold <5 cases.\n\nTŷ\n\nsecond')
})

test('markup that never ends is read to its end, in one pass', async () => {
  const mail = await readMail(html('Words', '<script '.repeat(20_000), '<!--'.repeat(20_000)))
  expect(mail.text).toBe('Words')
})

test('text in an encoding without a name, and in one that nobody knows', async () => {
  const latin = Buffer.concat([
    rawMail('Subject: x', 'Content-Type: text/plain; charset=iso-8859-1', '', ''),
    Buffer.from([0xa3, 0x35]),
  ])
  expect((await readMail(latin)).text).toBe('£5')
  const unknown = rawMail('Subject: x', 'Content-Type: text/plain; charset=x-martian', '', 'Still words')
  expect((await readMail(unknown)).text).toBe('Still words')
})

test('sixty attachments, each with its hash; names are names and nothing else', async () => {
  const names = ['../../etc/passwd', 'C:\\fakepath\\answer.pdf', '..', 'a\u202efdp.exe', 'con<>|?.txt', `${'x'.repeat(300)}.xlsx`]
  const part = (name: string, index: number) => [
    '--x',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
    '',
    `file ${index}`,
  ]
  const all = Array.from({ length: 60 }, (_, index) => names[index] ?? `file-${index}.pdf`)
  const raw = rawMail(
    'Subject: x',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    ...all.flatMap(part),
    '--x--',
  )
  const { attachments } = await readMail(raw)
  expect(attachments).toHaveLength(60)
  expect(attachments.slice(0, 5).map(({ name }) => name)).toEqual([
    'passwd',
    'answer.pdf',
    'attachment-3',
    'afdp.exe',
    'con____.txt',
  ])
  expect(attachments[5]?.name).toMatch(/^x+….xlsx$/)
  expect(attachments[5]?.name.length).toBeLessThanOrEqual(120)
  expect(attachments[59]?.sha256).toBe(createHash('sha256').update('file 59').digest('hex'))
})

test.each([
  [
    'a part that never ends',
    rawMail('Subject: x', 'Content-Type: multipart/mixed; boundary=x', '', '--x', 'Content-Type: text/plain', '', 'Words'),
  ],
  [
    'parts without end',
    rawMail(
      'Subject: x',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      ...Array.from({ length: 2000 }, () => '--x\r\nContent-Type: text/plain\r\n\r\nWords'),
    ),
  ],
  ['a heading without end', rawMail(`Subject: ${'x'.repeat(400_000)}`, '', 'Words')],
  ['no mail at all', Buffer.from([0, 1, 2, 0xff, 0xfe, 0x57, 0x6f, 0x72, 0x64, 0x73])],
])('broken: %s. Its words are kept as they are', async (_, raw) => {
  const mail = await readMail(raw)
  expect(mail.text).toContain('Words')
  expect(mail.text).not.toContain('\0')
})

test('what a database cannot hold is taken out', async () => {
  const mail = await readMail(mailFrom('foi@ex-003.invalid', 'x\u0000y', [], 'a\u0000b\u001bc', 'half \ud83d'))
  expect(mail.text).toMatch(/^abc\nhalf .$/u)
  expect(mail.subject).not.toContain('\0')
})
