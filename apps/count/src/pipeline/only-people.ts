import { existsSync, readFileSync, statSync } from 'node:fs'
import { checkNhsNumber, Failure, type Workbench } from '../workbench/index.ts'

/**
 * Reads the list of people who may be counted: one NHS number a line, anything after a comma is left alone. For hospitals that have decided to
 * apply the national data opt-out to their own count; whether they must is theirs to decide, never ours.
 *
 * @throws Failure (input) naming the line of the first number that is none
 */
export function readAllowList(file: string): string[] {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Failure('usage', `There is no file ${file}. Give the list of NHS numbers with --only-people.`)
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const numbers: string[] = []
  for (const [at, line] of lines.entries()) {
    const cell = (line.split(/[,;\t]/)[0] ?? '').replaceAll('"', '').trim()
    if (cell === '' || (at === 0 && !/[0-9]/.test(cell))) continue
    const { number } = checkNhsNumber(cell)
    if (number === undefined)
      throw new Failure('input', `Line ${at + 1} of ${file} is not an NHS number. Mend the line and run the command again.`)
    numbers.push(number)
  }
  if (numbers.length === 0) throw new Failure('input', `There is no NHS number in ${file}.`)
  return numbers
}

const tables = ['record', 'mention', 'event', 'event_code'] as const

/** Takes out everybody who is not on the list, and everybody without an NHS number, for nobody can say whether they are on it. */
export async function keepOnly(workbench: Workbench, numbers: readonly string[]): Promise<{ kept: number; leftOut: number }> {
  await workbench.run('CREATE TEMP TABLE allowed (nhs_number VARCHAR)')
  await workbench.run('INSERT INTO allowed SELECT unnest(from_json($1::JSON, \'["VARCHAR"]\'))', [JSON.stringify(numbers)])
  await workbench.run(`CREATE TEMP TABLE left_out AS SELECT person_id FROM person
    WHERE person_id NOT IN (SELECT person_id FROM person_key WHERE starts_with(key, 'nhs:') AND split_part(key, ':', 2) IN (SELECT nhs_number FROM allowed))`)
  await workbench.run(
    `CREATE TEMP TABLE left_out_record AS SELECT record_id FROM person_record WHERE person_id IN (SELECT person_id FROM left_out)`,
  )
  for (const table of tables)
    await workbench.run(`DELETE FROM ${table} WHERE record_id IN (SELECT record_id FROM left_out_record)`)
  const [count] = await workbench.rows<{ kept: number; gone: number }>(`SELECT
    CAST((SELECT count(*) FROM person) - (SELECT count(*) FROM left_out) AS INTEGER) AS kept, CAST((SELECT count(*) FROM left_out) AS INTEGER) AS gone`)
  await workbench.run(`DELETE FROM person_record WHERE person_id IN (SELECT person_id FROM left_out)`)
  await workbench.run(`DELETE FROM person_key WHERE person_id IN (SELECT person_id FROM left_out)`)
  await workbench.run(`DELETE FROM conflict WHERE person_id IN (SELECT person_id FROM left_out)`)
  await workbench.run(
    `DELETE FROM doubtful_link WHERE left_person IN (SELECT person_id FROM left_out) OR right_person IN (SELECT person_id FROM left_out)`,
  )
  await workbench.run(`DELETE FROM person WHERE person_id IN (SELECT person_id FROM left_out)`)
  return { kept: count?.kept ?? 0, leftOut: count?.gone ?? 0 }
}
