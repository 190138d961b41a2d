import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, finishCommits, type OutFolder } from '../workbench/index.ts'
import { type CountResult, countResult } from './count-result.ts'

/** The names of what `count` writes. The other commands read these and never an extract. */
export const resultFiles = {
  result: 'count.json',
  registerCsv: 'register.csv',
  registerParquet: 'register.parquet',
  evidenceCsv: 'evidence.csv',
  evidenceParquet: 'evidence.parquet',
  links: 'links.csv',
  runs: 'runs.json',
} as const

/**
 * Reads the result that `count` has written.
 *
 * @throws Failure (input) if there is none, or if it was written by a version that says things otherwise
 */
export function readResult(folder: string): CountResult {
  finishCommits(folder)
  const file = join(folder, resultFiles.result)
  if (!existsSync(file)) {
    throw new Failure(
      'input',
      `There is no ${resultFiles.result} in ${folder}. Run “spotlight-count count FOLDER --out ${folder}” first.`,
    )
  }
  const found = countResult.safeParse(parsed(file))
  if (found.success) return found.data
  const where = found.error.issues[0]?.path.join('.') ?? ''
  throw new Failure(
    'input',
    `${file} is not a result of this version of spotlight-count${where === '' ? '' : ` (at “${where}”)`}. Run “spotlight-count count” again; your review answers are kept.`,
  )
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Not JSON: the schema refuses undefined, and says what to do.
    return undefined
  }
}

/** One run among those of an output folder, in the order in which they came first. */
type Run = { key: string; file: string }

/**
 * Which earlier result this run is compared with. A run is known by its input (`key`): the same input again is compared with the same earlier
 * result, so that it gives the same bytes.
 */
export function previousResult(out: OutFolder, key: string): CountResult | undefined {
  const runs = readRuns(out)
  const at = runs.findIndex(run => run.key === key)
  const before = at === -1 ? runs.at(-1) : runs[at - 1]
  if (before === undefined || !existsSync(out.pathOf(before.file))) return undefined
  const found = countResult.safeParse(parsed(out.pathOf(before.file)))
  return found.success ? found.data : undefined
}

/** Writes the result, and keeps it among the runs for later comparison. */
export function writeResult(out: OutFolder, key: string, result: CountResult): void {
  const text = `${JSON.stringify(result, null, 1)}\n`
  const runs = readRuns(out)
  const file = `runs/${key}.json`
  out.write(file, text)
  if (!runs.some(run => run.key === key)) out.write(resultFiles.runs, `${JSON.stringify([...runs, { key, file }], null, 1)}\n`)
  out.write(resultFiles.result, text)
}

function readRuns(out: OutFolder): Run[] {
  if (!existsSync(out.pathOf(resultFiles.runs))) return []
  const runs = parsed(out.pathOf(resultFiles.runs))
  if (Array.isArray(runs) && runs.every(isRun)) return runs
  throw new Failure(
    'input',
    `${resultFiles.runs} in ${out.path} is damaged. Move it away; only the comparison with earlier runs is lost.`,
  )
}

const isRun = (run: unknown): run is Run =>
  typeof run === 'object' &&
  run !== null &&
  'key' in run &&
  typeof run.key === 'string' &&
  'file' in run &&
  typeof run.file === 'string'

/** The key of a run: a hash of everything that its result depends on. */
export const runKey = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
