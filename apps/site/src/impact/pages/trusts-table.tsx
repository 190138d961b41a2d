import { rounded } from '../../act/index.ts'
import { DataTable, localPath, nameIn, type Translate } from '../../foundation/index.ts'
import { registerLink } from '../../register/index.ts'
import { StatusMark, trustLink } from '../../releases/index.ts'
import { flowStatusWord } from '../flow/flow-status-word.ts'
import type { FlowStatus, FlowTrust } from '../flow/status-flow.ts'

type Props = {
  readonly t: Translate
  readonly id: string
  readonly caption: string
  readonly days: { readonly from: string; readonly to: string }
  readonly trusts: readonly FlowTrust[]
  /** Exact: rounded here. Null: no letter to any trust left in that time. */
  readonly letters: ReadonlyMap<string, number> | null
}

/** Every trust by name with where it was and where it is. By name and never by status: in another order it would be a league table. */
export function TrustsTable({ t, id, caption, days, trusts, letters }: Props) {
  const columns = [
    { label: t('impact.flow.columns.trust') },
    { label: t('impact.flow.columns.from', days) },
    { label: t('impact.flow.columns.to', days) },
    ...(letters ? [{ label: t('impact.flow.columns.letters') }] : []),
  ]
  return (
    <DataTable
      id={id}
      caption={caption}
      isStacked
      columns={columns}
      rows={byName(t, trusts).map(trust => [
        <TrustName t={t} trust={trust} />,
        <Place t={t} status={trust.from} />,
        <>
          <Place t={t} status={trust.to} />
          <Successors t={t} trust={trust} />
        </>,
        ...(letters ? [lettersInWords(t, letters.get(trust.code) ?? 0)] : []),
      ])}
    />
  )
}

const byName = (t: Translate, trusts: readonly FlowTrust[]): FlowTrust[] =>
  [...trusts].sort((a, b) => nameIn(t.locale, a).localeCompare(nameIn(t.locale, b), t.locale))

/** A trust that is in the survey no more has no page of its own there: the register has it. */
const TrustName = ({ t, trust }: { readonly t: Translate; readonly trust: FlowTrust }) => (
  <a href={localPath(t.locale, trust.to === 'not-there' ? registerLink(trust.code) : trustLink(trust.code))}>
    {nameIn(t.locale, trust)}
  </a>
)

function Place({ t, status }: { readonly t: Translate; readonly status: FlowStatus }) {
  if (status === 'excluded' || status === 'not-there') return <>{flowStatusWord(t, status)}</>
  return <StatusMark t={t} status={status} words="shown" />
}

const Successors = ({ t, trust: { successors } }: { readonly t: Translate; readonly trust: FlowTrust }) =>
  successors.length === 0 ? null : (
    <span class="small">
      {' '}
      {t('impact.flow.partOf')}{' '}
      {successors.map((code, at) => (
        <>
          {at > 0 && ', '}
          <a href={localPath(t.locale, trustLink(code))}>{code}</a>
        </>
      ))}
    </span>
  )

function lettersInWords(t: Translate, count: number): string {
  const said = rounded(count)
  switch (said.kind) {
    case 'none':
      return t('impact.flow.noLetters')
    case 'few':
      return t('impact.amount.below', { count: said.below, number: t.number(said.below) })
    case 'about':
      return t('impact.amount.about', { count: said.about, number: t.number(said.about) })
  }
}
