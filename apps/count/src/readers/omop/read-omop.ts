import { quoted, type Workbench } from '../../workbench/index.ts'
import type { ReadContext, SourceFile } from '../reader.ts'
import { matchColumns, openTable, setAside } from '../tabular/index.ts'
import { stepOf, withProgress } from '../tabular/with-progress.ts'
import { fillConcepts } from './concept-roles.ts'
import { emitOmop } from './emit-omop.ts'
import { putHeaderProblems, putRejected, putRowProblems } from './omop-problems.ts'
import { deathColumns, eventTables, type OmopTable, personColumns, readTables } from './omop-tables.ts'
import { cdmDate, type EventTableName, numbered, stageContacts, stageEvents, stagingTables } from './stage-events.ts'

/** Numbers of persons count within one CDM: all OMOP tables of the input are taken for the tables of one. */
const scope = 'omop'

/** Reads all OMOP tables: the vocabulary first, since it says which rows matter, then the events, the persons and deaths, and last who was seen when. */
export async function readOmop(files: readonly SourceFile[], context: ReadContext): Promise<void> {
  const { workbench } = context
  await workbench.run(stagingTables)
  const tables = Map.groupBy(files, tableOf)
  const broken = new Set<SourceFile>()
  const attempt = async (file: SourceFile, work: () => Promise<void>) => {
    if (broken.has(file)) return
    try {
      await withProgress(context, stepOf(file), work)
    } catch (error) {
      await setAside(workbench, file, error)
      broken.add(file)
      await forget(workbench, file)
    }
  }
  const concepts = tables.get('concept') ?? []
  for (const file of concepts) await attempt(file, async () => void (await openTable(workbench, file)))
  await fillConcepts(
    workbench,
    concepts.filter(file => !broken.has(file)),
  )
  const eventFiles = files.filter(file => isEventTable(tableOf(file)))
  for (const file of eventFiles) await attempt(file, () => stageEvents(workbench, file, eventTableOf(file)))
  for (const file of tables.get('person') ?? []) await attempt(file, () => stagePersons(workbench, file))
  for (const file of tables.get('death') ?? []) await attempt(file, () => stageDeaths(workbench, file))
  await decideSourceValue(workbench)
  await putRowProblems(workbench)
  await emitOmop(workbench, scope, async () => {
    for (const file of eventFiles) await attempt(file, () => stageContacts(workbench, file, eventTableOf(file)))
  })
  for (const file of files.filter(each => !broken.has(each))) await finish(workbench, file)
}

const tableOf = ({ recognition }: SourceFile): OmopTable => {
  const table = recognition.details?.table
  if (typeof table !== 'string' || !Object.hasOwn(readTables, table))
    throw new Error('An OMOP file was recognised without its table')
  // Just checked.
  return table as OmopTable
}
const isEventTable = (table: OmopTable): table is EventTableName => Object.hasOwn(eventTables, table)
const eventTableOf = (file: SourceFile): EventTableName => {
  const table = tableOf(file)
  if (!isEventTable(table)) throw new Error(`${table} holds no events`)
  return table
}

async function stagePersons(workbench: Workbench, file: SourceFile): Promise<void> {
  const table = await openTable(workbench, file)
  const { at } = matchColumns(file.table?.columns ?? [], personColumns)
  const text = (place: number | undefined) => `nullif(trim(${table.text(place)}), '')`
  await workbench.run(`INSERT INTO omop_person SELECT ${text(at.person)}, ${text(at.gender)}, ${text(at.year)}, ${text(at.month)}, ${text(at.day)},
    ${text(at.sourceValue)} FROM ${table.from}`)
}

async function stageDeaths(workbench: Workbench, file: SourceFile): Promise<void> {
  const table = await openTable(workbench, file)
  const { at } = matchColumns(file.table?.columns ?? [], deathColumns)
  const fields = `trim(${table.text(at.person)}) AS person, trim(${table.text(at.date)}) AS date_text, trim(${table.text(at.cause)}) AS cause,
    trim(${table.text(at.causeSource)}) AS cause_source`
  await workbench.run(`INSERT INTO omop_death SELECT ${file.fileId}, row_number, person, ${cdmDate('date_text')}, date_text, cause, cause_source,
    left(sha256(concat_ws(chr(31), 'death', coalesce(person, ''), coalesce(date_text, ''), coalesce(cause, ''), coalesce(cause_source, ''))), 32)
    FROM ${numbered(table, fields)};
    INSERT INTO omop_month SELECT file_id, date_trunc('month', date), count(*) FROM omop_death WHERE file_id = ${file.fileId} GROUP BY ALL`)
}

/** PERSON has no column for an NHS number. Its source value is one where nearly all of them are: by chance one in eleven numbers of ten digits would pass. */
async function decideSourceValue(workbench: Workbench): Promise<void> {
  await workbench.run(`CREATE OR REPLACE TEMP TABLE omop_source_value AS
    SELECT count(source_value) > 0 AND count(nhs_number(source_value)) * 100 >= count(source_value) * 95 AS is_nhs FROM omop_person`)
}

/** A file that breaks off in the middle keeps nothing. */
async function forget(workbench: Workbench, { fileId }: SourceFile): Promise<void> {
  for (const table of ['omop_event', 'omop_death', 'omop_month'])
    await workbench.run(`DELETE FROM ${table} WHERE file_id = ${fileId}`)
}

async function finish(workbench: Workbench, file: SourceFile): Promise<void> {
  const table = await openTable(workbench, file)
  await workbench.run(`UPDATE source_file SET row_count = (SELECT count(*) FROM ${table.from}) WHERE file_id = ${file.fileId}`)
  await putHeaderProblems(workbench, file, tableOf(file))
  await putRejected(workbench, file, table.rejects)
  const isEmpty = await workbench.rows('SELECT 1 FROM source_file WHERE file_id = $1 AND row_count = 0', [file.fileId])
  if (isEmpty.length > 0)
    await workbench.run(
      `UPDATE source_file SET reason = ${quoted('It has a header and no rows.')} WHERE file_id = ${file.fileId}`,
    )
}
