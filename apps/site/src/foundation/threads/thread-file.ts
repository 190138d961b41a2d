import { basename, dirname, join } from 'node:path'

/**
 * Where the program of a thread lies: as `<name>.js` at the top of the built site, or in tests as its source.
 * `from` is the file that asks, `source` its way to the source.
 */
export function threadFile(from: string, source: string): string {
  if (from.endsWith('.ts')) return join(dirname(from), source)
  const folder = dirname(from)
  const top = basename(folder) === 'chunks' ? dirname(folder) : folder
  return join(top, `${basename(source, '.ts')}.js`)
}
