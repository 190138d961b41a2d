import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPaper, type Paper, type PaperSize, type PdfFont, pageWidth } from '@spotlight/paper'
import { z } from 'zod'
import type { Ctx } from '../http/room.ts'
import { languageTags } from '../i18n/locale.ts'

/** The colours of the site by day (tokens.css), as paper needs them. */
export const inks = {
  ink: '#231736',
  soft: '#5d5170',
  line: '#cfc4de',
  link: '#8a1549',
  lamp: '#ffc94d',
  night: '#1d1230',
} as const

const fontList = z.array(
  z.object({ name: z.enum(['text', 'bold', 'voice']), set: z.string(), file: z.string(), letters: z.string() }),
)
const read = new Map<string, readonly PdfFont[]>()

/** The fonts that the build has cut for paper, read once. */
function readPaperFonts(root: string): readonly PdfFont[] {
  const known = read.get(root)
  if (known) return known
  const folder = join(root, 'dist/site/fonts')
  const list = join(folder, 'fonts.json')
  if (!existsSync(list)) throw new Error('The fonts of the papers are missing: build the site first (npm run build)')
  const fonts = fontList.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ letters, file, ...font }) => ({
    ...font,
    letters: new Set(letters),
    bytes: readFileSync(join(folder, file)),
  }))
  read.set(root, fonts)
  return fonts
}

/** Begins a paper in the language of the page. `day` is what it is about, so that the same content gives the same bytes. In an example it says so at its top. */
export function openSitePaper(c: Ctx, { title, day, size }: { title: string; day: string; size?: PaperSize }): Paper {
  const { t, services } = c.var
  const paper = openPaper({
    title,
    ...(size === undefined ? {} : { size }),
    creator: t('site.name'),
    language: languageTags[t.locale],
    day,
    fonts: readPaperFonts(services.root),
    inks,
  })
  if (services.campaign === 'example') {
    paper.artifact(() => paper.doc.rect(0, 0, pageWidth, 34).fill(inks.lamp))
    paper.add('P', () => paper.write(t('embed.frame.example'), { face: 'bold', size: 9.5, ink: inks.night, y: 11 }))
    paper.doc.y = 50
  }
  return paper
}

/** The answer that carries a paper. Shown in the browser, and saved under a name that says what it is. */
export const sendPaper = (c: Ctx, bytes: Buffer, fileName: string): Response => {
  c.set('cacheable', true)
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${fileName}"`,
    'cache-control': 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
}

/** The letters of a text that no font of the papers has. On paper each would become another letter or a question mark: who typed them is told before. */
export function lettersNotOnPaper(root: string, text: string): string[] {
  const known = readPaperFonts(root)
    .filter(({ name }) => name === 'text')
    .map(({ letters }) => letters)
  const seen = new Set(text.normalize('NFC'))
  return [...seen].filter(letter => !/\s/u.test(letter) && !known.some(letters => letters.has(letter)))
}
