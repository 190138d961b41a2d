import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PdfFont } from '@spotlight/paper'
import { z } from 'zod'
import type { HtmlFonts } from './html/write-html.ts'

const manifest = z.object({
  html: z.array(z.object({ family: z.string(), file: z.string(), unicodeRange: z.string(), weight: z.string() })),
  pdf: z.array(z.object({ name: z.enum(['text', 'bold', 'voice']), set: z.string(), file: z.string(), letters: z.string() })),
})

/**
 * The fonts that go into the report, from the folder that the build has made.
 *
 * @throws if the program was not built
 */
export function readFonts(): { html: HtmlFonts; pdf: readonly PdfFont[] } {
  const folder = fontsFolder()
  const { html, pdf } = manifest.parse(JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8')))
  return {
    html: html.map(({ family, weight, unicodeRange, file }) => ({
      family,
      weight,
      unicodeRange,
      base64: readFileSync(join(folder, file)).toString('base64'),
    })),
    pdf: pdf.map(({ name, set, file, letters }) => ({
      name,
      set,
      letters: new Set(letters),
      bytes: readFileSync(join(folder, file)),
    })),
  }
}

/** Beside the built program, or in dist/count when the source runs by itself. */
function fontsFolder(): string {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = [join(folder, 'fonts'), join(folder, 'dist/count/fonts')].find(place => existsSync(join(place, 'fonts.json')))
    if (found !== undefined) return found
  }
  throw new Error('The fonts of the report are not there: run “npm run build” first')
}
