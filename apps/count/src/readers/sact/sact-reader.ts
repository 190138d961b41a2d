import { type TreatmentFeed, treatmentReader } from '../treatments/index.ts'
import { fieldsOfVersion4, sactColumns } from './sact-columns.ts'

/** Version 3 and version 4 give the same numbers other meanings: the version stands before the code. */
const versioned = (field: string): string => `CASE WHEN ${field} IS NOT NULL THEN concat('v', version, ':', upper(${field})) END`

export const sact: TreatmentFeed = {
  source: 'sact',
  format: 'SACT',
  kind: 'regimen',
  columns: sactColumns,
  alsoOneOf: ['intent', 'drug', 'curative_line', 'non_curative_line'],
  versionOf: at => (fieldsOfVersion4.some(field => at[field] !== undefined) ? '4' : '3'),
  // One regimen is many rows: one for each administration of each drug.
  sameTreatment: ['primary_code', 'regimen', 'started_on', 'intent', 'context', 'curative_line', 'non_curative_line', 'drug'],
  dates: ['started', 'given_on', 'cycle_started'],
  codes: [
    { role: 'primary', system: `'icd10'`, code: 'coalesce(icd(primary_code), upper(primary_code))' },
    { role: 'morphology', system: `'icd-o-3'`, code: 'upper(morphology)' },
    { role: 'regimen', system: `'sact-regimen'`, code: 'upper(regimen)' },
    { role: 'drug', system: `'sact-drug'`, code: 'upper(drug)' },
    { role: 'intent', system: `'sact-intent'`, code: versioned('intent') },
    { role: 'context', system: `'sact-context'`, code: `coalesce(${versioned('context')}, ${versioned('adjunctive')})` },
    { role: 'line', system: `'sact-line'`, code: `'curative:' || curative_line` },
    { role: 'line', system: `'sact-line'`, code: `'non-curative:' || non_curative_line` },
    { role: 'outcome', system: `'sact-outcome'`, code: `'v4:' || outcome` },
  ],
  // End of Regimen Summary 7 is death of the patient (v4). Version 3 says it in words, in the outcome of a curative or a non-curative regimen.
  isDead: `coalesce(outcome IN ('7', '07'), false) OR regexp_matches(lower(concat_ws(' ', outcome, outcome_curative, outcome_non_curative)), '\\b(died|death)\\b')`,
}

export const sactReader = treatmentReader(sact)
