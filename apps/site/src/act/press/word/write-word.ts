import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { PressDocument } from '../press-document.ts'
import { lineAsText } from '../press-document.ts'
import { numberingXml, stylesXml } from './word-styles.ts'
import { escapeXml, footXml, linkXml, paragraphXml } from './word-xml.ts'

const [office, packaged] = [
  'http://schemas.openxmlformats.org/officeDocument/2006',
  'http://schemas.openxmlformats.org/package/2006',
]
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}/relationships"`
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const wordType = `${word}.document`

/** What the file says about itself and at the foot of its pages. */
export type WordOptions = {
  readonly creator: string
  /** `en-GB`, `cy-GB`. */
  readonly language: string
  /** The day that it is about, never the clock: the same content gives the same bytes. */
  readonly day: string
  /** Stands below every page; `page` and `pages` are counted by the program that opens the file. */
  readonly foot: (page: string, pages: string) => string
}

/**
 * A Word document (Office Open XML, ECMA-376): headings, lists and language are real, so that a screen reader says them; each place to
 * complete is a field. Written here and not by a library: the libraries put the time of the clock and random numbers into every file.
 */
export function writeWord(press: PressDocument, options: WordOptions): Promise<Buffer> {
  const links = press.sources.map(({ label, address }, index) => ({ id: `rId${index + 10}`, label, address }))
  return pack(
    {
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': relationsXml([
        [`rId1`, `${office}/relationships/officeDocument`, 'word/document.xml'],
        [`rId2`, `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
      'docProps/core.xml': coreXml(press, options),
      'word/document.xml': documentXml(press, links),
      'word/_rels/document.xml.rels': relationsXml(
        [
          ['rId1', `${office}/relationships/styles`, 'styles.xml'],
          ['rId2', `${office}/relationships/numbering`, 'numbering.xml'],
          ['rId3', `${office}/relationships/settings`, 'settings.xml'],
          ['rId4', `${office}/relationships/footer`, 'footer1.xml'],
        ],
        links,
      ),
      'word/styles.xml': stylesXml(options.language),
      'word/numbering.xml': numberingXml,
      'word/settings.xml': `<w:settings ${namespaces}><w:defaultTabStop w:val="720"/>${compatibility}<w:themeFontLang w:val="${options.language}"/></w:settings>`,
      'word/footer1.xml': `<w:ftr ${namespaces}>${footXml(options.foot)}</w:ftr>`,
    },
    options.day,
  )
}

/** Without it Word takes the file for one of 2007 and says so in its title. */
const compatibility =
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'

type ExternalLink = { readonly id: string; readonly label: string; readonly address: string }

function documentXml(press: PressDocument, links: readonly ExternalLink[]): string {
  const body = [
    ...(press.notice === null ? [] : [paragraphXml('Notice', [press.notice])]),
    paragraphXml('Kicker', [press.kicker]),
    paragraphXml('When', [press.when]),
    paragraphXml('Heading1', press.headline),
    ...press.story.flatMap((block, index) =>
      block.kind === 'paragraph'
        ? [paragraphXml(index === 0 ? 'Lead' : 'Normal', block.line)]
        : [paragraphXml('Normal', block.who), paragraphXml('PressQuote', block.said)],
    ),
    paragraphXml('End', [press.end]),
    paragraphXml('Heading2', [press.notesTitle]),
    ...press.notes.map(note => paragraphXml('ListBullet', note)),
    paragraphXml('Heading2', [press.sourcesTitle]),
    ...links.map(({ id, label, address }) => linkXml(id, label, address)),
  ]
  // A4 with margins of 2.5 cm, in twentieths of a point.
  const section =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
  return `<w:document ${namespaces}><w:body>${body.join('')}${section}</w:body></w:document>`
}

const coreXml = (press: PressDocument, { creator, language, day }: WordOptions): string => {
  const at = `${day}T00:00:00Z`
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  const title = escapeXml(`${press.title}: ${lineAsText(press.headline)}`)
  return `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>${language}</dc:language>${when('created')}${when('modified')}</cp:coreProperties>`
}

type Relation = readonly [id: string, type: string, target: string]

const relationsXml = (inside: readonly Relation[], outside: readonly ExternalLink[] = []): string =>
  `<Relationships xmlns="${packaged}/relationships">${inside
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}${outside
    .map(
      ({ id, address }) =>
        `<Relationship Id="${id}" Type="${office}/relationships/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`

const contentTypes = `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${word}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

/** Stored and not compressed, under a date of its own: the same parts are always the same bytes. */
function pack(parts: Readonly<Record<string, string>>, day: string): Promise<Buffer> {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number)
  // A zip knows local time alone: made in this machine's own zone, so that each machine writes the same numbers.
  const mtime = new Date(year, month - 1, date)
  const zip = new ZipFile()
  for (const [name, xml] of Object.entries(parts)) {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`, 'utf8')
    zip.addBuffer(bytes, name, { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true })
  }
  zip.end()
  return buffer(zip.outputStream)
}
