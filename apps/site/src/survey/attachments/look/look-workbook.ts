import { readCellStyles } from './cell-styles.ts'
import { sheetHearer } from './look-sheet.ts'
import type { Noted } from './noted.ts'
import { notePackageFindings } from './package-findings.ts'
import type { PackageParts, Relation } from './package-parts.ts'
import { SheetNotes } from './sheet-notes.ts'
import { type Attributes, isOn, readXml } from './xml.ts'

/** Shared texts beyond this are counted and not kept: no spreadsheet that answers a question holds a library. */
const longestTexts = 60_000_000

/** A workbook of Excel (.xlsx, .xlsm): what it hides, and the text of the sheets that can be seen. */
export async function lookIntoWorkbook(parts: PackageParts, main: string, noted: Noted): Promise<void> {
  notePackageFindings(parts, 'spreadsheet', noted)
  const relations = await parts.relations(main)
  const ofType = (type: string) =>
    relations.find(relation => relation.type.endsWith(`/${type}`) && !relation.isOutside)?.target ?? null
  const book = await readBook(parts, main, noted)
  const ground = {
    styleOf: await readCellStyles(parts.zip, ofType('styles')),
    sharedTexts: await readSharedTexts(parts, ofType('sharedStrings'), noted),
    isFrom1904: book.isFrom1904,
  }
  const read = new Set<string>()
  for (const { name, state, relation } of book.sheets) {
    if (state === 'veryHidden') noted.add('very-hidden-sheet', name)
    else if (state !== 'visible') noted.add('hidden-sheet', name)
    const part = partOf(relations, relation)
    if (part === null || !/worksheet\+xml/i.test(parts.typeOf(part))) continue
    read.add(part.toLowerCase())
    const notes = new SheetNotes(name, noted)
    await readXml(parts.zip.stream(part), sheetHearer(notes, ground))
    notes.end(state !== 'visible')
  }
  // A sheet that the workbook does not name: no program shows it, and it is in the file.
  const lost = parts.zip.names.filter(name => /worksheet\+xml/i.test(parts.typeOf(name)) && !read.has(name.toLowerCase()))
  for (const name of lost) noted.add('very-hidden-sheet', name)
}

const partOf = (relations: readonly Relation[], id: string | null): string | null =>
  relations.find(relation => relation.id === id && !relation.isOutside)?.target ?? null

type Sheet = { readonly name: string; readonly state: string; readonly relation: string | null }
type Book = { readonly sheets: readonly Sheet[]; readonly isFrom1904: boolean }

async function readBook(parts: PackageParts, main: string, noted: Noted): Promise<Book> {
  const sheets: Sheet[] = []
  const names: { name: string; isHidden: boolean; refersTo: string }[] = []
  let isFrom1904 = false
  let isName = false
  await readXml(parts.zip.stream(main), {
    open: (tag, at) => {
      if (tag === 'workbookPr') isFrom1904 = isOn(at.date1904)
      if (tag === 'workbookView' && at.visibility !== undefined && at.visibility !== 'visible') noted.add('hidden-sheet')
      if (tag === 'sheet') sheets.push({ name: at.name ?? '', state: at.state ?? 'visible', relation: relationIn(at) })
      isName = tag === 'definedName'
      if (isName) names.push({ name: at.name ?? '', isHidden: isOn(at.hidden), refersTo: '' })
    },
    text: text => {
      const last = names.at(-1)
      if (isName && last) last.refersTo += text
    },
    close: () => {
      isName = false
    },
  })
  const hidden = sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name)
  // Excel keeps names of its own for filters and print areas, which say nothing.
  for (const { name, isHidden, refersTo } of names.filter(each => !/^_xl/i.test(each.name))) {
    const leadsToHidden = hidden.some(sheet => refersTo.includes(`${sheet}!`) || refersTo.includes(`${sheet}'!`))
    if (isHidden || leadsToHidden) noted.add('hidden-name', name)
  }
  return { sheets, isFrom1904 }
}

/** `r:id`, under whatever prefix. */
const relationIn = (attributes: Attributes): string | null =>
  Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? null

async function readSharedTexts(parts: PackageParts, name: string | null, noted: Noted): Promise<string[]> {
  const texts: string[] = []
  if (name === null || !parts.zip.has(name)) return texts
  let text = ''
  let isText = false
  let isSound = false
  let left = longestTexts
  await readXml(parts.zip.stream(name), {
    open: tag => {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') isSound = true
      else if (tag === 't') isText = !isSound
    },
    text: piece => {
      if (isText) text += piece
    },
    close: tag => {
      if (tag === 't') isText = false
      else if (tag === 'rPh') isSound = false
      else if (tag === 'si') {
        left -= text.length + 16
        if (left < 0) noted.add('text-cut')
        // Its place stays: the cells count them. One letter stands for it, so that a hidden one is still found.
        texts.push(left < 0 ? text.slice(0, 1) : text)
      }
    },
  })
  return texts
}
