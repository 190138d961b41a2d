import { writeFile } from 'node:fs/promises'
import { allReaders } from '../readers/index.ts'
import { proposeMap } from '../readers/mdt/index.ts'
import type { DeclaredMap } from '../readers/reader.ts'
import { type RecognisedFolder, recogniseFolder, sampleFile, walkFolder } from '../recognise/index.ts'
import type { Quality } from '../results/index.ts'
import { Failure, openWorkbench, type Progress, stopped, type Workbench } from '../workbench/index.ts'
import { listProblems } from './problems.ts'
import { findUsualEnd, measureSources } from './source-quality.ts'
import { type Gap, whatIsMissing } from './what-is-missing.ts'

export type CheckOptions = {
  maps: readonly DeclaredMap[]
  /** Looks at the beginnings of the files only. */
  isQuick: boolean
  /** Where the temporary files of the workbench may lie. */
  beside: string
  progress: Progress
  signal: AbortSignal
}

export type CheckedFile = {
  path: string
  source: string | null
  format: string | null
  version: string | null
  use: string
  rows: number | null
  reason: string | null
  notes: readonly string[]
}

export type Checked = {
  isQuick: boolean
  files: readonly CheckedFile[]
  /** The day on which people would be counted; null if it is not known. */
  asAt: string | null
  sources: Quality['sources']
  problems: Quality['problems']
  missing: readonly Gap[]
  canBeCounted: boolean
}

/** Looks at a folder of extracts and, unless it is to be quick, reads them as a count does. Nothing is kept and no input is changed. */
export async function checkFolder(folder: string, options: CheckOptions): Promise<Checked> {
  const { beside, signal, maps, progress } = options
  const workbench = await openWorkbench({ beside, signal })
  try {
    const found = await recogniseFolder(folder, { workbench, readers: allReaders, maps, signal, progress })
    try {
      if (!options.isQuick) await readAll(workbench, found, options)
      return await report(workbench, found, options)
    } finally {
      found.close()
    }
  } finally {
    workbench.close()
  }
}

async function readAll(workbench: Workbench, found: RecognisedFolder, { maps, progress, signal }: CheckOptions): Promise<void> {
  for (const reader of allReaders) {
    const own = found.files.filter(({ recognition }) => recognition.source === reader.source)
    if (own.length > 0) await reader.read(own, { workbench, progress, maps, signal })
    if (signal.aborted) throw stopped()
  }
  await found.settle()
}

async function report(workbench: Workbench, found: RecognisedFolder, { isQuick }: CheckOptions): Promise<Checked> {
  const files = await listFiles(workbench, found)
  const used = files.filter(({ use }) => use === 'used')
  const asAt = isQuick || used.length === 0 ? null : await findUsualEnd(workbench)
  const { sources } = await measureSources(workbench, asAt ?? '9999-12-31')
  const known = asAt === null ? sources.map(source => ({ ...source, stoppedAfter: null })) : sources
  const problems = await listProblems(workbench)
  const [counts] = await workbench.rows<{ returns: bigint; deaths: bigint; records: bigint; numbered: bigint }>(`
    SELECT (SELECT count(*) FROM event WHERE kind IN ('recurrence', 'progression')) AS returns, (SELECT count(*) FROM event WHERE kind = 'death') AS deaths,
      (SELECT count(*) FROM record) AS records, (SELECT count(nhs_number) FROM mention) AS numbered`)
  const deep = (value: bigint | undefined) => (isQuick ? null : Number(value ?? 0))
  const unmapped = files.filter(({ use, source }) => use === 'ignored' && source !== null)
  const missing = whatIsMissing({
    sources: known,
    problemKinds: new Set(problems.map(({ kind }) => kind)),
    returns: deep(counts?.returns),
    deaths: deep(counts?.deaths),
    records: deep(counts?.records),
    withNhsNumber: deep(counts?.numbered),
    unmappedSheets: unmapped.filter(({ source }) => source === 'mdt').length,
    unmappedCosd10: unmapped.filter(({ source, version }) => source === 'cosd' && (version ?? '').startsWith('10')).length,
  })
  return { isQuick, files, asAt, sources: known, problems, missing, canBeCounted: used.length > 0 }
}

async function listFiles(workbench: Workbench, found: RecognisedFolder): Promise<CheckedFile[]> {
  const recognitions = new Map([...found.files, ...found.unused].map(({ fileId, recognition }) => [fileId, recognition]))
  const rows = await workbench.rows<{
    file_id: number
    path: string
    kind: string | null
    version: string | null
    use: string
    n: bigint | null
    reason: string | null
  }>('SELECT file_id, path, kind, version, use, row_count AS n, reason FROM source_file ORDER BY file_id')
  return rows.map(({ file_id, path, kind, version, use, n, reason }) => ({
    path,
    source: kind,
    format: recognitions.get(file_id)?.format ?? null,
    version,
    use,
    rows: n === null ? null : Number(n),
    reason,
    notes: recognitions.get(file_id)?.notes ?? [],
  }))
}

/** Writes a mapping to begin with for the first local sheet that has none. @throws Failure if there is none, or the file is there already */
export async function writeProposal(
  folder: string,
  file: string,
  { maps, beside, signal }: Pick<CheckOptions, 'maps' | 'beside' | 'signal'>,
): Promise<string> {
  const workbench = await openWorkbench({ beside, signal })
  try {
    for (const found of await walkFolder(folder, signal)) {
      if (found.problem !== undefined) continue
      const sampled = await sampleFile(workbench, found)
      if (!('sample' in sampled)) continue
      const claims = allReaders.flatMap(reader => reader.recognise(sampled.sample, maps) ?? [])
      if (claims.some(({ isUsable }) => isUsable) || !claims.some(({ source }) => source === 'mdt')) continue
      await writeFile(file, await proposeMap(sampled.sample), { flag: 'wx', mode: 0o600 }).catch(refuseExisting(file))
      return found.path
    }
    throw new Failure('input', `No local sheet in ${folder} is without a mapping.`)
  } finally {
    workbench.close()
  }
}

const refuseExisting = (file: string) => (error: unknown) => {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
    throw new Failure('usage', `${file} is there already and was left as it is. Choose another name with --propose-map.`)
  throw error
}
