import type { ChartSpec, Translate } from '../../foundation/index.ts'
import { flowStatusWord } from './flow-status-word.ts'
import { statusFills } from './status-fills.ts'
import { type FlowStatus, flowStatuses } from './status-flow.ts'

type FlowSpec = Extract<ChartSpec, { kind: 'flow' }>
type Column = FlowSpec['from']

/** A flow as a picture needs it: of the releases their ids and days, of the trusts how many. A kept flow of a report fits too. */
export type FlowToDraw = {
  readonly from: { readonly id: string; readonly asOf: string }
  readonly to: { readonly id: string; readonly asOf: string }
  readonly moves: readonly { readonly from: FlowStatus; readonly to: FlowStatus; readonly trusts: { readonly length: number } }[]
}

const isOutside = (status: FlowStatus): boolean => status === 'excluded' || status === 'not-there'

/** The moves that are drawn: who stayed outside the survey is in the table alone. */
const drawnMoves = ({ moves }: FlowToDraw): FlowToDraw['moves'] =>
  moves.filter(({ from, to }) => !isOutside(from) || !isOutside(to))

/** The flow for the kit of charts, the same on the page, in files and on paper. */
export function flowSpecOf(t: Translate, flow: FlowToDraw): FlowSpec {
  const moves = drawnMoves(flow)
  const column = (end: 'from' | 'to'): Column => ({
    label: t.day(flow[end].asOf),
    nodes: flowStatuses.flatMap(key => {
      const count = moves.filter(move => move[end] === key).reduce((sum, { trusts }) => sum + trusts.length, 0)
      if (count === 0) return []
      const label = t('impact.flow.node', { word: flowStatusWord(t, key), number: t.number(count) })
      return [{ key, label, fill: statusFills[key], count }]
    }),
  })
  return {
    kind: 'flow',
    from: column('from'),
    to: column('to'),
    links: moves.map(({ from, to, trusts }) => ({ from, to, count: trusts.length })),
  }
}
