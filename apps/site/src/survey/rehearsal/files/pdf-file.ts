import { createCipheriv } from 'node:crypto'

/** The letters of Welsh that the usual encoding of such files lacks, in places of it that are free here. */
const welsh = [
  ['ŵ', 'wcircumflex'],
  ['ŷ', 'ycircumflex'],
  ['Ŵ', 'Wcircumflex'],
  ['Ŷ', 'Ycircumflex'],
  ['’', 'quoteright'],
  ['‘', 'quoteleft'],
  ['“', 'quotedblleft'],
  ['”', 'quotedblright'],
  ['–', 'endash'],
] as const
const firstFree = 128
const linesOnPage = 48
const lettersInLine = 92

/**
 * A letter as a PDF file (ISO 32000-1), in a font that every reader has, so many lines on a page. `pictureBytes`: above the text stands a
 * letterhead of about that size, as a scanner would have made it.
 */
export function pdfFile(text: string, pictureBytes = 0): Buffer {
  const lines = text.trimEnd().split('\n').flatMap(wrap)
  const pages = Array.from({ length: Math.ceil(lines.length / linesOnPage) }, (_, page) =>
    lines.slice(page * linesOnPage, (page + 1) * linesOnPage),
  )
  const picture = pictureBytes > 0 ? pictureOf(pictureBytes) : null
  // 1 the catalogue, 2 the pages, 3 the font, 4 the picture; then two for each page.
  const pageAt = (page: number): number => 5 + page * 2
  const kids = pages.map((_, page) => `${pageAt(page)} 0 R`).join(' ')
  const names = welsh.map(([, name]) => `/${name}`).join(' ')
  const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${firstFree} ${names}] >>`
  const resources = `<< /Font << /F1 3 0 R >>${picture ? ' /XObject << /Im1 4 0 R >>' : ''} >>`
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding ${encoding} >>`),
    picture ? stream(picture.facts, picture.bytes) : Buffer.from('null'),
    ...pages.flatMap((content, page) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${pageAt(page) + 1} 0 R >>`,
      ),
      stream('', drawn(content, picture !== null && page === 0)),
    ]),
  ]
  return assembled(objects)
}

function wrap(line: string): string[] {
  const found: string[] = []
  for (const word of line.split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= lettersInLine) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  return found
}

function drawn(lines: readonly string[], hasPicture: boolean): Buffer {
  const picture = hasPicture ? 'q 480 0 0 30 56 800 cm /Im1 Do Q\n' : ''
  const shown = lines.map(line => Buffer.concat([Buffer.from('('), encoded(line), Buffer.from(') Tj T*\n')]))
  return Buffer.concat([Buffer.from(`${picture}BT /F1 11 Tf 56 780 Td 15 TL\n`), ...shown, Buffer.from('ET')])
}

function encoded(line: string): Buffer {
  const bytes = [...line].flatMap(letter => {
    const place = welsh.findIndex(([known]) => known === letter)
    if (place >= 0) return [firstFree + place]
    const code = letter.codePointAt(0) ?? 0
    if (code > 255) throw new Error(`A letter that this file cannot hold: ${letter}`)
    return '()\\'.includes(letter) ? [0x5c, code] : [code]
  })
  return Buffer.from(bytes)
}

/** Grey dots that nothing can pack more tightly, the same ones each time. */
function pictureOf(bytes: number): { facts: string; bytes: Buffer } {
  const width = 1000
  const height = Math.ceil(bytes / width)
  const dots = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(width * height))
  const facts = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 `
  return { facts, bytes: dots }
}

const stream = (facts: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${facts}/Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')])

function assembled(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(length)
    parts.push(part)
    length += part.length
  }
  const list = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${list}${trailer}`)])
}
