import { languageTags } from '../../../foundation/index.ts'
import type { Line, Piece } from '../press-document.ts'
import { pieceAsText } from '../press-document.ts'
import { readsFromRight } from '../typed-press.ts'

/** Text for XML. What XML cannot hold at all is left out: no control character and no half of a letter. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML 1.0 forbids.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The paragraph styles of word-styles.ts. */
export type ParagraphStyle =
  | 'Heading1'
  | 'Heading2'
  | 'Kicker'
  | 'When'
  | 'Notice'
  | 'Lead'
  | 'Normal'
  | 'PressQuote'
  | 'End'
  | 'ListBullet'
  | 'Footer'

const text = (words: string): string => `<w:t xml:space="preserve">${escapeXml(words)}</w:t>`

const run = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text(words)}</w:r>`

/** A place to complete as a field of the document: a click chooses the whole, and what is typed takes its place. */
const gap = (what: string): string => {
  const name = escapeXml(what.slice(0, 60))
  const control = `<w:sdtPr><w:alias w:val="${name}"/><w:showingPlcHdr/><w:text/></w:sdtPr>`
  return `<w:sdt>${control}<w:sdtContent>${run(`[${what}]`, '<w:rStyle w:val="PlaceToFill"/>')}</w:sdtContent></w:sdt>`
}

function pieceXml(piece: Piece): string {
  if (typeof piece === 'string') return run(piece)
  if ('gap' in piece) return gap(piece.gap)
  if ('typed' in piece) return run(piece.typed, readsFromRight(piece.typed) ? '<w:rtl/>' : '')
  return run(piece.words, `<w:lang w:val="${languageTags[piece.language]}"/>`)
}

export const lineXml = (line: Line): string => line.map(pieceXml).join('')

/** A paragraph of a style. One whose words were typed from right to left runs that way. */
export function paragraphXml(style: ParagraphStyle, line: Line): string {
  const typed = line.find(piece => typeof piece !== 'string')
  const isFromRight = style === 'PressQuote' && typed !== undefined && 'typed' in typed && readsFromRight(pieceAsText(typed))
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${isFromRight ? '<w:bidi/>' : ''}</w:pPr>${lineXml(line)}</w:p>`
}

/** An address that can be opened; `id` is that of its relation. It stands there in full too, for whoever prints it. */
export const linkXml = (id: string, label: string, address: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>${run(`${label}: `)}<w:hyperlink r:id="${id}">${run(address, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink></w:p>`

// Private-use characters: no text of ours has them.
const [pageHere, pagesHere] = ['\uE000', '\uE001']
const counted = (what: 'PAGE' | 'NUMPAGES'): string => `<w:fldSimple w:instr="${what}">${run('1')}</w:fldSimple>`

/** The foot of a page, whose numbers are fields. */
export function footXml(foot: (page: string, pages: string) => string): string {
  const runs = foot(pageHere, pagesHere)
    .split(/([\uE000\uE001])/)
    .map(words => (words === pageHere ? counted('PAGE') : words === pagesHere ? counted('NUMPAGES') : run(words)))
  return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${runs.join('')}</w:p>`
}
