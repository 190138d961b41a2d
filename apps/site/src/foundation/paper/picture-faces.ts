import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Face, FaceName, FacesByName } from '@spotlight/drawing'
import { readWidths } from '@spotlight/drawing/node'

/** The fonts of a picture: their files, and how wide their letters are. */
export type Faces = { readonly files: readonly string[]; readonly face: FacesByName }

const read = new Map<string, Faces>()

/** The fonts that the build has cut, read once. The weights are those that scripts/build/build-fonts.ts gives them. */
export function readFaces(root: string): Faces {
  const known = read.get(root)
  if (known) return known
  const folder = join(root, 'dist/site/fonts')
  const fileOf = (name: FaceName, set: 'latin' | 'latin-ext') => join(folder, `${name}-${set}.ttf`)
  const face = (name: FaceName, family: string, weight: number, beyondWeight: number): Face => {
    const latin = readWidths(readFont(fileOf(name, 'latin')))
    const beyond = readWidths(readFont(fileOf(name, 'latin-ext')))
    const has = (codePoint: number) => beyond.has(codePoint) && !latin.has(codePoint)
    return { family, weight, beyond: { weight: beyondWeight, has }, widths: new Map([...beyond, ...latin]) }
  }
  const faces: Faces = {
    files: (['text', 'bold', 'voice'] as const).flatMap(name => [fileOf(name, 'latin'), fileOf(name, 'latin-ext')]),
    face: {
      text: face('text', 'Atkinson Hyperlegible Next', 400, 300),
      bold: face('bold', 'Atkinson Hyperlegible Next', 700, 800),
      voice: face('voice', 'Fraunces', 600, 900),
    },
  }
  read.set(root, faces)
  return faces
}

function readFont(file: string): Buffer {
  if (!existsSync(file)) throw new Error(`The font ${file} is missing: build the site first (npm run build)`)
  return readFileSync(file)
}
