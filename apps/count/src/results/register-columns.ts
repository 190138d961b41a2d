import type { RegisterRow } from './register-row.ts'

type Column = { name: string; type: 'VARCHAR' | 'VARCHAR[]' | 'DATE' | 'INTEGER' | 'BOOLEAN'; key: keyof RegisterRow }

/** The register as it is written for use inside the hospital, column by column. */
export const registerColumns: readonly Column[] = [
  { name: 'person_id', type: 'VARCHAR', key: 'personId' },
  { name: 'tier', type: 'VARCHAR', key: 'tier' },
  { name: 'nhs_number', type: 'VARCHAR', key: 'nhsNumber' },
  { name: 'local_ids', type: 'VARCHAR[]', key: 'localIds' },
  { name: 'sex', type: 'VARCHAR', key: 'sex' },
  { name: 'birth_date', type: 'DATE', key: 'birthDate' },
  { name: 'birth_precision', type: 'VARCHAR', key: 'birthPrecision' },
  { name: 'age_at_first', type: 'INTEGER', key: 'ageAtFirst' },
  { name: 'first_date', type: 'DATE', key: 'firstDate' },
  { name: 'first_date_precision', type: 'VARCHAR', key: 'datePrecision' },
  { name: 'first_date_flag', type: 'VARCHAR', key: 'dateFlag' },
  { name: 'first_rule', type: 'VARCHAR', key: 'firstRule' },
  { name: 'primary_date', type: 'DATE', key: 'primaryDate' },
  { name: 'primary_precision', type: 'VARCHAR', key: 'primaryPrecision' },
  { name: 'pathway', type: 'VARCHAR', key: 'pathway' },
  { name: 'pathway_90_days', type: 'VARCHAR', key: 'pathway90' },
  { name: 'pathway_120_days', type: 'VARCHAR', key: 'pathway120' },
  { name: 'pathway_180_days', type: 'VARCHAR', key: 'pathway180' },
  { name: 'pathway_reason', type: 'VARCHAR', key: 'pathwayReason' },
  { name: 'sites', type: 'VARCHAR[]', key: 'sites' },
  { name: 'vital_status', type: 'VARCHAR', key: 'vitalStatus' },
  { name: 'death_date', type: 'DATE', key: 'deathDate' },
  { name: 'death_precision', type: 'VARCHAR', key: 'deathPrecision' },
  { name: 'death_source', type: 'VARCHAR', key: 'deathSource' },
  { name: 'last_seen', type: 'DATE', key: 'lastSeen' },
  { name: 'rules', type: 'VARCHAR[]', key: 'rules' },
  { name: 'sources', type: 'VARCHAR[]', key: 'sources' },
  { name: 'is_death_only', type: 'BOOLEAN', key: 'isDeathOnly' },
  { name: 'reviewed', type: 'VARCHAR', key: 'reviewed' },
  { name: 'conflicts', type: 'VARCHAR[]', key: 'conflicts' },
  { name: 'records', type: 'VARCHAR[]', key: 'records' },
]
