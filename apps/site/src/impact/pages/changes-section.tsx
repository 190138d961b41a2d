import { Chart, FigureNote, Fold, localPath, Notice, type Translate } from '../../foundation/index.ts'
import { releaseLink, StatusSymbols } from '../../releases/index.ts'
import { flowChart, trustsIn } from '../flow/flow-chart.ts'
import type { FlowMove, StatusFlow } from '../flow/status-flow.ts'
import { ActionsPart } from './actions-part.tsx'
import { flowAt, flowFileAt } from './impact-links.ts'
import type { ChangesView } from './impact-view.ts'
import { TrustsTable } from './trusts-table.tsx'

type Props = { readonly t: Translate; readonly changes: ChangesView | null }

/** What became of the trusts between the last two releases, and what was done meanwhile. */
export const ChangesSection = ({ t, changes }: Props) => (
  <section class="band sand" id="changes">
    <h2>{t('impact.flow.heading')}</h2>
    {changes === null ? <p>{t('impact.flow.none')}</p> : <Shown t={t} changes={changes} />}
  </section>
)

function Shown({ t, changes }: { readonly t: Translate; readonly changes: ChangesView }) {
  const { flow, actions, letters } = changes
  const changed = flow.moves.filter(hasChanged).flatMap(({ trusts }) => trusts)
  const cameOrWent = flow.moves.filter(isOneSided).flatMap(({ trusts }) => trusts).length
  const days = daysOf(t, flow)
  return (
    <>
      <FlowPicture t={t} flow={flow} />
      {changed.length > 0 && (
        <section>
          <Fold summary={t('impact.flow.changedTrusts', { count: changed.length })}>
            <TrustsTable
              t={t}
              id="changed-trusts"
              caption={t('impact.flow.changedCaption', days)}
              days={days}
              trusts={changed}
              letters={letters.size === 0 ? null : letters}
            />
            <FlowNote t={t} flow={flow} />
          </Fold>
        </section>
      )}
      <p>
        {cameOrWent > 0 && `${t('impact.flow.cameOrWent', { count: cameOrWent })} `}
        <a href={localPath(t.locale, flowAt.link(flow.from.id, flow.to.id))}>{t('impact.flow.everyTrust')}</a>
      </p>
      <ActionsPart t={t} actions={actions} />
    </>
  )
}

/** A trust that merged or opened in between is in one of the two releases only: it has changed no status. */
const isOneSided = ({ from, to }: FlowMove): boolean => from === 'not-there' || to === 'not-there'
const hasChanged = (move: FlowMove): boolean => move.from !== move.to && !isOneSided(move)

export const daysOf = (t: Translate, { from, to }: StatusFlow) => ({ from: t.day(from.asOf), to: t.day(to.asOf) })

type FlowProps = { readonly t: Translate; readonly flow: StatusFlow }

/** The diagram with its files; under it what it cannot show. Never one without the other. */
export function FlowPicture({ t, flow, heading = 'h3' }: FlowProps & { readonly heading?: 'h2' | 'h3' }) {
  const { from, to, changed, unchanged, hasSameCriteria } = flow
  const file = (kind: 'svg' | 'png' | 'csv') =>
    localPath(t.locale, flowFileAt.link(from.id, to.id, `what-changed.${kind}` as const))
  return (
    <section class="flow">
      <StatusSymbols />
      <Chart t={t} chart={flowChart(t, flow)} heading={heading} files={{ svg: file('svg'), png: file('png'), csv: file('csv') }}>
        <p>{t('impact.flow.changed', { count: changed, unchanged: t.number(unchanged) })}</p>
      </Chart>
      <Notice>
        <p>
          <strong>{t('impact.flow.noCause')}</strong>
        </p>
        <p>{t('impact.flow.whyNoCause')}</p>
        {!hasSameCriteria && <p>{t('impact.flow.otherCriteria')}</p>}
      </Notice>
      <FlowNote t={t} flow={flow} />
    </section>
  )
}

/** What no number of the diagram goes without. */
export function FlowNote({ t, flow }: FlowProps) {
  const count = trustsIn(flow)
  return (
    <FigureNote
      t={t}
      date={`${flow.from.asOf}/${flow.to.asOf}`}
      source={{
        name: t('impact.flow.releases', { from: flow.from.id, to: flow.to.id }),
        href: localPath(t.locale, releaseLink(flow.to.id)),
      }}
      denominator={t('impact.flow.denominator', { count, number: t.number(count) })}
    />
  )
}
