import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot } from '../../../foundation/root.ts'
import { exampleFolder } from '../example-files.ts'
import { generateFiles } from './generate-files.ts'
import { readSources } from './sources.ts'

/**
 * Makes the generated files of the example campaign again, after their sources have changed:
 * `node apps/site/src/site/example-campaign/generate/write-files.ts`
 */
const root = findRoot(import.meta.dirname)
for (const [name, text] of Object.entries(generateFiles(readSources(root)))) {
  writeFileSync(join(root, exampleFolder, name), text)
  process.stdout.write(`${exampleFolder}/${name}\n`)
}
