import type { Cell } from './suppress-count.ts'

/** The three groups into which the people of a year are divided. Early progression is in `recurrent`: the disease came back after it had not spread. */
export const parts = ['deNovo', 'recurrent', 'unclassified'] as const
export type Part = (typeof parts)[number]

/** True numbers, which never leave: whole years only, in the order of time. */
export type CountToProtect = {
  years: readonly ({ year: number } & Readonly<Record<Part, number>>)[]
  prevalence: { on: string; notKnownDead: number; seenIn24Months: number }
  /**
   * Tests of completeness: how many of how many. `missed`: those who fail are the people of this part, if all people counted are asked for. `counts`: months
   * and feeds are things; they say nothing of anybody, and are neither rounded nor hidden.
   */
  shares: readonly { id: string; counts: 'people' | 'things'; numerator: number; denominator: number; missed?: Part }[]
}

/** `merged`: counted in the total of its row only. */
export type RowCell = Cell | 'merged'
export type Row = { from: number; to: number; total: Cell } & Record<Part, RowCell>

/**
 * How the years are shown. `by-year`: one row a year. `pooled`: several years to a row, because single years were too small. `dropped`: even all years
 * together are too small to be shown. `none`: there is no whole year.
 */
export type Incidence = { shown: 'by-year' | 'pooled' | 'dropped' | 'none'; rows: Row[] }

/** A share in steps of five per cent. `nobody`: there was nobody to be measured. */
export type Band = { from: number; to: number } | '*' | 'nobody'

/** What leaves, or has left: this and no more is known outside. */
export type Shown = {
  incidence: Incidence
  prevalence: { on: string; notKnownDead: Cell | 'dropped'; seenIn24Months: Cell | 'dropped' }
  completeness: { id: string; band: Band }[]
}
