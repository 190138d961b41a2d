import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Router } from '../../../foundation/index.ts'
import { portraitPath } from '../story-links.ts'

const folder = 'content/example'
export const voicesFile = `${folder}/voices.yaml`
export const portraitsFolder = `${folder}/portraits`

const text = z.string().min(1)
const inOneLanguage = z.strictObject({ name: text, opening: text, words: text, picture: text })
const voicesSchema = z.array(
  z.strictObject({
    portrait: z.enum(['mair', 'yvonne', 'anil']),
    age: z.number().int(),
    en: inOneLanguage,
    cy: inOneLanguage,
  }),
)

/** An invented voice with a drawn portrait, and what it tells. */
export type ExampleVoice = z.infer<typeof voicesSchema>[number]

/** The voices of the example campaign. The real campaign must not call this: it has none until real people speak. */
export const readVoices = (root: string): readonly ExampleVoice[] =>
  voicesSchema.parse(parse(readFileSync(join(root, voicesFile), 'utf8')))

/** Serves the drawn portraits, in the example campaign only. */
export function portraitRoutes(router: Router): void {
  router.get(portraitPath, c => {
    const { campaign, root } = c.var.services
    const voices = campaign === 'example' ? readVoices(root) : []
    const voice = voices.find(({ portrait }) => `${portrait}.svg` === c.req.param('file'))
    if (!voice) return c.notFound()
    return c.body(readFileSync(join(root, portraitsFolder, `${voice.portrait}.svg`)), 200, {
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=3600',
    })
  })
}
