import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { type FileKind, fileKinds, trustFile } from './trust-file.ts'

const letter =
  'Bwrdd Iechyd Tŷ Ŵyn (prawf)\nOur number: FOI-1 & more\n\n52 people: 15 at first diagnosis, 37 “back” – that’s all.'
const sheet = 'Summary\nQuestion,Answer\nPeople <52>,52'
const hidden = 'Patient list\nLocal number,Year\nInvented person 1,1950'
const textOf = (kind: FileKind) => (kind.startsWith('xlsx') || kind === 'csv' ? sheet : letter)

/** Every part of an archive, read by another program than the one that wrote it, which checks sums and sizes. */
const partsOf = (bytes: Buffer): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => resolve(parts))
      zip.on('entry', entry => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault) return reject(fault)
          const chunks: Buffer[] = []
          stream.on('error', reject)
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString())
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })

test.each(fileKinds)('%s is the same each time', kind => {
  expect(trustFile(kind, textOf(kind), hidden).equals(trustFile(kind, textOf(kind), hidden))).toBe(true)
})

test.each(['pdf', 'pdf-of-3-mb'] as const)('the text of a %s can be read, Welsh letters and brackets too', async kind => {
  const bytes = trustFile(kind, letter, '')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  for (const line of letter.split('\n')) expect(text.replace(/\s+/g, ' ')).toContain(line)
  expect(bytes.length > 3_000_000).toBe(kind === 'pdf-of-3-mb')
})

test('a long letter goes over several pages, and no line is wider than the page', async () => {
  const long = Array.from({ length: 120 }, (_, line) => `${line} ${'word '.repeat(30)}`).join('\n')
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(trustFile('pdf', long, ''))))
  expect(totalPages).toBeGreaterThan(4)
  for (const line of text.join('\n').split('\n')) expect(line.length).toBeLessThan(100)
  expect(text.at(-1)).toContain('119 word')
})

test('a letter of a word processor holds every line', async () => {
  const parts = await partsOf(trustFile('docx', letter, ''))
  const words = parts.get('word/document.xml') ?? ''
  expect(words.split('<w:p>')).toHaveLength(letter.split('\n').length + 1)
  expect(words).toContain('FOI-1 &amp; more')
  expect(parts.has('[Content_Types].xml')).toBe(true)
})

test.each([
  ['xlsx', []],
  ['xlsx-with-hidden-sheet', ['xl/worksheets/sheet2.xml']],
  ['xlsx-with-pivot-cache', ['xl/pivotCache/pivotCacheDefinition1.xml', 'xl/pivotCache/pivotCacheRecords1.xml']],
] as const)('%s shows its figures, and holds what was left in it', async (kind, left) => {
  const parts = await partsOf(trustFile(kind, sheet, hidden))
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<v>52</v>')
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('People &lt;52&gt;')
  expect([...parts.keys()].filter(name => /sheet2|pivotCache\/pivot/.test(name))).toEqual(left)
  const all = [...parts.values()].join('')
  expect(all.includes('Invented person 1')).toBe(left.length > 0)
  expect(/state="hidden"/.test(all)).toBe(kind === 'xlsx-with-hidden-sheet')
  // What the parts name is there.
  for (const [name, text] of parts) {
    for (const [, target = ''] of text.matchAll(/PartName="\/([^"]+)"/g))
      expect(parts.has(target), `${name} ${target}`).toBe(true)
  }
})
