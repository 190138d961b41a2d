import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import { type Entry, open, type ZipFile } from 'yauzl'
import { SpreadsheetProblem } from './spreadsheet-problem.ts'

/** What one sees of a sheet only by looking into the file: whether it or rows of it are hidden, and formulas that were stored without their result. */
export type SheetParts = { isHidden: boolean; hiddenRows: number; formulasWithoutValue: readonly number[] }

/** Excel packs a file into a small part of its size; past this it is no list that people keep by hand, or is meant to do harm. */
const mostUnpackedBytes = 512 * 1024 * 1024

/** The parts of each sheet by its name. @throws SpreadsheetProblem if the file is no whole XLSX file */
export async function sheetParts(path: string): Promise<ReadonlyMap<string, SheetParts>> {
  const zip = await openZip(path)
  try {
    const entries = await listEntries(zip)
    const sheets = await sheetsOf(zip, entries)
    const parts = new Map<string, SheetParts>()
    for (const { name, isHidden, target } of sheets) {
      const entry = entries.get(target)
      parts.set(name, { isHidden, ...(entry ? await rowsOf(zip, entry) : { hiddenRows: 0, formulasWithoutValue: [] }) })
    }
    return parts
  } finally {
    zip.close()
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await promisify<string, { autoClose: false; lazyEntries: true }, ZipFile>(open)(path, {
      autoClose: false,
      lazyEntries: true,
    })
  } catch (error) {
    throw new SpreadsheetProblem('It is cut off or damaged: the end of the Excel file is missing.', { cause: error })
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      unpacked += entry.uncompressedSize
      if (unpacked > mostUnpackedBytes)
        reject(new SpreadsheetProblem('It is too large for a spreadsheet. Save the sheet as CSV.'))
      else zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', error => reject(new SpreadsheetProblem('The Excel file is damaged.', { cause: error })))
    zip.readEntry()
  })
  return entries
}

type SheetPlace = { name: string; isHidden: boolean; target: string }

async function sheetsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<SheetPlace[]> {
  const book = entries.get('xl/workbook.xml')
  if (book === undefined) throw new SpreadsheetProblem('It is a zip archive and not an Excel sheet: unpack it into the folder.')
  const targets = new Map<string, string>()
  const relations = entries.get('xl/_rels/workbook.xml.rels')
  if (relations)
    await parse(zip, relations, (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes.Id ?? '', placeOf(attributes.Target ?? ''))
    })
  const sheets: SheetPlace[] = []
  await parse(zip, book, (name, attributes) => {
    if (name === 'sheet')
      sheets.push({
        name: attributes.name ?? '',
        isHidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        target: targets.get(attributes['r:id'] ?? attributes.id ?? '') ?? '',
      })
  })
  return sheets
}

/** Targets are relative to xl/, or from the root when they begin with a stroke. */
const placeOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

async function rowsOf(zip: ZipFile, entry: Entry): Promise<Omit<SheetParts, 'isHidden'>> {
  let row = 0
  let hiddenRows = 0
  let hasFormula = false
  let hasValue = false
  const formulasWithoutValue: number[] = []
  await parse(
    zip,
    entry,
    (name, attributes) => {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        if (attributes.hidden === '1' || attributes.hidden === 'true') hiddenRows += 1
      } else if (name === 'c') {
        hasFormula = false
        hasValue = false
      } else if (name === 'f') hasFormula = true
      else if (name === 'v' || name === 'is') hasValue = true
    },
    name => {
      if (name === 'c' && hasFormula && !hasValue) formulasWithoutValue.push(row)
    },
  )
  return { hiddenRows, formulasWithoutValue }
}

type OnOpen = (name: string, attributes: Readonly<Record<string, string | undefined>>) => void

async function parse(zip: ZipFile, entry: Entry, onOpen: OnOpen, onClose: (name: string) => void = () => {}): Promise<void> {
  const stream = await promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry)
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => onOpen(bare(name), attributes))
  parser.on('closetag', ({ name }) => onClose(bare(name)))
  const decoder = new TextDecoder()
  try {
    for await (const part of stream) parser.write(decoder.decode(part, { stream: true }))
    parser.close()
  } catch (error) {
    throw new SpreadsheetProblem('The Excel file is damaged: open it in Excel, save it again, and try again.', { cause: error })
  }
}

/** Some programs write `x:sheet` where Excel writes `sheet`. */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
