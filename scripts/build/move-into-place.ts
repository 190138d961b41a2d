import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const listFile = '.files.json'
/** These have the same name in every build and name the others: they come last, when what they name is there. */
const isEntry = (path: string): boolean => !/[-.][\w-]{8,}\.\w+(\.map)?$/.test(path)

/**
 * Moves a finished build into the folder that servers run from, each file in one step. Files have a hash in their name, so nothing that a
 * running server may still ask for is overwritten; the files of the build before this one stay, those of older builds go.
 */
export function moveIntoPlace(draft: string, dist: string): void {
  const files = filesBelow(draft)
  for (const file of [...files.filter(path => !isEntry(path)), ...files.filter(isEntry)]) {
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    renameSync(join(draft, file), join(dist, file))
  }
  const previous = readList(dist)
  const kept = new Set([...files, ...previous])
  for (const folder of ['site', 'count', 'assets'].filter(name => existsSync(join(dist, name)))) {
    for (const file of filesBelow(join(dist, folder)).map(path => `${folder}/${path}`)) {
      if (!kept.has(file)) rmSync(join(dist, file))
    }
  }
  writeFileSync(join(dist, listFile), JSON.stringify(files))
}

function readList(dist: string): string[] {
  const file = join(dist, listFile)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
