import { stringify } from 'yaml'
import type { FileSample } from '../reader.ts'
import { type MdtColumn, mdtSites, signOffs, statements } from './mdt-map.ts'
import { showable } from './read-cell.ts'
import { sheetsOfFile } from './sheets-of-file.ts'
import { cellText } from './spreadsheet.ts'

/** Words by which a column's header suggests what it holds. Only a proposal: somebody who knows the sheet corrects it. */
const hints: readonly { column: MdtColumn; says: RegExp }[] = [
  { column: 'nhs_number', says: /\bnhs/i },
  { column: 'hospital_number', says: /hosp|mrn|\bpas\b|patient (no|id|number)|unit n/i },
  { column: 'family_name', says: /surname|family|last ?name/i },
  { column: 'given_name', says: /forename|first ?name|given/i },
  { column: 'birth_date', says: /birth|\bdob\b/i },
  { column: 'sex', says: /^sex$|gender/i },
  { column: 'postcode', says: /post ?code/i },
  { column: 'death_date', says: /death|deceased|\bdod\b/i },
  { column: 'signed_off', says: /sign|approved|agreed|validated/i },
  { column: 'date', says: /mdt.*date|meeting|date of mdt|discuss/i },
  { column: 'site', says: /site|where|organ/i },
  { column: 'statement', says: /outcome|metast|secondar|stage|status|recurr/i },
  { column: 'primary', says: /icd|diagnosis|primary|tumou?r/i },
]

const mostValues = 30
const choose = 'CHOOSE'

/**
 * A mapping to begin with, as YAML with comments, for a sheet that has none. Values of the sheet are listed to be mapped, each with CHOOSE in its place, which the
 * program refuses: nobody's guess is counted.
 */
export async function proposeMap(sample: FileSample): Promise<string> {
  const sheets = await sheetsOfFile(sample)
  const sheet = sheets.find(({ isHidden, rows }) => !isHidden && rows.length > 1) ?? sheets[0]
  const rows = (sheet?.rows ?? []).map(row => row.map(cellText))
  const at = headerRow(rows)
  const header = rows[at] ?? []
  const columns = new Map<MdtColumn, number>()
  for (const { column, says } of hints) {
    const place = header.findIndex((cell, index) => says.test(cell) && ![...columns.values()].includes(index))
    if (place >= 0) columns.set(column, place)
  }
  const valuesOf = (column: MdtColumn) => {
    const place = columns.get(column)
    return place === undefined ? [] : shownValues(rows.slice(at + 1).map(row => row[place] ?? ''))
  }
  return [
    `# A mapping to begin with for ${sample.path}. Check every line: a person who knows the sheet must say what it means.`,
    '# Give it to the program with --map. See docs/count/formats.md.',
    'kind: mdt',
    'name: Local sheet',
    "version: '1'",
    ...(sheet !== undefined && sheet.name !== '' ? [`sheet: ${scalar(sheet.name)}`] : []),
    `# The header as we see it: ${header
      .filter(cell => cell !== '')
      .map(cell => cell.replace(/\s+/g, ' '))
      .join(' | ')}`,
    'columns:',
    ...[...columns].map(([column, place]) => `  ${column}: ${scalar(header[place] ?? '')}`),
    ...(columns.has('date') ? [] : [`  date: ${choose} # the date of the meeting`]),
    '# How dates written as text are ordered: day-first, month-first or year-first.',
    'date_order: day-first',
    ...(columns.has('primary') ? [] : ['# What all rows are about.', 'primary: C50']),
    'values:',
    ...section('statement', statements, valuesOf('statement'), columns.has('statement')),
    ...section('site', mdtSites, valuesOf('site'), columns.has('site')),
    ...(columns.has('signed_off')
      ? [
          `  # ${signOffs.join(' or ')}. “*” is anything written in the cell, “(blank)” an empty one.`,
          "  signed_off: {'*': signed-off, '(blank)': not-signed-off}",
        ]
      : []),
    '',
  ].join('\n')
}

function section(name: string, targets: readonly string[], values: readonly string[], isThere: boolean): string[] {
  if (!isThere) return []
  const lines = values.map(value => `    ${scalar(value)}: ${choose}`)
  return [`  # Each value is one of: ${targets.join(', ')}.`, lines.length === 0 ? `  ${name}: {}` : `  ${name}:`, ...lines]
}

/** The row with the most hints, of the first thirty. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const score = (row: readonly string[]) => hints.filter(({ says }) => row.some(cell => says.test(cell))).length
  const scores = rows.slice(0, 30).map(score)
  return Math.max(0, scores.indexOf(Math.max(0, ...scores)))
}

/** Values that stand for a choice: met more than once, and short. A free text is not listed: it may name somebody. */
function shownValues(cells: readonly string[]): string[] {
  const counts = Map.groupBy(
    cells.filter(cell => cell !== '' && showable(cell).startsWith('“')),
    cell => cell,
  )
  return [...counts]
    .filter(([, all]) => all.length > 1 || counts.size <= mostValues)
    .map(([value]) => value)
    .sort()
    .slice(0, mostValues)
}

const scalar = (text: string): string => stringify(text.replace(/\s+/g, ' '), { lineWidth: 0 }).trim()
