export type FaceName = 'text' | 'bold' | 'voice'
export type PdfFont = { name: FaceName; set: string; letters: ReadonlySet<string>; bytes: Buffer }
export type Run = { font: string; text: string }

export const fontId = ({ name, set }: Pick<PdfFont, 'name' | 'set'>): string => `${name}-${set}`

/**
 * Cuts a text into runs that one font can write. A letter that no font has is written without its accents, and as a question mark if that does not
 * help: a missing letter must be seen, not vanish.
 */
export function runsOf(text: string, face: FaceName, fonts: readonly PdfFont[]): Run[] {
  const faces = fonts.filter(({ name }) => name === face)
  const runs: Run[] = []
  for (const letter of text.normalize('NFC')) {
    const { font, written } = fontFor(letter, faces)
    const last = runs.at(-1)
    if (last?.font === font) last.text += written
    else runs.push({ font, text: written })
  }
  return runs
}

function fontFor(letter: string, faces: readonly PdfFont[]): { font: string; written: string } {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '')
  for (const written of [letter, plain, '?']) {
    const font = faces.find(({ letters }) => letters.has(written))
    if (font !== undefined) return { font: fontId(font), written }
  }
  throw new Error('No font has even a question mark')
}
