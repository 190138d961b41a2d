import { isOn, readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** How a cell shows its value. */
export type CellStyle = { readonly shows: 'number' | 'date' | 'percent' | 'nothing'; readonly isWhiteOnWhite: boolean }

const ordinary: CellStyle = { shows: 'number', isWhiteOnWhite: false }

/** The styles of a spreadsheet's cells, by their number (ECMA-376 part 1, 18.8). Without a part for them, all cells are ordinary. */
export async function readCellStyles(zip: Zip, name: string | null): Promise<(index: string | undefined) => CellStyle> {
  if (name === null || !zip.has(name)) return () => ordinary
  const formats = new Map<string, string>()
  const whiteFonts: boolean[] = []
  const darkFills: boolean[] = []
  const styles: CellStyle[] = []
  const within: string[] = []
  const isIn = (...places: string[]) => places.every((place, index) => within.at(index - places.length) === place)
  await readXml(zip.stream(name), {
    open: (tag, at) => {
      if (tag === 'numFmt' && at.numFmtId !== undefined) formats.set(at.numFmtId, at.formatCode ?? '')
      if (tag === 'font' && isIn('fonts')) whiteFonts.push(false)
      if (tag === 'color' && isIn('fonts', 'font')) whiteFonts[whiteFonts.length - 1] = isWhite(at)
      if (tag === 'fill' && isIn('fills')) darkFills.push(false)
      if (isIn('fills', 'fill')) darkFills[darkFills.length - 1] = at.patternType !== 'none'
      if (tag === 'fgColor' && isIn('fills', 'fill', 'patternFill') && isWhite(at)) darkFills[darkFills.length - 1] = false
      if (tag === 'xf' && isIn('cellXfs')) {
        const isWhiteFont = whiteFonts[Number(at.fontId ?? 0)] ?? false
        const isDark = darkFills[Number(at.fillId ?? 0)] ?? false
        styles.push({ shows: shownAs(at.numFmtId ?? '0', formats), isWhiteOnWhite: isWhiteFont && !isDark })
      }
      within.push(tag)
    },
    close: () => void within.pop(),
  })
  return index => styles[Number(index ?? 0)] ?? ordinary
}

type Colour = Readonly<Record<string, string | undefined>>

/** White by its value, by the theme's first colour (which is the paper's), or by its place among the old colours. */
function isWhite({ rgb, theme, indexed, tint = '0', auto }: Colour): boolean {
  if (isOn(auto)) return false
  if (rgb !== undefined) return /^(ff)?ffffff$/i.test(rgb)
  if (theme !== undefined) return theme === '0' && Number(tint) >= 0
  return indexed === '1' || indexed === '9'
}

function shownAs(id: string, formats: ReadonlyMap<string, string>): CellStyle['shows'] {
  const code = formats.get(id)
  if (code === undefined) {
    const number = Number(id)
    if ((number >= 14 && number <= 22) || (number >= 45 && number <= 47)) return 'date'
    return number === 9 || number === 10 ? 'percent' : 'number'
  }
  // A format of nothing but its dividing marks shows nothing at all.
  if (/^[;\s]*;[;\s]*$/.test(code)) return 'nothing'
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (bare.includes('%')) return 'percent'
  return /general/i.test(bare) ? 'number' : /[dyhs]|m/i.test(bare) ? 'date' : 'number'
}
