import { expect, test } from 'vitest'
import { lookInto } from './document-desk.ts'
import { macroType, packageOf, pdfOf, pdfWithFile, pdfWithScript, wordType } from './files-for-tests.ts'

const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.from([0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.alloc(40),
])

test.each<[string, object, () => Promise<Buffer> | Buffer, string?]>([
  ['a tagged PDF', { type: 'pdf', pages: 2, isTagged: true, hasWords: true }, () => pdfOf('Words', { isTagged: true })],
  [
    'a PDF without tags, called .docx',
    { type: 'pdf', pages: 2, isTagged: false, hasWords: true },
    () => pdfOf('Words'),
    'a.docx',
  ],
  ['a PDF without words', { type: 'pdf', pages: 2, isTagged: false, hasWords: false }, () => pdfOf('')],
  ['a Word document', { type: 'docx', pages: null, isTagged: null, hasWords: null }, () => packageOf(wordType)],
  ['a table', { type: 'csv' }, () => Buffer.from('trust,answer\nTŷ Croes,yes\n'), 'Answers.CSV'],
  ['a text', { type: 'txt' }, () => Buffer.from('Helô 💛\n'), 'letter.md'],
])('%s is taken', async (_, found, file, name = 'file.pdf') => {
  expect(await lookInto(await file(), name)).toMatchObject({ ok: true, ...found })
})

test.each<[string, string, () => Promise<Buffer> | Buffer]>([
  ['nothing', 'empty', () => Buffer.alloc(0)],
  ['a PDF with a program', 'script', pdfWithScript],
  ['a PDF with a file inside', 'files', pdfWithFile],
  ['a PDF with a password', 'encrypted', () => pdfOf('Secret', { password: 'secret' })],
  ['the beginning of a PDF', 'broken', () => Buffer.from('%PDF-1.7\n1 0 obj')],
  ['a document with macros', 'macros', () => packageOf(macroType)],
  ['macros in a document that denies them', 'macros', () => packageOf(wordType, { 'word/vbaProject.bin': 'x' })],
  ['a picture', 'picture', () => png],
  ['a page of HTML called .txt', 'type', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a program', 'type', () => Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1')],
  ['letters of another encoding', 'type', () => Buffer.from('Tŷ', 'utf16le')],
])('%s is refused: %s', async (_, fault, file) => expect(await lookInto(await file(), 'file.txt')).toEqual({ ok: false, fault }))
