import type { Succession } from '../../register/index.ts'
import { followSuccessions } from '../../register/index.ts'
import type { PublishedStatus, ReleaseSummary } from '../../releases/index.ts'
import { type FlowMove, type FlowStatus, type FlowTrust, flowStatuses, type StatusFlow } from './status-flow.ts'

type Told = Pick<PublishedStatus, 'code' | 'name' | 'nameCy' | 'status'>

type Between = {
  readonly from: ReleaseSummary
  readonly to: ReleaseSummary
  readonly before: readonly Told[]
  readonly after: readonly Told[]
  readonly successions: readonly Succession[]
}

/**
 * What became of every trust between two releases. A trust that merged or opened in between has changed no status: it goes to, or comes
 * from, `not-there`, and counts neither as changed nor as unchanged.
 */
export function flowBetween({ from, to, before, after, successions }: Between): StatusFlow {
  const trusts = trustsOf({ before, after, successions: successions.filter(({ effectiveOn }) => effectiveOn <= to.asOf) })
  const moves = flowStatuses.flatMap(start =>
    flowStatuses.flatMap((end): FlowMove[] => {
      const gone = trusts.filter(trust => trust.from === start && trust.to === end)
      return gone.length === 0 ? [] : [{ from: start, to: end, trusts: gone }]
    }),
  )
  const isThere = ({ from: start, to: end }: FlowTrust) => start !== 'not-there' && end !== 'not-there'
  const compared = trusts.filter(isThere)
  const unchanged = compared.filter(trust => trust.from === trust.to).length
  return { from, to, moves, changed: compared.length - unchanged, unchanged, hasSameCriteria: from.criteria === to.criteria }
}

function trustsOf({ before, after, successions }: Pick<Between, 'before' | 'after' | 'successions'>): FlowTrust[] {
  const then = new Map(before.map(each => [String(each.code), each]))
  const now = new Map(after.map(each => [String(each.code), each]))
  const codes = [...new Set([...then.keys(), ...now.keys()])]
  return codes
    .flatMap((code): FlowTrust[] => {
      const [was, is] = [then.get(code), now.get(code)]
      const told = is ?? was
      if (!told) return []
      const successors = is ? [] : followSuccessions(code, successions).filter(each => each !== code)
      return [{ code, name: told.name, nameCy: told.nameCy, from: placeOf(was), to: placeOf(is), successors }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1))
}

const placeOf = (told: Told | undefined): FlowStatus => (told === undefined ? 'not-there' : (told.status ?? 'excluded'))
