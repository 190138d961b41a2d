import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { readingFiles } from '../reading.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-look-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
afterAll(() => readingFiles.stop())

/** A PDF of one page, whose words are packed twice. */
function packedTwice(words: Buffer): Buffer {
  const packed = deflateSync(deflateSync(words))
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
  ].map((object, index) => `${index + 1} 0 obj${object}endobj\n`)
  const stream = `4 0 obj<</Length ${packed.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`
  const end = '\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>'
  return Buffer.concat([Buffer.from(`%PDF-1.7\n${objects.join('')}${stream}`), packed, Buffer.from(end)])
}

const lookInto = (bytes: Buffer) => {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return readingFiles.run('look-into', path, { limitMb: 96 })
}

test('a PDF of a few bytes that unpacks to more than a thread may hold ends the thread and nothing else', async () => {
  const bomb = packedTwice(Buffer.alloc(200 * 1024 * 1024, ' '))
  expect(bomb.length).toBeLessThan(10_000)
  expect((await lookInto(bomb)).outcome).toBe('too-large')
  const harmless = await lookInto(packedTwice(Buffer.from('0 0 m')))
  expect(harmless).toMatchObject({ outcome: 'done', result: { type: 'application/pdf', findings: [{ kind: 'no-text' }] } })
}, 60_000)

test('a path that leads nowhere is a failure, and says nothing of the path', async () => {
  const outcome = await readingFiles.run('look-into', join(folder, 'nothing here'))
  expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'ENOENT' } })
  expect(JSON.stringify(outcome)).not.toContain('nothing here')
})
