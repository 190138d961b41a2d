import { readFile, stat } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import { Failure } from '../workbench/index.ts'
import { parseMdtMap } from './mdt/mdt-map.ts'
import type { DeclaredMap } from './reader.ts'

const mostBytes = 1024 * 1024

/** Reads mappings that somebody at the hospital has declared. @throws Failure if one is not there, is no YAML, or does not say what a mapping must */
export async function loadDeclaredMaps(paths: readonly string[]): Promise<DeclaredMap[]> {
  const maps: DeclaredMap[] = []
  for (const path of paths) maps.push(await loadMap(path))
  return maps
}

async function loadMap(path: string): Promise<DeclaredMap> {
  const status = await stat(path).catch(() => undefined)
  if (status === undefined || !status.isFile()) throw new Failure('usage', `There is no mapping ${path}.`)
  if (status.size > mostBytes) throw new Failure('input', `${path} is too large to be a mapping.`)
  const content = parseYaml(path, await readFile(path, 'utf8'))
  const kind = typeof content === 'object' && content !== null && 'kind' in content ? content.kind : undefined
  if (kind === 'mdt') return { path, kind, content: parseMdtMap(path, content) }
  if (kind === 'cosd-10') return { path, kind, content }
  throw new Failure('input', `The mapping ${path} must begin with “kind: mdt” or “kind: cosd-10”.`)
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos?.[0].line
    throw new Failure('input', `The mapping ${path} is no YAML${line === undefined ? '' : `: look at line ${line}`}.`, {
      cause: error,
    })
  }
}
