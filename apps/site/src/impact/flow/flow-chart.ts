import type { ChartOf, Translate } from '../../foundation/index.ts'
import { flowSpecOf } from './flow-spec.ts'
import { flowStatusWord } from './flow-status-word.ts'
import type { StatusFlow } from './status-flow.ts'

/** How many trusts the diagram is about: all that either release lists. */
export const trustsIn = ({ moves }: Pick<StatusFlow, 'moves'>): number =>
  moves.reduce((sum, { trusts }) => sum + trusts.length, 0)

/** The diagram with its words and its table: how many went from each status to each. */
export function flowChart(t: Translate, flow: StatusFlow): ChartOf {
  const { from, to, moves, changed, unchanged } = flow
  const days = { from: t.day(from.asOf), to: t.day(to.asOf) }
  const count = trustsIn(flow)
  return {
    id: 'what-changed',
    title: t('impact.flow.title', days),
    description: [
      t('impact.flow.changed', { count: changed, unchanged: t.number(unchanged) }),
      ...moves
        .filter(move => move.from !== move.to)
        .map(move =>
          t('impact.flow.move', {
            from: flowStatusWord(t, move.from),
            to: flowStatusWord(t, move.to),
            number: t.number(move.trusts.length),
          }),
        ),
      t('impact.flow.noCause'),
    ].join(' '),
    spec: flowSpecOf(t, flow),
    table: {
      columns: [
        { label: t('impact.flow.columns.from', days) },
        { label: t('impact.flow.columns.to', days) },
        { label: t('impact.flow.columns.trusts'), isNumber: true },
      ],
      rows: moves.map(move => [flowStatusWord(t, move.from), flowStatusWord(t, move.to), move.trusts.length]),
    },
    source: t('impact.flow.source', { ...days, fromId: from.id, toId: to.id, count, number: t.number(count) }),
  }
}
