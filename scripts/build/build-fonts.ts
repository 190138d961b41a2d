import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tableStart } from './code-points-of.ts'
import type { BuiltFont } from './what-is-built.ts'

const run = promisify(execFile)

/** All letters and signs of English, and those of Welsh that stand in Latin-1 (â ê î ô û and ä ë ï ö ü with their accents). */
const latin = `${characters(0x20, 0x7e)}${characters(0xa0, 0xac)}${characters(0xae, 0xff)}–—‘’‚“”„•…‹›€™−⁄`
/** Welsh ŵ and ŷ with every accent, and letters that are common in names in the UK. Loaded only by a page that has one of them. */
const beyondLatin = 'ŴŵŶŷẀẁẂẃẄẅỲỳŸĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽž'

/** Fraunces is for headings and figures: its display cut, in the weights between text and bold. */
const faces = [
  {
    family: 'Fraunces',
    name: 'fraunces',
    axes: 'opsz',
    set: 'latin',
    text: latin,
    variation: { opsz: 60, wght: { min: 400, max: 700 } },
  },
  {
    family: 'Fraunces',
    name: 'fraunces',
    axes: 'opsz',
    set: 'latin-ext',
    text: beyondLatin,
    variation: { opsz: 60, wght: { min: 400, max: 700 } },
  },
  {
    family: 'Atkinson Hyperlegible Next',
    name: 'atkinson-hyperlegible-next',
    axes: 'wght',
    set: 'latin',
    text: latin,
    variation: { wght: { min: 400, max: 700 } },
  },
  {
    family: 'Atkinson Hyperlegible Next',
    name: 'atkinson-hyperlegible-next',
    axes: 'wght',
    set: 'latin-ext',
    text: beyondLatin,
    variation: { wght: { min: 400, max: 700 } },
  },
] as const

/** Cuts each font down to what the site writes. */
export async function buildFonts(root: string, folder: string): Promise<BuiltFont[]> {
  mkdirSync(folder, { recursive: true })
  const fonts: BuiltFont[] = []
  for (const { family, name, axes, set, text, variation } of faces) {
    const source = join(root, 'node_modules/@fontsource-variable', name, 'files', `${name}-${set}-${axes}-normal.woff2`)
    const { bytes, has } = await subset({ source, text, variation })
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
    const file = `${name}-${set}.${hash}.woff2`
    writeFileSync(join(folder, file), bytes)
    fonts.push({ family, file, unicodeRange: unicodeRange(has), weight: '400 700' })
  }
  return fonts
}

/** One face in one weight as TrueType, for documents that take no variable fonts. `letters` are those that it has. */
export type PlainFont = { name: string; set: string; file: string; letters: string }

const plainFaces = [
  { name: 'text', from: 'atkinson-hyperlegible-next', axes: 'wght', variation: { wght: 400 }, beyond: 300 },
  { name: 'bold', from: 'atkinson-hyperlegible-next', axes: 'wght', variation: { wght: 700 }, beyond: 800 },
  { name: 'voice', from: 'fraunces', axes: 'opsz', variation: { opsz: 60, wght: 600 }, beyond: 900 },
] as const
const plainSets = [
  { set: 'latin', text: latin },
  { set: 'latin-ext', text: beyondLatin },
] as const

/** Cuts the fonts of PDF files: the same two families, in fixed weights, with a list of what each can write (fonts.json). */
export async function buildPlainFonts(root: string, folder: string): Promise<PlainFont[]> {
  mkdirSync(folder, { recursive: true })
  const fonts: PlainFont[] = []
  for (const { name, from, axes, variation, beyond } of plainFaces) {
    for (const { set, text } of plainSets) {
      const source = join(root, 'node_modules/@fontsource-variable', from, 'files', `${from}-${set}-${axes}-normal.woff2`)
      const { bytes, has } = await subset({ source, text, variation, format: 'sfnt' })
      if (set === 'latin-ext') sayAnotherWeight(bytes, beyond)
      const file = `${name}-${set}.ttf`
      writeFileSync(join(folder, file), bytes)
      fonts.push({ name, set, file, letters: String.fromCodePoint(...has) })
    }
  }
  writeFileSync(join(folder, 'fonts.json'), `${JSON.stringify(fonts)}\n`)
  return fonts
}

/**
 * The two files of a face have one name. A renderer that chooses fonts by name and weight (resvg) can tell them apart only by the weight
 * that they say they have: the second says another one, in hundreds, that no face of its family has. Its letters stay as they are.
 */
function sayAnotherWeight(font: Buffer, weight: number): void {
  font.writeUInt16BE(weight, tableStart(font, 'OS/2') + 4)
}

/**
 * Each font is cut in a process of its own: in one process the subsetter's memory gets mixed up after a few fonts, and it silently
 * answers with fonts without letters. (Seen with subset-font 2.9.0.)
 */
async function subset(request: object): Promise<{ bytes: Buffer; has: number[] }> {
  const script = join(import.meta.dirname, 'subset-one-font.ts')
  const { stdout } = await run(process.execPath, [script, JSON.stringify(request)], { maxBuffer: 2 ** 24 })
  const { base64, has }: { base64: string; has: number[] } = JSON.parse(stdout)
  return { bytes: Buffer.from(base64, 'base64'), has }
}

/** CSS's unicode-range for a sorted list of code points: runs are joined. */
export function unicodeRange(codePoints: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const point of codePoints) {
    const last = runs.at(-1)
    if (last !== undefined && point === last[1] + 1) last[1] = point
    else runs.push([point, point])
  }
  const hex = (point: number): string => point.toString(16).toUpperCase()
  return runs.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(',')
}

function characters(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))
}
