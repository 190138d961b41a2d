import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { allSuccessions, followSuccessions, inventedTrusts, registerTrusts, type Trust } from '../../register/index.ts'
import type { CodeInRegister } from '../rules/check-results.ts'

/** The register on one day, read once: ten thousand rows are compared with it. */
export type RegisterOnDay = { readonly find: (code: string) => CodeInRegister; readonly surveyed: readonly Trust[] }

export async function registerOnDay(db: ReadDb, { campaign, on }: { campaign: Campaign; on: string }): Promise<RegisterOnDay> {
  const real = await registerTrusts(db)
  const invented = await inventedTrusts(db)
  const successions = await allSuccessions(db)
  const byCode = new Map<string, Trust>()
  for (const trust of [...real, ...invented]) for (const alias of trust.aliases) byCode.set(alias.toUpperCase(), trust)
  // A trust's own code wins over the same letters used as another one's alias.
  for (const trust of [...real, ...invented]) byCode.set(trust.code, trust)

  const successorsOf = (code: string): Trust[] =>
    followSuccessions(code, successions)
      .filter(end => end !== code)
      .flatMap(end => byCode.get(end) ?? [])

  const find = (typed: string): CodeInRegister => {
    const code = typed.trim().toUpperCase()
    const trust = byCode.get(code)
    if (!trust) {
      const formerly = successions.find(succession => succession.from === code)
      if (!formerly) return { kind: 'unknown' }
      return { kind: 'closed', name: formerly.fromName ?? code, closedOn: null, successors: successorsOf(code) }
    }
    if (trust.isInvented !== (campaign === 'example')) return { kind: 'other-campaign', trust }
    if (trust.closedOn !== null && trust.closedOn < on)
      return { kind: 'closed', name: trust.name, closedOn: trust.closedOn, successors: successorsOf(trust.code) }
    if (trust.openedOn !== null && trust.openedOn > on) return { kind: 'not-yet-open', trust }
    return { kind: trust.survey.decision, trust }
  }
  const own = campaign === 'example' ? invented : real
  return { find, surveyed: own.filter(trust => find(trust.code).kind === 'surveyed') }
}
