import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Locale, Router } from '../../foundation/index.ts'
import { exampleFolder, readExampleYaml } from './example-files.ts'

/** An invented voice with a drawn portrait. */
export type ExampleVoice = {
  readonly name: string
  readonly age: number
  readonly words: string
  readonly picture: { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
}

const text = z.string().min(1)
const inOneLanguage = z.strictObject({ name: text, words: text, picture: text })
const voicesSchema = z.array(
  z.strictObject({
    portrait: z.enum(['mair', 'yvonne', 'anil']),
    age: z.number().int(),
    en: inOneLanguage,
    cy: inOneLanguage,
  }),
)

const portraitPath = '/example/portraits/:file{[a-z]+\\.svg}'
const portraitLink = (portrait: string): string => portraitPath.replace(/:file.*$/, `${portrait}.svg`)
/** The portraits are drawn on a square. */
const side = 320

/** The voices of the example campaign. The real campaign must not call this: it has none until real people speak. */
export const exampleVoices = (root: string, locale: Locale): ExampleVoice[] =>
  readExampleYaml(root, 'voices.yaml', voicesSchema).map(({ portrait, age, [locale]: said }) => ({
    name: said.name,
    age,
    words: said.words,
    picture: { src: portraitLink(portrait), alt: said.picture, width: side, height: side },
  }))

/** Serves the drawn portraits, in the example campaign only. */
export function portraitRoutes(router: Router): void {
  router.get(portraitPath, c => {
    const { campaign, root } = c.var.services
    const voices = campaign === 'example' ? readExampleYaml(root, 'voices.yaml', voicesSchema) : []
    const voice = voices.find(({ portrait }) => `${portrait}.svg` === c.req.param('file'))
    if (!voice) return c.notFound()
    return c.body(readFileSync(join(root, exampleFolder, 'portraits', `${voice.portrait}.svg`)), 200, {
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=3600',
    })
  })
}
