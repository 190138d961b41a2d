import { findPresentTrusts } from './build-successions.ts'
import { coreName, plainName, properName } from './name-case.ts'
import type { DirectoryTrust, OdsTrust } from './read-trust-sources.ts'
import type { SuccessionRow, Tables, TrustRow } from './tables.ts'

type NameRow = Tables['trust-alternative-names'][number]

export interface NameSources {
  trusts: TrustRow[]
  ods: OdsTrust[]
  directory: DirectoryTrust[]
  successions: SuccessionRow[]
  /** Names that an older list gives an open trust: what it was called then. */
  formerNames: { code: string; name: string; source: string }[]
  /** Names set by hand, each with its source: `data/corrections/trust-alternative-names.csv`. */
  corrections: NameRow[]
}

export interface Names {
  rows: NameRow[]
  /** Names that the directory gives to one trust and that belong to another. */
  refused: { code: string; name: string; why: string }[]
}

/** Every other name under which a trust may be looked for. One row a trust and name, the trust's own name left out. */
export function buildAlternativeNames(sources: NameSources): Names {
  const { kept, refused } = refuseOthersNames(sources)
  const candidates: NameRow[] = [...sources.corrections, ...oldNames(sources), ...kept, ...shortNames(sources.trusts)]
  const own = new Map(sources.trusts.map(trust => [trust.code, plainName(trust.name)]))
  const rows = new Map<string, NameRow>()
  for (const row of candidates) {
    const key = `${row.trust_code} ${plainName(row.name)}`
    if (own.has(row.trust_code) && own.get(row.trust_code) !== plainName(row.name) && !rows.has(key)) rows.set(key, row)
  }
  return { rows: [...rows.values()], refused }
}

function oldNames({ trusts, ods, successions, formerNames }: NameSources): NameRow[] {
  const predecessors = trusts
    .filter(trust => trust.closed_on !== null)
    .flatMap(old =>
      findPresentTrusts(old.code, trusts, successions).map(code => ({
        trust_code: code,
        name: old.name,
        kind: 'old-name' as const,
        source: `a trust that it followed (${old.code})`,
      })),
    )
  const former = formerNames.map(row => ({ trust_code: row.code, name: row.name, kind: 'old-name' as const, source: row.source }))
  const registered = ods.map(row => ({
    trust_code: row.code,
    name: properName(row.name),
    kind: 'alias' as const,
    source: 'NHS England ODS, registered name',
  }))
  return [...predecessors, ...former, ...registered]
}

function shortNames(trusts: TrustRow[]): NameRow[] {
  return trusts.map(trust => ({
    trust_code: trust.code,
    name: coreName(trust.name)
      .replace(/\s+(University |Teaching )?(Health Board|Health and Social Care Trust)$/, '')
      .replace(/^NHS\s+/, ''),
    kind: 'short-name',
    source: 'its own name, shortened',
  }))
}

/**
 * The directory mixes into a trust's names some of a neighbour's, to tell the two apart (“Rotherham NHS Foundation Trust” beside
 * RXE). Where a trust is given another open trust's proper name, every name that both share goes to the other.
 */
function refuseOthersNames({ trusts, directory }: NameSources): { kept: NameRow[]; refused: Names['refused'] } {
  const open = trusts.filter(trust => trust.closed_on === null)
  const owners = new Map(
    open.flatMap(trust => [plainName(trust.name), plainName(coreName(trust.name))].map(name => [name, trust.code])),
  )
  const namesOf = new Map(directory.map(row => [row.code, new Set(row.otherNames.map(plainName))]))
  const kept: NameRow[] = []
  const refused: Names['refused'] = []
  for (const row of directory) {
    const neighbours = new Set(
      row.otherNames.map(name => owners.get(plainName(name))).filter(code => code !== undefined && code !== row.code),
    )
    for (const name of row.otherNames) {
      const owner = [...neighbours].find(
        code => owners.get(plainName(name)) === code || namesOf.get(code ?? '')?.has(plainName(name)),
      )
      if (owner !== undefined) refused.push({ code: row.code, name, why: `is a name of ${owner}` })
      else kept.push({ trust_code: row.code, name, kind: kindOfName(name), source: 'directory of trusts by Dave West' })
    }
  }
  return { kept, refused }
}

function kindOfName(name: string): NameRow['kind'] {
  return /\b(Trust|Hospitals?)\b/.test(name) ? 'alias' : 'short-name'
}
