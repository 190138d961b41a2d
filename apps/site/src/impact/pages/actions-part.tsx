import { DataTable, FigureNote, sayFigureDate, type Translate } from '../../foundation/index.ts'
import { type ActionKind, type Actions, actionKinds } from '../flow/actions-between.ts'
import type { Amount } from '../measures/measure-value.ts'
import { sayAmount } from '../measures/say-amount.ts'

type Props = { readonly t: Translate; readonly actions: Actions }

/** What was done in the same time, month by month. It stands beside the changes, and is the cause of none that we could show. */
export function ActionsPart({ t, actions: { days, totals, months } }: Props) {
  const said = (amounts: Readonly<Record<ActionKind, Amount>>) => actionKinds.map(kind => sayAmount(t, amounts[kind]))
  return (
    <section id="actions" class="actions">
      <h3>{t('impact.actions.title')}</h3>
      <p>{t('impact.actions.lead')}</p>
      {months.length === 0 ? (
        <p>{t('impact.actions.none')}</p>
      ) : (
        <DataTable
          id="actions-by-month"
          caption={t('impact.actions.caption')}
          isStacked
          columns={[
            { label: t('impact.actions.month') },
            ...actionKinds.map(kind => ({ label: t(`impact.actions.kinds.${kind}`), isNumber: true })),
          ]}
          rows={[
            ...months.map(({ month, ...amounts }) => [sayFigureDate(t, month), ...said(amounts)]),
            [<strong>{t('impact.actions.all')}</strong>, ...said(totals)],
          ]}
        />
      )}
      <FigureNote
        t={t}
        date={`${days.from}/${days.until}`}
        source={{ name: t('impact.sources.records') }}
        denominator={t('impact.actions.denominator')}
      />
    </section>
  )
}
