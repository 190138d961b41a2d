// Long because: it is the order in which everything happens, in one place.
import { decide, putRegister, readRegister } from '../decide/index.ts'
import { type Definitions, definitionsOfProgram, putCodeLists } from '../definitions/index.ts'
import { figuresOf } from '../figures/index.ts'
import { link } from '../linkage/index.ts'
import { findUsualEnd, groupRecords, measureQuality, putPeopleByCode, type RecordGroup, usualEnd } from '../quality/index.ts'
import { allReaders } from '../readers/index.ts'
import type { DeclaredMap } from '../readers/reader.ts'
import { type RecognisedFolder, recogniseFolder } from '../recognise/index.ts'
import { type CountResult, countedKeys, previousResult, runKey, writeResult } from '../results/index.ts'
import { allWaiting, readAnswers, readWorklist, summarise, unreadableInWords, writeWorklistSource } from '../review/index.ts'
import { Failure, type OutFolder, openWorkbench, type Progress, stopped, together, type Workbench } from '../workbench/index.ts'
import { keepOnly } from './only-people.ts'
import { programVersion } from './program-version.ts'
import { listFiles } from './read-tables.ts'
import { writeEvidenceAndLinks, writeRegister } from './write-tables.ts'

export type CountOptions = {
  /** The day of the count (YYYY-MM-DD); the end of the usual data if left out. */
  on?: string | undefined
  maps: readonly DeclaredMap[]
  /** Only these NHS numbers are counted, where the hospital has decided so. */
  onlyPeople?: readonly string[] | undefined
  threads?: number | undefined
  memoryMb?: number | undefined
  progress: Progress
  signal: AbortSignal
  /** What somebody should know and that stops nothing. */
  warn: (line: string) => void
}

export type Counted = { result: CountResult }

/**
 * Counts: reads the extracts, says who is who, decides by the rules, reckons the figures, and writes everything into the folder of results in one go. The
 * same extracts, options and answers give the same bytes. No input is changed.
 *
 * @throws Failure if nothing can be counted, the disk is full, or it was stopped; then the folder of results is as it was
 */
export async function countFolder(folder: string, out: OutFolder, options: CountOptions): Promise<Counted> {
  const { threads, memoryMb, signal } = options
  try {
    const definitions = await definitionsOfProgram()
    const workbench = await openWorkbench({ beside: out.path, threads, memoryMb, signal })
    const counted = await count(workbench, definitions, { folder, out, options }).finally(() => workbench.close())
    if (signal.aborted) throw stopped()
    out.commit()
    return counted
  } catch (error) {
    // After the workbench is closed: its folder lies in that of the results.
    out.discard()
    throw error
  }
}

type Where = { folder: string; out: OutFolder; options: CountOptions }

async function count(workbench: Workbench, definitions: Definitions, where: Where): Promise<Counted> {
  const { maps, progress, signal } = where.options
  const recognised = await recogniseFolder(where.folder, { workbench, readers: allReaders, maps, signal, progress })
  try {
    return await countFiles(workbench, definitions, recognised, where)
  } finally {
    recognised.close()
  }
}

async function countFiles(
  workbench: Workbench,
  definitions: Definitions,
  recognised: RecognisedFolder,
  { out, options }: Where,
): Promise<Counted> {
  const { progress, warn } = options
  await readAll(workbench, recognised, options)
  const asAt = options.on ?? (await usualEnd(workbench))
  const { answers, unreadable } = readAnswers(out.path)
  if (unreadable.length > 0) warn(unreadableInWords({ answers, unreadable }))
  const linked = await link(workbench, { answers, progress })
  for (const note of linked.notes) warn(note)
  if (options.onlyPeople !== undefined) {
    const { kept, leftOut } = await keepOnly(workbench, options.onlyPeople)
    warn(`${kept} people are on the list of those who may be counted; ${leftOut} were left out.`)
  }
  await putCodeLists(workbench, definitions)
  // The steps of a decision leave a processor free most of the time.
  const [decided, groups] = await together(workbench, [
    () => decide(workbench, definitions, { asAt, answers }),
    () =>
      workbench.beside(async beside => {
        await putPeopleByCode(beside)
        return groupRecords(beside, asAt)
      }),
  ])
  if (decided.answers.unmatched > 0)
    warn(`${decided.answers.unmatched} review answers are about people who are in these extracts no more.`)
  if (decided.answers.ambiguous > 0)
    warn(
      `${decided.answers.ambiguous} review answers fit two people now and were used for neither. They are in the worklist again.`,
    )
  progress.begin('Reckoning the figures')
  await recognised.settle()
  const read = await listFiles(workbench, recognised.files)
  const key = keyOf(read, definitions, { answers, options })
  const [first] = await workbench.rows<{ from: string | null }>(firstDay, [asAt])
  const from = first?.from ?? null
  // The statements of each are short or use one processor: side by side they take little more than half the time.
  const [{ figures, quality }, questions] = await together(workbench, [
    async () => {
      await putRegister(workbench)
      const [reckoned] = await together(workbench, [
        () => reckon(workbench, definitions, { asAt, from, groups, previous: previousResult(out, key) }),
        () => workbench.beside(beside => writeRegister(beside, out)),
      ])
      return reckoned
    },
    () => workbench.beside(beside => writeWorklistSource(beside, out)),
    () => workbench.beside(beside => writeEvidenceAndLinks(beside, out)),
  ])
  const review = answers.length === 0 ? allWaiting(questions) : summarise(readWorklist(out.draftOf('')), answers)
  const result: CountResult = {
    format: 'spotlight-count-1',
    asAt,
    isAsAtChosen: options.on !== undefined,
    from,
    program: { name: 'spotlight-count', version: programVersion },
    definitions: { version: definitions.version, sha256: definitions.sha256, parts: [...definitions.parts] },
    files: read,
    people: {
      considered: await countOf(workbench, 'person'),
      withBreastCancer: await countOf(workbench, 'person_code WHERE names_breast'),
      linkedByProbability: await countOf(workbench, "person_record WHERE step = 'probabilistic'"),
      doubtfulLinks: await countOf(workbench, 'doubtful_link'),
      conflicts: await countOf(workbench, 'conflict'),
    },
    review: { waiting: review.waiting, answered: review.answered, precision: review.precision },
    figures,
    quality,
  }
  writeResult(out, key, result)
  progress.end()
  return { result }
}

type When = { asAt: string; from: string | null; groups: readonly RecordGroup[]; previous: CountResult | undefined }

async function reckon(workbench: Workbench, definitions: Definitions, { asAt, from, groups, previous }: When) {
  const register = await readRegister(workbench, countedKeys)
  const figures = figuresOf(register, { asAt, from, until: await findUsualEnd(workbench) })
  return { figures, quality: await measureQuality(workbench, { definitions, asAt, groups, register, previous }) }
}

/** Reads each source in turn. */
async function readAll(
  workbench: Workbench,
  { folder, files, unused }: RecognisedFolder,
  { maps, progress, signal }: CountOptions,
): Promise<void> {
  if (files.length === 0) {
    throw new Failure(
      'input',
      unused.length === 0
        ? `There is no file in ${folder}. Put the extracts there (COSD XML, HES, SUS, SACT, radiotherapy, FHIR, OMOP, MDT lists) and run the command again.`
        : `None of the ${unused.length} files in ${folder} can be counted. “spotlight-count check ${folder}” says why, file by file.`,
    )
  }
  for (const reader of allReaders) {
    const own = files.filter(file => file.recognition.source === reader.source)
    if (own.length > 0) await reader.read(own, { workbench, progress, maps, signal })
    if (signal.aborted) throw stopped()
  }
  if ((await countOf(workbench, 'record')) === 0 && (await countOf(workbench, "source_file WHERE use = 'used'")) === 0) {
    throw new Failure(
      'input',
      `No file in ${folder} could be read to its end. “spotlight-count check ${folder}” says why, file by file.`,
    )
  }
}

/** The first month of which any feed has rows in its usual number is where the data begin; a stray early date is none. */
const firstDay = `
  WITH months AS (SELECT f.kind, m.month, sum(m.row_count) AS rows FROM file_month m JOIN source_file f USING (file_id)
      WHERE m.month IS NOT NULL AND m.month <= CAST($1 AS DATE) GROUP BY ALL),
    usual AS (SELECT kind, median(rows) AS rows FROM months GROUP BY kind)
  SELECT CAST(min(m.month) AS VARCHAR) AS "from" FROM months m JOIN usual u USING (kind) WHERE m.rows >= u.rows / 4`

async function countOf(workbench: Workbench, table: string): Promise<number> {
  const [row] = await workbench.rows<{ n: number }>(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${table}`)
  return row?.n ?? 0
}

function keyOf(
  files: CountResult['files'],
  definitions: Definitions,
  { answers, options }: { answers: readonly unknown[]; options: CountOptions },
): string {
  return runKey([
    programVersion,
    definitions.sha256,
    ...files.map(({ path, sha256 }) => `${path} ${sha256}`),
    JSON.stringify(answers),
    JSON.stringify({
      on: options.on ?? null,
      maps: options.maps.map(({ kind, content }) => ({ kind, content })),
      only: options.onlyPeople ?? null,
    }),
  ])
}
