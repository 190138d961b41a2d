// Long because: every kind of file, and every trick with one, stands in one list.
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isClosing } from '../findings.ts'
import { Budget } from './budget.ts'
import {
  compoundFile,
  letter,
  lyingZip,
  openDocument,
  paragraph,
  pdf,
  row,
  slides,
  withPassword,
  workbook,
  zipOf,
} from './files-for-tests.ts'
import { lookInto } from './look-into.ts'

const look = async (bytes: Buffer | string) => {
  const { type, findings, pages } = await lookInto(Buffer.from(bytes))
  const found = findings.map(({ kind, where, count }) => `${kind} ${where} ${count}`)
  return {
    type,
    found,
    isClosed: findings.some(isClosing),
    texts: pages.map(({ text }) => text),
    titles: pages.map(({ title }) => title),
  }
}
const hiding = () =>
  workbook({
    sheets: [
      { name: 'A', rows: row(1, 'seen') },
      { name: 'B', state: 'hidden', rows: row(1, 'unseen') },
    ],
  })
const plain = () => workbook({ sheets: [{ name: 'A', rows: row(1, 'seen') }] })

describe('a letter', () => {
  test('is read page by page, without what was struck out or is not to be seen', async () => {
    const body = `${paragraph('Nid ydym yn cofnodi.')}<w:p><w:r><w:br w:type="page"/><w:t>Page two</w:t></w:r></w:p>
      <w:p><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:ins><w:r><w:t>put in</w:t></w:r></w:ins></w:p>
      ${paragraph('not to be seen', '<w:rPr><w:vanish/></w:rPr>')}${paragraph('seen', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}`
    const { type, found, isClosed, texts } = await look(await letter(body))
    expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(texts).toEqual(['Nid ydym yn cofnodi.', 'Page two\nput in\n\nseen'])
    expect(found).toEqual(['hidden-text  1', 'tracked-changes  2'])
    expect(isClosed).toBe(false)
  })

  test('with a table of data behind a chart is closed for what that table hides', async () => {
    const content = await hiding()
    const { found, isClosed, texts } = await look(
      await letter(paragraph('See the chart'), {
        'word/embeddings/Microsoft_Excel_Sheet.xlsx': { type: 'application/x', content },
      }),
    )
    expect(found).toEqual(['files-inside  1', 'hidden-sheet word/embeddings/Microsoft_Excel_Sheet.xlsx › B 1'])
    expect([isClosed, texts]).toEqual([true, ['See the chart', 'seen']])
  })

  test('with macros is closed', async () => {
    const bytes = await letter(paragraph('x'), {
      'word/vbaProject.bin': { type: 'application/vnd.ms-office.vbaProject', content: 'x' },
    })
    expect(await look(bytes)).toMatchObject({ found: ['macros  1'], isClosed: true })
  })
})

test('slides are read in their order; one left out of the show closes the file and is not read', async () => {
  expect(await look(await slides(['First', 'Second']))).toMatchObject({ found: [], texts: ['First', 'Second'] })
  expect(await look(await slides(['First', '!Hidden']))).toMatchObject({
    found: ['hidden-slide 2 1'],
    isClosed: true,
    texts: ['First'],
  })
})

describe('an OpenDocument spreadsheet', () => {
  const sheet = (rows: string, attributes = '', name = 'Ateb') =>
    `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`
  const cells = (...values: string[]) =>
    values.map(value => `<table:table-cell><text:p>${value}</text:p></table:table-cell>`).join('')
  const line = (...values: string[]) => `<table:table-row>${cells(...values)}</table:table-row>`
  const styles = `<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
    <style:style style:name="co2" style:family="table-column"><style:table-column-properties style:column-width="0cm"/></style:style>
    <style:style style:name="ce2" style:family="table-cell"><style:text-properties fo:color="#FFFFFF"/></style:style></office:automatic-styles>`
  const book = (tables: string) =>
    openDocument('spreadsheet', `${styles}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`)

  test('that hides nothing is read', async () => {
    expect(await look(await book(sheet(line('Blwyddyn', 'Pobl') + line('2026', '31'))))).toMatchObject({
      type: 'application/vnd.oasis.opendocument.spreadsheet',
      found: [],
      texts: ['Blwyddyn\tPobl\n2026\t31'],
      titles: ['Ateb'],
    })
  })

  test.each([
    ['a hidden sheet', sheet(line('x')) + sheet(line('secret'), 'table:style-name="ta2"', 'B'), 'hidden-sheet B 1'],
    [
      'a hidden row',
      sheet(`${line('x')}<table:table-row table:visibility="collapse">${cells('secret')}</table:table-row>`),
      'hidden-rows Ateb 1',
    ],
    [
      'a filtered row',
      sheet(`${line('x')}<table:table-row table:visibility="filter">${cells('secret')}</table:table-row>`),
      'filtered-rows Ateb 1',
    ],
    [
      'a hidden column',
      sheet(
        `<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="16383"/>${line('x', 'secret')}`,
      ),
      'hidden-columns Ateb 1',
    ],
    [
      'a column of no width',
      sheet(`<table:table-column/><table:table-column table:style-name="co2"/>${line('x', 'secret')}`),
      'hidden-columns Ateb 1',
    ],
    [
      'white text',
      sheet(
        `${line('x')}<table:table-row><table:table-cell table:style-name="ce2"><text:p>secret</text:p></table:table-cell></table:table-row>`,
      ),
      'white-text Ateb 1',
    ],
    [
      'a comment',
      sheet(
        `${line('x')}<table:table-row><table:table-cell><office:annotation><text:p>secret</text:p></office:annotation><text:p>y</text:p></table:table-cell></table:table-row>`,
      ),
      'comments  1',
    ],
    ['what the cells held before', `<table:tracked-changes/>${sheet(line('x'))}`, 'change-history  1'],
    ['values of another file', sheet(`<table:table-source/>${line('x')}`), 'external-link  1'],
  ])('%s', async (_, tables, expected) => {
    const { found, isClosed, texts } = await look(await book(tables))
    expect([found, isClosed]).toEqual([[expected], true])
    expect(texts.join()).not.toContain('secret')
  })

  test('behind a password', async () => {
    const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>'
    const bytes = await openDocument('spreadsheet', 'x', { 'META-INF/manifest.xml': manifest })
    expect(await look(bytes)).toMatchObject({ found: ['encrypted  1'], isClosed: true })
  })

  test('a letter of the same family', async () => {
    const body =
      '<office:body><office:text><text:tracked-changes><text:p>struck out</text:p></text:tracked-changes><text:p>Annwyl bawb<text:hidden-text>unseen</text:hidden-text></text:p></office:text></office:body>'
    expect(await look(await openDocument('text', body))).toMatchObject({
      found: ['tracked-changes  1', 'hidden-text  1'],
      isClosed: false,
      texts: ['Annwyl bawb'],
    })
  })
})

describe('a PDF', () => {
  test('is read page by page', async () => {
    const bytes = await pdf(doc => doc.text('31 people').addPage().text('Second page, £5'))
    expect(await look(bytes)).toMatchObject({ type: 'application/pdf', found: [], texts: ['31 people', 'Second page, £5'] })
  })

  test('that is a picture has no words, and says so', async () => {
    expect(await look(await pdf(doc => doc.rect(10, 10, 50, 50).fill()))).toMatchObject({
      found: ['no-text  1'],
      isClosed: false,
      texts: [],
    })
  })

  test('that carries a spreadsheet is closed for what that one hides', async () => {
    const inner = await hiding()
    const bytes = await pdf(doc => {
      doc.file(inner, { name: 'data.xlsx' })
      doc.text('See the attachment')
    })
    expect(await look(bytes)).toMatchObject({ found: ['hidden-sheet data.xlsx › B 1'], isClosed: true })
  })

  test('that carries one on a paper clip', async () => {
    const inner = await hiding()
    const bytes = await pdf(doc => {
      // Its types leave it out.
      Object.getPrototypeOf(doc).fileAnnotation.call(doc, 10, 10, 20, 20, { src: inner, name: 'data.xlsx' })
      doc.text('x')
    })
    expect(await look(bytes)).toMatchObject({ found: ['hidden-sheet data.xlsx › B 1'], isClosed: true })
  })

  test('with a note that sticks to it says so', async () => {
    const bytes = await pdf(doc => void doc.text('x').note(10, 10, 20, 20, 'ring Mrs Jones'))
    expect(await look(bytes)).toMatchObject({ found: ['remarks  1'], isClosed: false })
  })

  test('behind a password, cut off, or no PDF but in name', async () => {
    expect(await look(await pdf(doc => doc.text('x'), { userPassword: 'secret' }))).toMatchObject({
      found: ['encrypted  1'],
      isClosed: true,
    })
    expect(await look('%PDF-1.7\nnothing else')).toMatchObject({ found: ['broken  1'], isClosed: true })
  })

  test('with a program in it is closed', async () => {
    const objects = [
      '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ]
    const bytes = `%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R/Size 4>>`
    expect((await look(bytes)).found).toContain('script  1')
  })
})

describe('text', () => {
  test.each([
    ['a line', 'We do not record this.', 'text/plain', [], 'We do not record this.'],
    ['older Windows letters', Buffer.from([0x93, 0x80, 0x35, 0x94]), 'text/plain', [], '“€5”'],
    ['two bytes a letter', Buffer.from('\ufeffTŷ', 'utf16le'), 'text/plain', [], 'Tŷ'],
    ['a table', 'Year,People\n2026,31\n2025,"1,024"\n', 'text/csv', [], 'Year,People\n2026,31\n2025,"1,024"'],
    ['a table with numbers below nothing', 'a;b\n-5;+44 20\n-;–\n', 'text/csv', [], 'a;b\n-5;+44 20\n-;–'],
    [
      'a table with formulas',
      'a,b\n=cmd|\'/c calc\'!A1,1\n"=HYPERLINK(""http://a.invalid"")",@SUM(1)\n',
      'text/csv',
      ['formulas  3'],
      null,
    ],
    ['a page', '<!DOCTYPE html><p>No&nbsp;answer</p>', 'text/html', [], 'No answer'],
    ['a page with a program', '<html><body onload="x()">Hello</body></html>', 'text/html', ['script  1'], 'Hello'],
  ] as const)('%s', async (_, bytes, type, found, text) => {
    const looked = await look(Buffer.from(bytes as string))
    expect([looked.type, looked.found]).toEqual([type, found])
    if (text !== null) expect(looked.texts).toEqual([text])
  })

  test('of any length becomes pages, up to a bound that is said', async () => {
    const { texts, found } = await look('A line of text.\n'.repeat(200_000))
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.join('').length).toBeLessThanOrEqual(2_000_000)
    expect(found).toEqual(['text-cut  1'])
  })
})

test('a mail that was sent on is read, and what it carries is looked into', async () => {
  const book = (await hiding()).toString('base64')
  const mail = `From: foi@trust.invalid\r\nMessage-ID: <1@trust.invalid>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the attachment.\r\n--b\r\nContent-Disposition: attachment; filename=data.xlsx\r\nContent-Transfer-Encoding: base64\r\n\r\n${book}\r\n--b--\r\n`
  expect(await look(mail)).toMatchObject({
    type: 'message/rfc822',
    found: ['hidden-sheet data.xlsx › B 1'],
    isClosed: true,
    texts: ['See the attachment.', 'seen'],
  })
})

describe('what cannot be looked into is closed, with its reason:', () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024)
  test.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['a spreadsheet of before 2007', () => compoundFile('Workbook'), 'application/vnd.ms-excel', 'old-format'],
    ['a letter of before 2007', () => compoundFile('WordDocument'), 'application/msword', 'old-format'],
    [
      'an office document behind a password',
      () => compoundFile('EncryptedPackage'),
      'application/x-encrypted-office',
      'encrypted',
    ],
    ['rich text, which may carry anything', () => Buffer.from('{\\rtf1 hello}'), 'application/rtf', 'could-not-look'],
    [
      'an archive of another kind',
      () => Buffer.from('377abcaf271c0004000000000000', 'hex'),
      'application/x-7z-compressed',
      'unknown-archive',
    ],
    ['a packed file', () => gzipSync('x'), 'application/gzip', 'unknown-archive'],
    ['a program', () => Buffer.from('MZ\x90\x00'), 'application/x-program', 'program'],
    ['a program of another system', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), 'application/x-program', 'program'],
    ['nothing that anybody knows', () => Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), 'application/octet-stream', 'unknown-type'],
    ['half an archive', async () => (await plain()).subarray(0, 300), 'application/zip', 'broken'],
    [
      'a name that climbs out of the archive',
      () => lyingZip({ name: '../../etc/passwd', content: Buffer.from('x'), saidBytes: 1 }),
      'application/zip',
      'broken',
    ],
    [
      'a name from the root',
      () => lyingZip({ name: '/etc/passwd', content: Buffer.from('x'), saidBytes: 1 }),
      'application/zip',
      'broken',
    ],
    [
      'a part that is larger than it says',
      () => lyingZip({ name: 'a.txt', content: zeros(5), saidBytes: 10 }),
      'application/zip',
      'broken',
    ],
    [
      'a part that is smaller than it says',
      () => lyingZip({ name: 'a.txt', content: Buffer.from('x'), saidBytes: 1000 }),
      'application/zip',
      'broken',
    ],
    [
      'a part that says it is enormous',
      () => lyingZip({ name: 'a.txt', content: zeros(1), saidBytes: 4_000_000_000 }),
      'application/zip',
      'bomb',
    ],
    ['a part of 70 MB of nothing', async () => zipOf({ 'a.bin': zeros(70) }), 'application/zip', 'too-much-work'],
    [
      'more parts than anybody sends',
      async () => zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}.txt`, '']))),
      'application/zip',
      'bomb',
    ],
    ['two parts of one name', async () => zipOf({ 'a.txt': 'x', 'A.TXT': 'y' }), 'application/zip', 'broken'],
  ])('%s', async (_, make, type, kind) => {
    const looked = await look(await make())
    expect([looked.type, looked.isClosed]).toEqual([type, true])
    expect(looked.found.map(each => each.split(' ')[0])).toContain(kind)
  })

  test('an archive behind a password: its list is kept for whoever decides', async () => {
    const { found, isClosed, texts } = await look(withPassword(await zipOf({ 'answer.csv': 'a,b' })))
    expect([found, isClosed, texts]).toEqual([['encrypted  1'], true, ['answer.csv\t3']])
  })

  test('archives in archives in archives', async () => {
    let bytes = await zipOf({ 'answer.txt': 'x' })
    for (let depth = 0; depth < 2; depth += 1) bytes = await zipOf({ 'inner.zip': bytes })
    expect((await look(bytes)).isClosed).toBe(false)
    for (let depth = 0; depth < 3; depth += 1) bytes = await zipOf({ 'inner.zip': bytes })
    expect((await look(bytes)).found.join()).toContain('too-deep')
  })

  test('parts, and archives of parts, that together hold more than anybody can send', async () => {
    const parts = (content: Buffer) => zipOf({ 'a.txt': content, 'b.txt': content, 'c.txt': content })
    const inner = await parts(zeros(1))
    const within = async (bytes: Buffer, megabytes: number) =>
      (await lookInto(bytes, new Budget(megabytes * 1024 * 1024))).findings.map(({ kind }) => kind)
    expect(await within(inner, 3)).not.toContain('bomb')
    expect(await within(inner, 2)).toContain('bomb')
    expect(await within(await parts(inner), 10)).not.toContain('bomb')
    expect(await within(await parts(inner), 8)).toContain('bomb')
  })

  test('parts that lie over each other', async () => {
    const bytes = lyingZip({ name: 'a.txt', content: zeros(1), saidBytes: 1024 * 1024 })
    const central = bytes.subarray(bytes.indexOf('PK\x01\x02', 0, 'latin1'), bytes.indexOf('PK\x05\x06', 0, 'latin1'))
    const end = Buffer.from(bytes.subarray(bytes.indexOf('PK\x05\x06', 0, 'latin1')))
    const copies = Array.from({ length: 20 }, (_, n) => {
      const copy = Buffer.from(central)
      copy.write(String.fromCharCode(97 + n), 46)
      return copy
    })
    end.writeUInt16LE(20, 8)
    end.writeUInt16LE(20, 10)
    end.writeUInt32LE(central.length * 20, 12)
    const overlapping = Buffer.concat([bytes.subarray(0, bytes.indexOf('PK\x01\x02', 0, 'latin1')), ...copies, end])
    expect((await look(overlapping)).found).toContain('bomb  1')
  })
})

test('an archive of harmless files is open, with its list and what is in each', async () => {
  const { type, found, isClosed, texts, titles } = await look(
    await zipOf({ 'a/answer.txt': 'Thirty-one', 'list.xlsx': await plain() }),
  )
  expect([type, found, isClosed]).toEqual(['application/zip', ['files-inside  2'], false])
  expect(texts.slice(1)).toEqual(['Thirty-one', 'seen'])
  expect(titles).toEqual(['', 'a/answer.txt', 'list.xlsx › A'])
})

test('a picture is known by its content, whatever it is called', async () => {
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55', 'hex'),
    Buffer.from('0000000a49444154', 'hex'),
    deflateSync(Buffer.from([0, 0])),
  ])
  expect(await look(png)).toMatchObject({ type: 'image/png', found: ['no-text  1'], isClosed: false })
  expect(await look('')).toMatchObject({ type: 'application/x-empty', isClosed: false, texts: [] })
})
