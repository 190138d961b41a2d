import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeSource } from './read-source.ts'
import { type SourceId, sourceLayouts } from './source-layouts.ts'

export interface FoundSource {
  id: SourceId
  /** Relative to the folder given. */
  file: string
  bytes: Uint8Array
  text: string
}

export interface SourceSearch {
  found: Map<SourceId, FoundSource>
  /** Two files of one layout: the one whose name sorts last is taken (names carry dates), and this says so. */
  notices: string[]
}

const headLength = 4000

/** Looks through a folder and the folders in it for files of a layout we can read. */
export function findSources(folder: string): SourceSearch {
  const found = new Map<SourceId, FoundSource>()
  const notices: string[] = []
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(join(folder, file))
    const text = decodeSource(bytes).replace(/^\uFEFF/, '')
    const head = text.slice(0, headLength)
    const layout = sourceLayouts.find(candidate => candidate.matches(head) || matchesTail(candidate.id, text))
    if (layout === undefined) continue
    const earlier = found.get(layout.id)
    if (earlier !== undefined)
      notices.push(`Two files of the layout “${layout.what}”: ${earlier.file} and ${file}. Took ${file}.`)
    found.set(layout.id, { id: layout.id, file, bytes, text })
  }
  return { found, notices }
}

/** A TopoJSON file may hold its arcs before its objects, far beyond the head. */
function matchesTail(id: SourceId, text: string): boolean {
  return id === 'countries' && /^\{\s*"type"\s*:\s*"Topology"/.test(text) && text.includes('"ctry"')
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}: name the one that holds the source files`)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(csv|json|geojson|topojson)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(folder.replace(/\/$/, '').length + 1))
    .sort()
}
