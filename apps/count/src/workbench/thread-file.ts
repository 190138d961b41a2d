import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Where a file that runs in a thread is: beside the built program as NAME.js, or in src/threads as NAME.ts when the source runs by itself.
 *
 * @throws if neither is there: the program was built without it
 */
export function threadFile(name: string): string {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = [join(folder, `${name}.js`), join(folder, 'threads', `${name}.ts`)].find(file => existsSync(file))
    if (found !== undefined) return found
  }
  throw new Error(`The thread ${name} was not built`)
}
