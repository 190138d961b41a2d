import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { broken } from './broken-definitions.ts'
import { checkReferences } from './check-references.ts'
import { criteriaFile } from './criteria-language.ts'
import {
  anyPart,
  codeListFile,
  conflictsFile,
  datesFile,
  defeatersFile,
  factsFile,
  pathwaysFile,
  ruleFile,
  trapsFile,
  vitalStatusFile,
} from './rule-language.ts'
import { canonical, hashOfParts, type Json, partsIn, sealName, sha256 } from './seal.ts'

/** A part as count.json names it. sha256 is that of its content as canonical JSON, so a change of layout or line ends is no change. */
export type Part = { name: string; version: string; sha256: string; source: string }

const sealFile = z.strictObject({ version: z.string(), sha256: z.string(), parts: z.record(z.string(), z.string()) })

export type Definitions = ReturnType<typeof readDefinitions>

/**
 * The rules and code lists in a folder, from its files.
 *
 * @throws Failure if the folder is not there, a file in it cannot be read or says what the language does not know, or differs from what was published
 */
export function loadDefinitions(folder: string): Definitions {
  const definitions = readDefinitions(folder)
  const file = join(folder, sealName)
  const seal = sealFile.safeParse(existsSync(file) ? jsonIn(file) : undefined)
  if (!seal.success) throw broken(sealName, 'it is missing or damaged')
  const changed = [...new Set([...definitions.parts.map(({ name }) => name), ...Object.keys(seal.data.parts)])]
    .sort()
    .filter(name => definitions.parts.find(part => part.name === name)?.sha256 !== seal.data.parts[name])
  if (changed[0] !== undefined)
    throw broken(changed.join(', '), 'what it says is not what was published with this version of the program')
  return definitions
}

/** Reads the definitions without comparing them with their seal: for the test that writes it. */
export function readDefinitions(folder: string) {
  const contents = new Map(partsIn(folder).map(name => [name, contentOf(folder, name)] as const))
  const one = <Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape> => parsedAs(name, contents.get(name), shape)
  const within = <Shape extends z.ZodType>(place: string, shape: Shape): z.infer<Shape>[] =>
    [...contents.keys()].filter(name => name.startsWith(place)).map(name => one(name, shape))
  const parts: Part[] = [...contents].map(([name, content]) => {
    const { version, source } = parsedAs(name, content, anyPart)
    return { name, version, sha256: sha256(canonical(content)), source }
  })
  const definitions = {
    version: one('definitions.yaml', anyPart).version,
    sha256: hashOfParts(parts),
    parts,
    rules: within('rules/', ruleFile).sort((left, right) => Number(left.id.slice(1)) - Number(right.id.slice(1))),
    codeLists: within('code-lists/', codeListFile),
    facts: one('facts.yaml', factsFile).facts,
    defeaters: one('defeaters.yaml', defeatersFile),
    pathways: one('pathways.yaml', pathwaysFile),
    dates: one('dates.yaml', datesFile),
    vitalStatus: one('vital-status.yaml', vitalStatusFile),
    conflicts: one('conflicts.yaml', conflictsFile).conflicts,
    traps: one('traps.yaml', trapsFile),
    criteria: one('criteria.yaml', criteriaFile),
  }
  const fault = checkReferences(definitions)
  if (fault !== undefined) throw broken(fault.name, fault.reason)
  return definitions
}

function contentOf(folder: string, name: string): Json {
  try {
    // YAML 1.2 core gives nothing but what JSON has.
    return parse(readFileSync(join(folder, name), 'utf8')) as Json
  } catch (error) {
    throw broken(name, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Not JSON: the schema refuses undefined.
    return undefined
  }
}

function parsedAs<Shape extends z.ZodType>(name: string, content: Json | undefined, shape: Shape): z.infer<Shape> {
  if (content === undefined) throw broken(name, 'it is missing')
  const found = shape.safeParse(content)
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw broken(name, `at “${issue?.path.join('.') ?? ''}”: ${issue?.message ?? 'not understood'}`)
}
