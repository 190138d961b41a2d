import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Definitions } from './load-definitions.ts'
import { hashOfFiles, sealName, sha256 } from './seal.ts'

/** What the build leaves beside the files of the definitions: the same, read, held against the seal and understood. */
export const compiledName = 'compiled.json'

/**
 * The content of that file for definitions that were loaded from this folder, so that no count has to understand them again, which takes it a tenth of a
 * second. The first line is a hash of the files as they stand and of the line below: after any change of either, the files themselves are read.
 */
export function compiled(folder: string, definitions: Definitions): string {
  const text = JSON.stringify(definitions)
  return `${hashOf(folder, text)}\n${text}`
}

/** The definitions as the build has understood them; undefined if there are none, or if they do not belong to the files beside them. */
export function readCompiled(folder: string): Definitions | undefined {
  if (!existsSync(join(folder, compiledName)) || !existsSync(join(folder, sealName))) return undefined
  const [hash, text] = readFileSync(join(folder, compiledName), 'utf8').split('\n', 2)
  if (text === undefined || hash !== hashOf(folder, text)) return undefined
  // The build wrote it, says the hash; only JSON's own types are in it.
  return JSON.parse(text) as Definitions
}

const hashOf = (folder: string, text: string): string => sha256(`${hashOfFiles(folder)}\n${text}`)
