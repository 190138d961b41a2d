import { importsOf } from './imports-of.ts'
import type { SourceFile } from './source-file.ts'

/** Circles of files that import one another, each told once: `a.ts -> b.ts -> a.ts`. Imports of types count: they are read in circles too. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path))
  const graph = new Map(files.map(file => [file.path, targetsOf(file).filter(path => known.has(path))]))
  const finished = new Set<string>()
  const cycles: string[] = []

  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start !== -1) {
      cycles.push([...trail.slice(start), path].join(' -> '))
      return
    }
    if (finished.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    finished.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return cycles
}

function targetsOf(file: SourceFile): string[] {
  if (file.path.endsWith('.css')) return []
  return [
    ...new Set(
      importsOf(file)
        .filter(({ isPackage }) => !isPackage)
        .map(({ to }) => to),
    ),
  ]
}
