import { type ChartOf, sayFigureDate, type Translate } from '../../foundation/index.ts'
import { statusCodes, statusWord } from '../../releases/index.ts'
import { statusFills } from '../flow/status-fills.ts'
import type { Amount, MeasureValue } from '../measures/measure-value.ts'

const countIn = (amount: Amount, key: string): number =>
  amount.kind === 'parts' ? (amount.parts.find(part => part.key === key)?.count ?? 0) : 0

/** Where every trust stood, one bar for each release; null before the first. */
export function statusChart(t: Translate, { history, title, definition }: MeasureValue): ChartOf | null {
  const last = history.at(-1)
  if (!last) return null
  const used = statusCodes.filter(code => history.some(({ amount }) => countIn(amount, code) > 0))
  const rows = history.map(({ date, amount }) => ({
    label: sayFigureDate(t, date),
    values: used.map(code => countIn(amount, code)),
    of: amount.kind === 'parts' ? amount.of : 0,
  }))
  return {
    id: 'by-status',
    title: title[t.locale],
    description: definition[t.locale],
    spec: {
      kind: 'stacked',
      scale: 'share',
      parts: used.map(code => ({ label: statusWord(t, code), fill: statusFills[code] })),
      rows: rows.map(({ label, values }) => ({ label, values })),
      write: value => t.number(value),
    },
    table: {
      columns: [
        { label: t('impact.history.columns.day') },
        ...used.map(code => ({ label: statusWord(t, code), isNumber: true })),
        { label: t('impact.byStatus.all'), isNumber: true },
      ],
      rows: rows.map(({ label, values, of }) => [label, ...values, of]),
    },
    source: t('impact.byStatus.source', {
      day: sayFigureDate(t, last.date),
      source: last.source.name[t.locale],
      denominator: last.denominator[t.locale],
    }),
  }
}
