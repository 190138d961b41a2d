/** One measured figure. A limit is a budget of the design; without one the figure is only reported. */
export type Row = {
  readonly what: string
  readonly value: number
  readonly unit: 'x' | 'ms' | 's' | 'per second' | 'MB'
  readonly limit?: { readonly at: 'most' | 'least'; readonly value: number }
}

export const keeps = ({ value, limit }: Row): boolean =>
  limit === undefined || (limit.at === 'most' ? value <= limit.value : value >= limit.value)

export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(row => row.what.length))
  for (const row of rows) {
    const limit = row.limit ? `${row.limit.at === 'most' ? '<=' : '>='} ${row.limit.value} ${row.unit}` : 'reported only'
    console.log(
      `${row.what.padEnd(width)}  ${row.value.toPrecision(3).padStart(9)} ${row.unit.padEnd(10)}  ${limit.padEnd(16)}  ${keeps(row) ? 'ok' : 'OVER'}`,
    )
  }
}
