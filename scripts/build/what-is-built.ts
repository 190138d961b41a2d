import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export type BuiltFont = { family: string; file: string; unicodeRange: string; weight: string }
export type AssetManifest = { fonts: BuiltFont[]; islands: Record<string, string> }

/** What goes into a build, from the root. Wording and data are read when the site runs, so they are not among it. */
const sources = [
  'apps/site',
  'apps/count',
  'packages',
  'scripts/build',
  'scripts/build.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const isLeftOut = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || /(^|\/)(node_modules|dist|var|test|fixtures)\//.test(path) || path.endsWith('.md')

/** One number for everything that goes into a build: names and contents. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(source => filesBelow(root, source)).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Files without which a build is not whole, from its folder. */
export const builtParts = [
  'site/main.js',
  'site/command.js',
  'site/keeper.js',
  'site/thread.js',
  'site/reading-tasks.js',
  'site/picture-tasks.js',
  'site/sign-tasks.js',
  'site/photo-tasks.js',
  'site/reading-worker.js',
  'site/fonts/fonts.json',
  'site/texts.json',
  'count/main.js',
  'assets/manifest.json',
]

export function isBuilt(dist: string, hash: string): boolean {
  const stamp = stampFile(dist)
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) return false
  return builtParts.every(file => existsSync(join(dist, file)))
}

export function writeStamp(dist: string, hash: string): void {
  writeFileSync(stampFile(dist), hash)
}

export function writeManifest(assets: string, manifest: AssetManifest): void {
  writeFileSync(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

const stampFile = (dist: string): string => join(dist, '.built')

function filesBelow(root: string, source: string): string[] {
  const start = join(root, source)
  if (!existsSync(start)) return []
  if (statSync(start).isFile()) return [source]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !isLeftOut(path))
}
