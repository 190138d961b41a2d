import { DataTable, Fold, localPath, type Translate } from '../../../foundation/index.ts'
import { type StatusCode, type StatusCounts, StatusMark, statusCodes, statusWord } from '../../../releases/index.ts'
import type { RoundId } from '../../types.ts'
import type { ChangesOfPublication, TrustChange } from '../changes-of-publication.ts'
import { previewTrustLink } from '../links.ts'

type CountsProps = { readonly t: Translate; readonly before: StatusCounts | null; readonly after: StatusCounts }

/** How many trusts have each status now, and would have then. */
export const CountsTable = ({ t, before, after }: CountsProps) => (
  <DataTable
    id="counts"
    caption={t('publishing.counts.caption')}
    columns={[
      { label: t('publishing.column.status') },
      ...(before ? [{ label: t('publishing.counts.now'), isNumber: true }] : []),
      { label: t('publishing.counts.then'), isNumber: true },
    ]}
    rows={[...statusCodes, 'surveyed' as const, 'excluded' as const].map(name => [
      name === 'surveyed' || name === 'excluded' ? t(`publishing.counts.${name}`) : statusWord(t, name),
      ...(before ? [t.number(before[name])] : []),
      t.number(after[name]),
    ])}
  />
)

type ChangesProps = {
  readonly t: Translate
  readonly round: RoundId
  readonly asOf: string
  readonly found: ChangesOfPublication
  readonly isFirst: boolean
}

/** What changes for whom: those whose status moves in sight, all others folded. Each name leads to what everybody would read. */
export function Changes({ t, round, asOf, found: { changes, gone }, isFirst }: ChangesProps) {
  const moved = isFirst ? [] : changes.filter(({ kind }) => kind !== 'same' && kind !== 'beside')
  const beside = isFirst ? [] : changes.filter(({ kind }) => kind === 'beside')
  const same = isFirst ? changes : changes.filter(({ kind }) => kind === 'same')
  const table = (id: string, some: readonly TrustChange[]) => (
    <ChangeTable t={t} round={round} asOf={asOf} id={id} changes={some} isFirst={isFirst} />
  )
  return (
    <>
      {!isFirst && moved.length === 0 && <p>{t('publishing.changes.none')}</p>}
      {moved.length > 0 && table('moved', moved)}
      {beside.length > 0 && (
        <Fold summary={t('publishing.changes.beside', { count: beside.length })}>{table('beside', beside)}</Fold>
      )}
      {same.length > 0 && (
        <Fold summary={t(isFirst ? 'publishing.changes.all' : 'publishing.changes.same', { count: same.length })}>
          {table('same', same)}
        </Fold>
      )}
      {gone.length > 0 && (
        <>
          <p>{t('publishing.changes.gone', { count: gone.length })}</p>
          <ul>
            {gone.map(({ code, name }) => (
              <li>
                {name} ({code})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type TableProps = Omit<ChangesProps, 'found'> & { readonly id: string; readonly changes: readonly TrustChange[] }

const ChangeTable = ({ t, round, asOf, id, changes, isFirst }: TableProps) => (
  <DataTable
    id={id}
    caption={t(`publishing.changes.caption.${id}`, { count: changes.length })}
    columns={[
      { label: t('publishing.column.trust') },
      ...(isFirst ? [] : [{ label: t('publishing.column.before') }]),
      { label: t('publishing.column.after') },
    ]}
    rows={changes.map(({ code, name, from, to }) => [
      <a href={localPath(t.locale, previewTrustLink(round, code, asOf))}>{name}</a>,
      ...(isFirst ? [] : [<Before t={t} from={from} />]),
      <StatusMark t={t} status={to} words="shown" />,
    ])}
  />
)

const Before = ({ t, from }: { t: Translate; from: StatusCode | null | 'new' }) =>
  from === 'new' ? <span class="soft">{t('publishing.changes.new')}</span> : <StatusMark t={t} status={from} words="shown" />
