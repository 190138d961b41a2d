import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** place: where it lies below node_modules; a second version of a package lies inside the one that needs it. */
export type Package = { name: string; version: string; folder: string; place: string; license: string }
type Manifest = {
  name: string
  version: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * Every package that the built program needs, from those that its workspaces name to the last below them, as npm has laid them out.
 * Optional ones are left out: they are for one platform each, and come separately.
 *
 * @throws if a package is not installed
 */
export function packagesOf(root: string, workspaces: readonly string[]): Package[] {
  const found = new Map<string, Package>()
  const wanted = workspaces.flatMap(workspace => {
    const manifest = readManifest(join(root, workspace))
    return dependenciesOf(manifest).map(name => ({ name, from: join(root, workspace) }))
  })
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const folder = folderOf(next.name, next.from)
    if (folder === undefined) throw new Error(`The package ${next.name} is not installed. Run “npm ci”.`)
    if (found.has(folder)) continue
    const manifest = readManifest(folder)
    const place = relative(join(root, 'node_modules'), folder).split(sep).join('/')
    found.set(folder, { name: next.name, version: manifest.version, folder, place, license: manifest.license ?? 'not stated' })
    wanted.push(...dependenciesOf(manifest).map(name => ({ name, from: folder })))
  }
  return [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1))
}

const dependenciesOf = (manifest: Manifest): string[] =>
  Object.keys(manifest.dependencies ?? {}).filter(
    name => !name.startsWith('@spotlight/') && manifest.optionalDependencies?.[name] === undefined,
  )

export const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
  }
  return undefined
}
