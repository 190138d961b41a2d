import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the checkout: the nearest one upwards whose package.json is named "spotlight". Works from src/ and from dist/. */
export function findRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'spotlight')
      return folder
    if (folder === dirname(folder)) throw new Error('package.json named "spotlight" not found above the running program')
  }
}
