import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  fonts: z.array(z.object({ family: z.string(), file: z.string(), unicodeRange: z.string(), weight: z.string() })),
  islands: z.record(z.string(), z.string()),
})

export type AssetManifest = z.infer<typeof manifestSchema>

/** What the build has made, by name. Before a build (in tests of pages) there is nothing, and pages use the fallback fonts. */
export function readAssetManifest(root: string): AssetManifest {
  const file = join(root, 'dist/assets/manifest.json')
  return existsSync(file) ? manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : { fonts: [], islands: {} }
}

type Face = {
  /** From the font's hhea table, as parts of its units per em. */
  readonly ascent: number
  readonly descent: number
  /** Mean width of a character in the texts that the face is used for, in em, at the weight in which it is used. */
  readonly meanWidth: number
}

/** Atkinson Hyperlegible Next 400: hhea 984 and -316 of 1000. Fraunces 560: hhea 1956 and -510 of 2000. */
const textFace: Face = { ascent: 0.984, descent: 0.316, meanWidth: 0.4311 }
const voiceFace: Face = { ascent: 0.978, descent: 0.255, meanWidth: 0.4937 }

type Fallback = { readonly name: string; readonly local: readonly string[]; readonly like: Face; readonly meanWidth: number }

/**
 * Fonts that machines have. Mean widths were measured with the same texts in the same browser (canvas measureText, 100 px): the text face
 * on our English and Welsh messages, the voice face on our headings and the names of trusts. Liberation Sans and Serif have the widths of
 * Arial and Times New Roman. Georgia could not be measured: it is taken from Arial's by the two fonts' published average widths (913 to
 * 904 of 2048 units).
 */
const fallbacks: readonly Fallback[] = [
  { name: 'Text fallback', local: ['Arial', 'Liberation Sans'], like: textFace, meanWidth: 0.4354 },
  { name: 'Voice Georgia', local: ['Georgia'], like: voiceFace, meanWidth: 0.4692 },
  { name: 'Voice DejaVu', local: ['DejaVu Serif'], like: voiceFace, meanWidth: 0.5306 },
  { name: 'Voice Times', local: ['Times New Roman', 'Liberation Serif'], like: voiceFace, meanWidth: 0.4188 },
]

const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`

/** `size-adjust` scales the overrides as well, so they are divided by it. */
function fallbackFace({ name, local, like, meanWidth }: Fallback): string {
  const size = like.meanWidth / meanWidth
  const source = local.map(font => `local("${font}")`).join()
  return `@font-face{font-family:"${name}";src:${source};size-adjust:${percent(size)};ascent-override:${percent(like.ascent / size)};descent-override:${percent(like.descent / size)};line-gap-override:0%}`
}

/** Our own fonts, shown after the first paint over fallbacks of the same width and height, so that nothing jumps when they arrive. */
export function fontFaces(manifest: AssetManifest): string {
  const own = manifest.fonts.map(
    ({ family, file, unicodeRange, weight }) =>
      `@font-face{font-family:"${family}";src:url(/assets/fonts/${file}) format("woff2");font-weight:${weight};font-display:swap;unicode-range:${unicodeRange}}`,
  )
  return [...own, ...fallbacks.map(fallbackFace)].join('')
}
