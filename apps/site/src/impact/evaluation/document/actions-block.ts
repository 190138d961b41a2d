import { sayFigureDate, type Translate } from '../../../foundation/index.ts'
import { actionKinds } from '../../flow/actions-between.ts'
import { sayAmount } from '../../measures/say-amount.ts'
import type { KeptActions } from '../snapshot/snapshot.ts'
import type { Block, Cell } from './evaluation-document.ts'

/** What was done between the two releases, month by month. It stands beside the changes, and explains none of them. */
export function actionsBlocks(t: Translate, { days, months, totals }: KeptActions): Block[] {
  if (months.length === 0) return [{ kind: 'text', text: t('impact.actions.none') }]
  const said = (amounts: KeptActions['totals']): Cell[] => actionKinds.map(kind => sayAmount(t, amounts[kind]))
  return [
    { kind: 'text', text: t('impact.actions.lead') },
    {
      kind: 'table',
      table: {
        id: 'actions',
        caption: t('impact.actions.caption'),
        columns: [
          { label: t('impact.actions.month') },
          ...actionKinds.map(kind => ({ label: t(`impact.actions.kinds.${kind}`), isNumber: true })),
        ],
        rows: [
          ...months.map(month => [sayFigureDate(t, month.month), ...said(month)]),
          [t('impact.actions.all'), ...said(totals)],
        ],
      },
      facts: {
        date: `${days.from}/${days.until}`,
        denominator: t('impact.actions.denominator'),
        source: { name: t('impact.sources.records'), href: null },
      },
    },
  ]
}
