// Long because: it is the order in which everything after the reading happens, in one place.
import { askCodes, decide, putRegister, readRegister } from '../decide/index.ts'
import { type Definitions, putCodeLists } from '../definitions/index.ts'
import { figuresOf } from '../figures/index.ts'
import { link } from '../linkage/index.ts'
import { findUsualEnd, groupRecords, measureQuality, putPeopleByCode, type RecordGroup, usualEnd } from '../quality/index.ts'
import type { RecognisedFolder } from '../recognise/index.ts'
import { type CountResult, countedKeys, previousResult, runKey, writeResult } from '../results/index.ts'
import { allWaiting, readAnswers, readWorklist, summarise, unreadableInWords, writeWorklistSource } from '../review/index.ts'
import { type OutFolder, together, type Workbench } from '../workbench/index.ts'
import type { Counted, CountOptions } from './count-options.ts'
import { keepOnly } from './only-people.ts'
import { programVersion } from './program-version.ts'
import { listFiles, rowsIn } from './read-tables.ts'
import { writeEvidenceAndLinks, writeRegister } from './write-tables.ts'

/** What was read, and where what is counted goes. */
type What = { recognised: RecognisedFolder; out: OutFolder; options: CountOptions }

const manyRecords = 1_000_000

/**
 * Counts what the readers have put into the workbench: says who is who, decides by the rules, reckons the figures, and drafts everything in the folder of results.
 *
 * @throws Failure if a file changed while it was read, the disk is full, or it was stopped
 */
export async function countRecords(
  opened: Workbench,
  definitions: Definitions,
  { recognised, out, options }: What,
): Promise<Counted> {
  const { progress, warn } = options
  // How far a query is was asked while files were read. From here on DuckDB would reckon it in vain, each time that one of its threads waits for another.
  await opened.run('SET enable_progress_bar = false')
  // What works side by side shares the memory: of very many records it would not be enough for all.
  const workbench = (await rowsIn(opened, 'record')) > manyRecords ? { ...opened, threads: 1 } : opened
  const asAt = options.on ?? (await usualEnd(workbench))
  const { answers, unreadable } = readAnswers(out.path)
  if (unreadable.length > 0) warn(unreadableInWords({ answers, unreadable }))
  // What a code means does not depend on whose it is.
  const [linked, codes] = await together(workbench, [
    () => link(workbench, { answers, progress }),
    () =>
      workbench.beside(async beside => {
        await putCodeLists(beside, definitions)
        return askCodes(beside, definitions)
      }),
  ])
  for (const note of linked.notes) warn(note)
  if (options.onlyPeople !== undefined) {
    const { kept, leftOut } = await keepOnly(workbench, options.onlyPeople)
    warn(`${kept} people are on the list of those who may be counted; ${leftOut} were left out.`)
  }
  // The steps of a decision leave a processor free most of the time.
  const [decided, groups] = await together(workbench, [
    () => decide(workbench, definitions, { asAt, answers, codes }),
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
  // The statements of each are short or use one processor: side by side they take little more than half the time. What needs the program's own memory comes last.
  const [questions, , { figures, quality }] = await together(workbench, [
    () => workbench.beside(beside => writeWorklistSource(beside, out)),
    () => workbench.beside(beside => writeEvidenceAndLinks(beside, out)),
    async () => {
      await putRegister(workbench)
      const [, reckoned] = await together(workbench, [
        () => workbench.beside(beside => writeRegister(beside, out)),
        () => reckon(workbench, definitions, { asAt, from, groups, previous: previousResult(out, key) }),
      ])
      return reckoned
    },
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
      considered: await rowsIn(workbench, 'person'),
      withBreastCancer: await rowsIn(workbench, 'person_code WHERE names_breast'),
      linkedByProbability: await rowsIn(workbench, "person_record WHERE step = 'probabilistic'"),
      doubtfulLinks: await rowsIn(workbench, 'doubtful_link'),
      conflicts: await rowsIn(workbench, 'conflict'),
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

/** The first month of which any feed has rows in its usual number is where the data begin; a stray early date is none. */
const firstDay = `
  WITH months AS (SELECT f.kind, m.month, sum(m.row_count) AS rows FROM file_month m JOIN source_file f USING (file_id)
      WHERE m.month IS NOT NULL AND m.month <= CAST($1 AS DATE) GROUP BY ALL),
    usual AS (SELECT kind, median(rows) AS rows FROM months GROUP BY kind)
  SELECT CAST(min(m.month) AS VARCHAR) AS "from" FROM months m JOIN usual u USING (kind) WHERE m.rows >= u.rows / 4`

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
