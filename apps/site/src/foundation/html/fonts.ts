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

/**
 * Own fonts over fallbacks of the same width, so that nothing jumps when they arrive. The percentages are the ratio of the fonts'
 * average widths and their ascent and descent in units per em (from the fonts' own hhea tables).
 */
export function fontFaces(manifest: AssetManifest): string {
  const own = manifest.fonts.map(
    ({ family, file, unicodeRange, weight }) =>
      `@font-face{font-family:"${family}";src:url(/assets/fonts/${file}) format("woff2");font-weight:${weight};font-display:swap;unicode-range:${unicodeRange}}`,
  )
  const fallbacks = [
    '@font-face{font-family:"Text fallback";src:local(Arial),local("Liberation Sans");size-adjust:101%;ascent-override:94%;descent-override:27%;line-gap-override:0%}',
    '@font-face{font-family:"Voice fallback";src:local(Georgia),local("DejaVu Serif"),local("Liberation Serif");size-adjust:98%;ascent-override:99%;descent-override:26%;line-gap-override:0%}',
  ]
  return [...own, ...fallbacks].join('')
}
