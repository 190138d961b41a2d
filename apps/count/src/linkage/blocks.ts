import { identifier } from '../workbench/index.ts'

const parts: Readonly<Record<string, (column: string) => string>> = {
  skeleton: column => skeleton(column),
  year: column => `CAST(year(${column}) AS VARCHAR)`,
  month: column => `strftime(${column}, '%Y-%m')`,
  district: column => `split_part(${column}, ' ', 1)`,
  sector: column => `left(${column}, length(${column}) - 2)`,
}

const doubles = [...'BCDFGKLMNPRSTZ']

/** First letter, then the consonants without doubles: what most slips of the pen leave alone. */
function skeleton(column: string): string {
  const alike = `replace(replace(substr(${column}, 2), 'PH', 'F'), 'CK', 'K')`
  const single = doubles.reduce((text, letter) => `replace(${text}, '${letter}${letter}', '${letter}')`, alike)
  return `left(${column}, 1) || left(regexp_replace(regexp_replace(${single}, '[AEIOUYHW ]', '', 'g'), 'S$', ''), 4)`
}

/**
 * A key of a block as SQL over a row: `family_name`, `given_name:1`, `birth_date:year`, `given_name+family_name`. NULL where the row does not have
 * it, so that rows are never brought together by what they lack.
 *
 * @throws if the part after the colon is not known
 */
export function keySql(key: string): string {
  const [names = '', part] = key.split(':')
  const columns = names.split('+').map(identifier)
  if (columns.length === 2) return `least(${columns.join(', ')}) || '|' || greatest(${columns.join(', ')})`
  const column = columns[0] ?? ''
  if (part === undefined) return `CAST(${column} AS VARCHAR)`
  if (part === 'formal' || part === 'digits') return identifier(`${names}_${part}`)
  if (/^[0-9]+$/.test(part)) return `left(${column}, ${part})`
  const made = Object.hasOwn(parts, part) ? parts[part] : undefined
  if (made === undefined) throw new Error(`A block has the unknown key ${key}`)
  return made(column)
}

/** All keys of a block as one text, NULL if one of them is missing. `least` and `greatest` pass over NULL, hence the test of each column. */
export function blockSql(keys: readonly string[]): string {
  const columns = [...new Set(keys.flatMap(key => (key.split(':')[0] ?? '').split('+')))].map(identifier)
  const isComplete = columns.map(column => `${column} IS NOT NULL`).join(' AND ')
  return `CASE WHEN ${isComplete} THEN ${keys.map(keySql).join(` || '¦' || `)} END`
}
