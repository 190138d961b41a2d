import { properName } from './name-case.ts'
import { type Reading, readDay, readSource } from './read-source.ts'
import { readRows, type ScottishBoardCode } from './read-trust-sources.ts'
import type { SuccessionRow, Tables, TrustRow } from './tables.ts'

export interface Succession {
  oldCode: string
  oldName: string
  newCode: string
  effectiveOn: string
  source: string
  note: string | null
}

export function readSuccessions(text: string): Reading<Succession> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const effectiveOn = readDay(cells.effective_date ?? '')
    if (effectiveOn === undefined || effectiveOn === null) {
      problems.push({ line, column: 'effective_date', why: 'is not a day' })
      return null
    }
    return {
      oldCode: cells.old_code ?? '',
      oldName: cells.old_name ?? '',
      newCode: cells.new_code ?? '',
      effectiveOn,
      source: cells.source ?? '',
      note: null,
    }
  })
}

/** An archived code of a Scottish board passes to the code of the same name that was enacted when it was archived. */
export function scottishSuccessions(codes: ScottishBoardCode[]): Succession[] {
  return codes.flatMap(old => {
    const next = codes.find(code => code.code !== old.code && code.name === old.name && code.archivedOn === null)
    if (old.archivedOn === null || next === undefined || next.enactedOn === null) return []
    return {
      oldCode: old.code,
      oldName: old.name,
      newCode: next.code,
      effectiveOn: next.enactedOn,
      source: 'Public Health Scotland, codes of health boards',
      note: 'The board stayed; its area code changed.',
    }
  })
}

/** All successions, each old and new pair once (the first listed wins), with the old name where the register knows it. */
export function buildSuccessions(successions: Succession[], trusts: TrustRow[]): SuccessionRow[] {
  const names = new Map(trusts.map(trust => [trust.code, trust.name]))
  const oldCodes = new Set(successions.map(row => row.oldCode))
  const byPair = new Map<string, SuccessionRow>()
  for (const row of successions) {
    const pair = `${row.oldCode} ${row.newCode}`
    const isKnown = names.has(row.newCode) || oldCodes.has(row.newCode)
    if (byPair.has(pair)) continue
    byPair.set(pair, {
      old_code: row.oldCode,
      old_name: names.get(row.oldCode) ?? (row.oldName === '' ? null : properName(row.oldName)),
      new_code: row.newCode,
      effective_on: row.effectiveOn,
      source: row.source,
      note: row.note ?? (isKnown ? null : 'The new code is not in the register.'),
    })
  }
  return [...byPair.values()]
}

/** Closed trusts of which no source at hand says who followed. Never guessed. */
export function findMissingSuccessions(trusts: TrustRow[], successions: SuccessionRow[]): Tables['trust-successions-missing'] {
  const known = new Set(successions.map(row => row.old_code))
  return trusts.flatMap(trust =>
    trust.closed_on === null || known.has(trust.code) ? [] : [{ code: trust.code, name: trust.name, closed_on: trust.closed_on }],
  )
}

/**
 * The open trusts to which a code leads: itself while it is open, else its successors, and theirs.
 * One: it is clear who runs things now. None or several: it is not, and the caller must not choose.
 */
export function findPresentTrusts(code: string, trusts: TrustRow[], successions: SuccessionRow[]): string[] {
  const open = new Set(trusts.filter(trust => trust.closed_on === null).map(trust => trust.code))
  const present = new Set<string>()
  const seen = new Set<string>()
  const waiting = [code]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (open.has(next)) present.add(next)
    else waiting.push(...successions.filter(row => row.old_code === next).map(row => row.new_code))
  }
  return [...present].sort()
}
