import { identifier, quoted, type Workbench } from '../workbench/index.ts'
import type { LinkageModel } from './model.ts'

/**
 * Loads rows of people from a CSV file into link_input as a model's `columns` declares. Each row is loose and a node of its own. Blanks around
 * column names are taken off.
 *
 * @throws if the model declares no columns, or the file lacks one
 */
export async function loadCsv(
  workbench: Workbench,
  { file, model, key }: { file: string; model: LinkageModel; key: string },
): Promise<void> {
  if (model.columns === undefined) throw new Error(`The model ${model.id} does not say from which columns of a file it is made`)
  await workbench.run(
    `CREATE OR REPLACE TABLE link_file AS SELECT * FROM read_csv(${quoted(file)}, header = true, all_varchar = true, strict_mode = false)`,
  )
  const known = await workbench.rows<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'link_file'",
  )
  const find = (wanted: string): string => {
    const found = known.find(({ name }) => name.trim() === wanted)
    if (found === undefined)
      throw new Error(`The file has no column ${wanted}. It has: ${known.map(({ name }) => name.trim()).join(', ')}`)
    return identifier(found.name)
  }
  const made = Object.entries(model.columns).flatMap(([column, { from, as }]) => {
    const value = find(from)
    const sql = normalised[as](value)
    return as === 'date'
      ? [`${sql} AS ${identifier(column)}`, `uk_date_precision(${value}) AS ${identifier(`${column}_precision`)}`]
      : [`${sql} AS ${identifier(column)}`]
  })
  const rowKey = `trim(${find(key)})`
  await workbench.run(
    `CREATE OR REPLACE TABLE link_input AS SELECT ${rowKey} AS row_key, ${rowKey} AS node_key, true AS is_loose, ${made.join(', ')} FROM link_file`,
  )
}

const normalised: Readonly<Record<'name' | 'date' | 'postcode' | 'sex' | 'text' | 'code', (column: string) => string>> = {
  name: column => `bare_name(${column})`,
  date: column => `uk_date(${column})`,
  // Mistyped postcodes are kept as they are: comparing finds out how near they come.
  postcode: column => `coalesce(postcode(${column}), nullif(bare_postcode(${column}), ''))`,
  sex: column => `sex_code(${column})`,
  text: column => `nullif(lower(trim(${column})), '')`,
  code: column => `nullif(regexp_replace(upper(${column}), '[^A-Z0-9]', '', 'g'), '')`,
}
