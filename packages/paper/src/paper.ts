// Long because: one page layout, one kind of thing after the other.
import PDFDocument from 'pdfkit'
import { breakable, type Column, cellGap, columnWidths } from './column-widths.ts'
import { type FaceName, fontId, type PdfFont } from './faces.ts'
import { linesOf } from './lines.ts'

export type Doc = InstanceType<typeof PDFDocument>
export type Structure = ReturnType<Doc['struct']>

export const margin = 50
export const pageWidth = 595.28
export const pageHeight = 841.89
export const textWidth = pageWidth - 2 * margin
const bottom = pageHeight - margin - 24
const lineSpacing = 1.42
const cellSize = 8.8

/** How a text is written: sizes and places in points, from the top left. `ink` is a colour as PDF knows it. */
export type Style = {
  face?: FaceName
  size?: number
  ink?: string
  x?: number
  y?: number
  width?: number
  align?: 'left' | 'right'
  /** From one base line to the next, in sizes of the letters. */
  spacing?: number
}

export type PaperTable = {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * `A1` is for walls: everything is placed as on A4, and drawn so much larger that the sheet is full. A poster and its copy for the hand are one.
 */
export type PaperSize = 'A4' | 'A1'
const enlarged: Readonly<Record<PaperSize, number>> = { A4: 1, A1: 1683.78 / pageWidth }

export type PaperOptions = {
  readonly title: string
  readonly size?: PaperSize
  readonly creator: string
  /** `en-GB`, `cy`. */
  readonly language: string
  /** The day that the paper is about, `YYYY-MM-DD`, never the clock: the same content gives the same bytes. */
  readonly day: string
  readonly fonts: readonly PdfFont[]
  readonly inks: { readonly ink: string; readonly soft: string; readonly line: string; readonly link: string }
}

/**
 * A tagged PDF on A4 (PDF 1.7 with a structure tree, ISO 32000-1, 14.8), written from above to below without a browser. Each piece is marked as what it is, so that a
 * screen reader reads headings, lists and header cells as such; what only decorates is an artifact.
 *
 *     const paper = openPaper({ title, creator, language: 'cy', day, fonts, inks })
 *     paper.heading(1, title)
 *     paper.paragraph('…')
 *     const bytes = await paper.finish()
 */
export function openPaper({ title, size: paperSize = 'A4', creator, language, day, fonts, inks }: PaperOptions) {
  const doc = new PDFDocument({
    size: paperSize,
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Creator: creator, Producer: creator, CreationDate: new Date(`${day}T00:00:00Z`) },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const font of fonts) doc.registerFont(fontId(font), font.bytes)
  const root = doc.struct('Document')
  doc.addStructure(root)
  if (paperSize !== 'A4') doc.scale(enlarged[paperSize])

  /** Writes a text in runs of the fonts that have its letters; the pen stands below it afterwards. */
  const write = (text: string, style: Style = {}) => {
    const { face = 'text', size = 10.5, ink = inks.ink, x = margin, y = doc.y, width = textWidth, align = 'left' } = style
    const lineHeight = size * (style.spacing ?? lineSpacing)
    let top = y
    for (const line of linesOf(doc, text, { face, size, width, fonts })) {
      let left = align === 'right' ? x + width - line.width : x
      for (const run of line.runs) {
        doc.font(run.font).fontSize(size).fillColor(ink)
        doc.text(run.text, left, top, { lineBreak: false })
        left += doc.widthOfString(run.text)
      }
      top += lineHeight
    }
    doc.x = margin
    doc.y = top
  }
  const heightOf = (text: string, { face = 'text', size = 10.5, width = textWidth, spacing = lineSpacing }: Style = {}): number =>
    linesOf(doc, text, { face, size, width, fonts }).length * size * spacing
  /** How wide a text is on one line. */
  const widthOf = (text: string, { face = 'text', size = 10.5 }: Pick<Style, 'face' | 'size'> = {}): number =>
    Math.max(0, ...linesOf(doc, text, { face, size, width: Number.POSITIVE_INFINITY, fonts }).map(({ width }) => width))
  /** A new page if less than `height` points are left on this one. */
  const room = (height: number) => {
    if (doc.y + height > bottom) doc.addPage()
  }
  const add = (type: string, draw: () => void, parent: Structure = root) => parent.add(doc.struct(type, {}, draw))
  /** What is there for the eye alone: a screen reader passes it by. */
  const artifact = (draw: () => void, options: Record<string, string> = {}) => {
    doc.markContent('Artifact', options)
    draw()
    doc.endMarkedContent()
  }

  const paragraph = (text: string, style: Style = {}, type = 'P') => {
    room(Math.min(heightOf(text, style), bottom - margin))
    add(type, () => write(text, style))
    doc.moveDown(0.5)
  }

  const headingSizes = { 1: 22, 2: 20, 3: 14 } as const
  const heading = (level: 1 | 2 | 3, text: string, style: Style = {}) => {
    const size = headingSizes[level]
    room(80)
    doc.moveDown(0.4)
    add(`H${level}`, () => write(text, { face: 'voice', size, ...style }))
    doc.moveDown(0.3)
  }

  /** Points one below the other, each behind its sign, its `number`, or a `box` to tick with a pen. `gap` in lines. */
  const list = (items: readonly string[], { sign = '•', gap = 0.35, ...style }: Style & { sign?: string; gap?: number } = {}) => {
    const size = style.size ?? 10.5
    const struct = doc.struct('L')
    root.add(struct)
    const inset = size * 1.5
    for (const [at, item] of items.entries()) {
      const inside = { ...style, x: (style.x ?? margin) + inset, width: (style.width ?? textWidth) - inset }
      room(heightOf(item, inside))
      const top = doc.y
      const point = doc.struct('LI')
      struct.add(point)
      if (sign === 'box')
        artifact(() =>
          doc
            .rect(style.x ?? margin, top + 1, size * 0.9, size * 0.9)
            .lineWidth(0.8)
            .strokeColor(inks.soft)
            .stroke(),
        )
      else add('Lbl', () => write(sign === 'number' ? `${at + 1}.` : sign, { ...style, y: top }), point)
      add('LBody', () => write(item, { ...inside, y: top }), point)
      point.end()
      doc.moveDown(gap)
    }
    struct.end()
    doc.moveDown(0.4)
  }

  /** An address that can be opened, with its own words. */
  const link = (text: string, url: string, style: Style = {}) => {
    room(heightOf(text, style))
    const top = doc.y
    const struct = doc.struct('Link', { alt: text })
    const parent = doc.struct('P')
    root.add(parent)
    parent.add(struct)
    struct.add(doc.struct('Span', {}, () => write(text, { ink: inks.link, ...style })))
    // The typings know neither the structure parent of an annotation nor that a link has one.
    const options = { structParent: struct } as unknown as Parameters<Doc['link']>[5]
    doc.link(style.x ?? margin, top, style.width ?? textWidth, doc.y - top, url, options)
    struct.end()
    parent.end()
    doc.moveDown(0.4)
  }

  /** Says of what it is the header: a screen reader reads it with each cell of its column or row (ISO 32000-1, table 349). */
  const headerCell = (scope: 'Column' | 'Row', draw: () => void): Structure => {
    const cell = doc.struct('TH', {}, draw)
    // The library writes what stands in its dictionary, and has no word for it.
    const { dictionary } = cell as unknown as { dictionary: { data: Record<string, unknown> } }
    dictionary.data.A = { O: 'Table', Scope: scope }
    return cell
  }

  /** A table with a caption and header cells; where it goes over a page, its head comes again. */
  const table = ({ caption, columns, rows }: PaperTable) => {
    const cells = rows.map(row => row.map(breakable))
    const widths = columnWidths(columns, cells, {
      total: textWidth,
      widthOf: word => doc.font('bold-latin').fontSize(cellSize).widthOfString(word),
    })
    const struct = doc.struct('Table')
    root.add(struct)
    room(heightOf(caption, { size: 9.5 }) + 60)
    add('Caption', () => write(caption, { size: 9.5, ink: inks.soft }), struct)
    doc.moveDown(0.3)
    const line = (texts: readonly string[], isHead: boolean) => {
      const style = (at: number): Style => ({
        size: cellSize,
        width: (widths[at] ?? 60) - cellGap,
        face: isHead || at === 0 ? 'bold' : 'text',
      })
      const height = Math.max(...texts.map((text, at) => heightOf(text, style(at)))) + 6
      const before = doc.page
      room(height)
      if (doc.page !== before && !isHead)
        line(
          columns.map(({ label }) => label),
          true,
        )
      const top = doc.y
      const row = doc.struct('TR')
      struct.add(row)
      let x = margin
      texts.forEach((text, at) => {
        const left = x
        const draw = () =>
          write(text, { ...style(at), x: left, y: top, align: columns[at]?.isNumber === true ? 'right' : 'left' })
        row.add(isHead ? headerCell('Column', draw) : at === 0 ? headerCell('Row', draw) : doc.struct('TD', {}, draw))
        x += widths[at] ?? 60
      })
      row.end()
      artifact(() => {
        doc
          .moveTo(margin, top + height - 3)
          .lineTo(margin + textWidth, top + height - 3)
          .lineWidth(isHead ? 1 : 0.4)
          .strokeColor(inks.line)
          .stroke()
      })
      doc.y = top + height
    }
    line(
      columns.map(({ label }) => label),
      true,
    )
    for (const row of cells) line(row, false)
    struct.end()
    doc.moveDown(0.8)
  }

  /** Below every page what `words` says of it, counted from 1. */
  const footers = (words: (page: number, pages: number) => string) => {
    const { start, count } = doc.bufferedPageRange()
    for (let at = 0; at < count; at++) {
      doc.switchToPage(start + at)
      artifact(() => write(words(at + 1, count), { size: 8, ink: inks.soft, y: pageHeight - margin + 6 }), { type: 'Pagination' })
    }
  }

  const finish = async (): Promise<Buffer> => {
    root.end()
    doc.end()
    await finished
    return Buffer.concat(chunks)
  }

  return { doc, root, write, heightOf, widthOf, room, add, artifact, paragraph, heading, list, link, table, footers, finish }
}
export type Paper = ReturnType<typeof openPaper>
