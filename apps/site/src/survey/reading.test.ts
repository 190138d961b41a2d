import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readingMail } from './reading.ts'

test('a mail is read in its thread, from its source as from the built site', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-reading-'))
  try {
    const sha256 = 'a'.repeat(64)
    mkdirSync(join(dataFolder, 'mail-in'))
    writeFileSync(
      join(dataFolder, `mail-in/${sha256}.eml`),
      'From: a@example.invalid\r\nSubject: Ein hateb\r\n\r\nDiolch, ŵyr.\r\n',
    )
    const read = await readingMail.run('read-mail', { dataFolder, sha256, mostBytes: null })
    expect(read).toMatchObject({
      outcome: 'done',
      result: { outcome: 'read', mail: { subject: 'Ein hateb', text: 'Diolch, ŵyr.', isWhole: true } },
    })
    expect(await readingMail.run('read-mail', { dataFolder, sha256: 'b'.repeat(64), mostBytes: null })).toEqual({
      outcome: 'done',
      result: { outcome: 'gone' },
    })
  } finally {
    await readingMail.stop()
    rmSync(dataFolder, { recursive: true })
  }
})
