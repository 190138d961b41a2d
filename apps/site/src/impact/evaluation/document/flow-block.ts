import { nameIn, type Translate } from '../../../foundation/index.ts'
import { releaseLink, trustLink } from '../../../releases/index.ts'
import { flowSpecOf } from '../../flow/flow-spec.ts'
import { flowStatusWord } from '../../flow/flow-status-word.ts'
import type { KeptFlow } from '../snapshot/snapshot.ts'
import { type Block, type Cell, type Facts, type FlowChart, flowSpecSchema } from './evaluation-document.ts'

/** The flow as a picture, with what somebody would say who looks at it for one who cannot. The poster and the report draw the same. */
export const flowChartOf = (t: Translate, flow: KeptFlow): FlowChart => ({
  alt: t('evaluation.flow.alt', { from: t.day(flow.from.asOf), to: t.day(flow.to.asOf), moves: movesInWords(t, flow) }),
  spec: flowSpecSchema.parse(flowSpecOf(t, flow)),
})

const movesInWords = (t: Translate, { moves }: KeptFlow): string =>
  moves
    .map(({ from, to, trusts }) =>
      t('evaluation.flow.move', { from: flowStatusWord(t, from), to: flowStatusWord(t, to), count: trusts.length }),
    )
    .join('; ')

/** All that either release lists. */
const trustsIn = ({ moves }: KeptFlow): number => moves.reduce((sum, { trusts }) => sum + trusts.length, 0)

/** What no number of the flow goes without. */
export const flowFacts = (t: Translate, flow: KeptFlow): Facts => ({
  date: flow.to.asOf,
  denominator: t('evaluation.flow.denominator', { count: trustsIn(flow) }),
  source: { name: t('evaluation.flow.source', { from: flow.from.id, to: flow.to.id }), href: releaseLink(flow.to.id) },
})

/** What became of every trust: the picture, the same as a table, and every trust by name. */
export function flowBlocks(t: Translate, flow: KeptFlow): Block[] {
  const count = trustsIn(flow)
  const days = { from: t.day(flow.from.asOf), to: t.day(flow.to.asOf) }
  const facts = flowFacts(t, flow)
  const moves = flow.moves.map(({ from, to, trusts }): Cell[] => [
    flowStatusWord(t, from),
    flowStatusWord(t, to),
    t.number(trusts.length),
  ])
  const column = (key: string, isNumber?: boolean) => ({
    label: t(`evaluation.flow.columns.${key}`, days),
    ...(isNumber === true ? { isNumber } : {}),
  })
  return [
    { kind: 'text', text: t('evaluation.flow.changed', { count: flow.changed, unchanged: flow.unchanged, ...days }) },
    ...(flow.hasSameCriteria ? [] : [{ kind: 'notice' as const, text: t('evaluation.flow.otherCriteria') }]),
    {
      kind: 'flow',
      title: t('evaluation.flow.title', days),
      chart: flowChartOf(t, flow),
      table: {
        id: 'moves',
        caption: t('evaluation.flow.caption', days),
        columns: [column('before'), column('after'), column('count', true)],
        rows: moves,
      },
      facts,
    },
    {
      kind: 'table',
      table: {
        id: 'every-trust',
        caption: t('evaluation.flow.everyTrust', { count }),
        columns: [column('trust'), column('before'), column('after')],
        rows: trustRows(t, flow),
      },
      facts,
    },
  ]
}

/** By name, never by where they stand: in that order it would read as a league table. Whoever looks for one trust finds it. */
const trustRows = (t: Translate, { moves }: KeptFlow): Cell[][] =>
  moves
    .flatMap(({ from, to, trusts }) => trusts.map(({ code, ...names }) => ({ code, from, to, name: nameIn(t.locale, names) })))
    .sort((a, b) => a.name.localeCompare(b.name, t.locale))
    .map(({ code, from, to, name }): Cell[] => [
      { text: name, href: trustLink(code) },
      flowStatusWord(t, from),
      flowStatusWord(t, to),
    ])
