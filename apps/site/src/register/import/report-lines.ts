import type { TableChange } from './compare-tables.ts'
import { type SourceId, type SourceProblem, sourceLayouts } from './source-layouts.ts'

export interface TableReport {
  table: string
  outcome: 'changed' | 'unchanged' | 'left-alone'
  rows: number
  change: TableChange
  /** Rows of the sources that the table could not take, in words. */
  unplaced: string[]
  /** Why a table was left as it is: sources, or other tables, that are missing. */
  missing: string[]
}

export interface ImportReport {
  tables: TableReport[]
  problems: SourceProblem[]
  notices: string[]
}

/** The report as a person reads it: what was added, changed, closed and removed, and what found no place. */
export function reportLines(report: ImportReport): string[] {
  return [...report.notices, ...report.tables.flatMap(tableLines), ...problemLines(report.problems)]
}

function tableLines({ table, outcome, rows, change, unplaced, missing }: TableReport): string[] {
  if (outcome === 'left-alone') return [`${table}: left as it is, not found: ${missing.map(nameOfSource).join('; ')}`]
  const details = unplaced.map(line => `  ${line}`)
  if (outcome === 'unchanged')
    return [`${table}: nothing changed (${rows} rows)`, ...listed('kept although no source lists it', change.kept), ...details]
  const { added, changed, closed, removed, kept } = change
  return [
    `${table}: ${rows} rows; ${added.length} added, ${changed.length} changed, ${closed.length} closed, ${removed.length} removed`,
    ...listed('added', added),
    ...listed(
      'changed',
      changed.map(row => `${row.key} (${row.columns.join(', ')})`),
    ),
    ...listed('closed', closed),
    ...listed('removed', removed),
    ...listed('kept although no source lists it', kept),
    ...details,
  ]
}

function listed(word: string, items: string[]): string[] {
  if (items.length === 0) return []
  const shown = items.slice(0, 20).join(', ')
  return [`  ${word}: ${shown}${items.length > 20 ? ` and ${items.length - 20} more` : ''}`]
}

/** Three of a kind are enough to see what is the matter. */
function problemLines(problems: SourceProblem[]): string[] {
  const kinds = Map.groupBy(problems, problem => `${problem.source} ${problem.column}`)
  return [...kinds.values()].flatMap(kind => {
    const shown = kind
      .slice(0, 3)
      .map(({ source, line, column, why }) => `${source}, line ${line}${column === '' ? '' : `, ${column}`}: ${why}`)
    return kind.length > 3 ? [...shown, `  and ${kind.length - 3} more like these`] : shown
  })
}

function nameOfSource(id: string): string {
  const layout = sourceLayouts.find(candidate => candidate.id === (id as SourceId)) // A table's name finds no layout.
  return layout?.what ?? `the table ${id}`
}
