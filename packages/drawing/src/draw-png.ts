import { Resvg } from '@resvg/resvg-js'
import { writePng } from './write-png.ts'

/** A drawing to be made into a picture, with the fonts that it uses: no others are looked for. */
export type PictureOrder = { readonly svg: string; readonly fontFiles: readonly string[] }

/** The bytes of a PNG file. The same drawing always gives the same bytes. */
export function drawPng({ svg, fontFiles }: PictureOrder): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'Atkinson Hyperlegible Next' }
  const { width, height, pixels } = new Resvg(svg, { font, logLevel: 'off' }).render()
  return new Uint8Array(writePng({ width, height, rgba: pixels }))
}
