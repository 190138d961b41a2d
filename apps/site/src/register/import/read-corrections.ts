import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Succession } from './build-successions.ts'
import type { HospitalCorrection } from './place-hospitals.ts'
import { optionalText, text } from './table-columns.ts'
import { textToTable } from './table-text.ts'
import { alternativeNameRow, knownGapRow, surveyDecisionRow, type Tables, type TrustRow, trustKind } from './tables.ts'

const kindRow = z.object({ code: text, kind: trustKind, reason: text, source: text, decided_on: text })
const successionRow = z.object({
  old_code: text,
  new_code: text,
  effective_on: text,
  reason: text,
  source: text,
  checked_on: text,
})
const hospitalRow = z.object({ hospital_code: text, trust_code: optionalText, reason: text, source: text, checked_on: text })
const sourceRow = z.object({
  id: text,
  publisher: text,
  origin: text,
  dated: text,
  licence: text,
  licence_url: text,
  attribution: z.string(),
  sha256: text,
})

export type KnownSource = z.output<typeof sourceRow>

/** Decisions of people, committed with their reasons under `data/corrections/`. They win over every source. */
export interface Corrections {
  kinds: { code: string; kind: TrustRow['kind'] }[]
  successions: Succession[]
  hospitals: HospitalCorrection[]
  names: Tables['trust-alternative-names']
  decisions: Tables['survey-decisions']
  gaps: Tables['known-gaps']
  sources: KnownSource[]
}

export function readCorrections(dataFolder: string): Corrections {
  const read = <Shape extends z.ZodRawShape>(name: string, row: z.ZodObject<Shape>) => readRows(dataFolder, name, row)
  return {
    kinds: read('trust-kinds', kindRow),
    successions: read('trust-successions', successionRow).map(row => ({
      oldCode: row.old_code,
      oldName: '',
      newCode: row.new_code,
      effectiveOn: row.effective_on,
      source: row.source,
      note: row.reason,
    })),
    hospitals: read('hospital-trusts', hospitalRow).map(row => ({
      hospitalCode: row.hospital_code,
      trustCode: row.trust_code ?? '',
      reason: row.reason,
      source: row.source,
    })),
    names: read('trust-alternative-names', alternativeNameRow),
    decisions: read('survey-decisions', surveyDecisionRow),
    gaps: read('known-gaps', knownGapRow),
    sources: read('sources', sourceRow),
  }
}

function readRows<Shape extends z.ZodRawShape>(
  dataFolder: string,
  name: string,
  row: z.ZodObject<Shape>,
): z.output<typeof row>[] {
  const file = join(dataFolder, 'corrections', `${name}.csv`)
  if (!existsSync(file)) return []
  const shown = `data/corrections/${name}.csv`
  return textToTable(Object.keys(row.shape), readFileSync(file, 'utf8'), shown).map((cells, index) => {
    const parsed = row.safeParse(cells)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    throw new Error(`${shown}, line ${index + 2}, ${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'not readable'}`)
  })
}
