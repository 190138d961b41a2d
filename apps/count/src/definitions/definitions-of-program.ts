import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { broken } from './broken-definitions.ts'
import { readCompiled } from './compiled-definitions.ts'
import type { Definitions } from './load-definitions.ts'

/**
 * The rules and code lists of this program: in the source `apps/count/definitions`, in the build the folder beside the program. As the build has understood them,
 * where they are as they were then; otherwise the files are read, which refuses what was not published.
 *
 * @throws Failure if the folder is not there, a file in it cannot be read or says what the language does not know, or differs from what was published
 */
export async function definitionsOfProgram(folder = findFolder()): Promise<Definitions> {
  const compiled = readCompiled(folder)
  if (compiled !== undefined) return compiled
  // What understands the files is loaded only where they have to be.
  const { loadDefinitions } = await import('./load-definitions.ts')
  return loadDefinitions(folder)
}

/** Upwards from here: beside main.js, above its chunks, and above src. */
function findFolder(): string {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = join(folder, 'definitions')
    if (existsSync(join(found, 'definitions.yaml'))) return found
  }
  throw broken('definitions.yaml', 'it is not beside the program')
}
