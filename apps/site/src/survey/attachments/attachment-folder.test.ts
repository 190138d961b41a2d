import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AttachmentFolder } from './attachment-folder.ts'

let data: string
let folder: AttachmentFolder

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'spotlight-attachments-'))
  folder = new AttachmentFolder(data)
})
afterEach(() => rmSync(data, { recursive: true }))

const bytes = Buffer.from('An answer, ŵyr')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const arriving = (...pieces: Buffer[]) => Readable.from(pieces)

test('a file is kept under its hash, for us alone, and can be read again', async () => {
  expect(await folder.keep(arriving(bytes.subarray(0, 5), bytes.subarray(5)), 100)).toEqual({ sha256, bytes: bytes.length })
  expect(readdirSync(join(data, 'attachments')).sort()).toEqual([sha256, 'parts'])
  expect(statSync(folder.pathOf(sha256)).mode & 0o777).toBe(0o600)
  expect(await folder.read(sha256)).toEqual(bytes)
  expect([await folder.has(sha256), await folder.has('0'.repeat(64))]).toEqual([true, false])
  expect(await folder.read('0'.repeat(64))).toBe(null)
})

test('the same file twice is one file', async () => {
  await folder.keep(arriving(bytes), 100)
  expect(await folder.keep(arriving(bytes), 100)).toEqual({ sha256, bytes: bytes.length })
  expect(readdirSync(join(data, 'attachments'))).toHaveLength(2)
})

test('of a file that is too large, or that breaks off, nothing stays', async () => {
  expect(await folder.keep(arriving(bytes), bytes.length - 1)).toBe(null)
  expect(await folder.keep(arriving(bytes), bytes.length)).not.toBe(null)
  async function* breaksOff() {
    yield bytes
    throw new Error('cut off')
  }
  await expect(folder.keep(breaksOff(), 100)).rejects.toThrow('cut off')
  expect(readdirSync(join(data, 'attachments/parts'))).toEqual([])
})

test('no name from outside leads anywhere', () => {
  for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${sha256}/..`]) expect(() => folder.pathOf(name)).toThrow()
})

test('halves are taken away a day later, not while they may still be arriving', async () => {
  const now = new Date('2027-03-08T10:00:00Z')
  const parts = join(data, 'attachments/parts')
  mkdirSync(parts, { recursive: true })
  for (const [name, at] of [
    ['old', '2027-03-07T09:00:00Z'],
    ['new', '2027-03-08T09:59:00Z'],
  ] as const) {
    writeFileSync(join(parts, name), 'half')
    utimesSync(join(parts, name), new Date(at), new Date(at))
  }
  await folder.forgetParts(now)
  expect(readdirSync(parts)).toEqual(['new'])
})
