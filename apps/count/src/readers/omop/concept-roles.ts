import { quoted, type Workbench } from '../../workbench/index.ts'
import { malignantWords, namesBreastPrimary, namesOtherPrimary, noCancerWords, wordSystem } from '../cancer-words.ts'
import type { SourceFile } from '../reader.ts'
import { matchColumns, openTable } from '../tabular/index.ts'
import { knownConcepts } from './known-concepts.ts'
import { conceptColumns } from './omop-tables.ts'

/**
 * Fills omop_concept (concept, role, system, code): the concepts that may matter, with what each says in another system where CONCEPT tells. One concept may
 * have several rows.
 *
 * Of ICD-10 all malignant tumours, D05 and Z85.3; of ICD-O-3 combinations (`8500/3-C50.9`) the topography of what behaves as primary (/3) or in situ (/2); of
 * SNOMED CT what its name calls a malignant tumour, which is C50 where the name says that the breast is its place, and another primary where it names that; of the Cancer Modifier vocabulary metastases, M categories and stage groups.
 */
export async function fillConcepts(workbench: Workbench, files: readonly SourceFile[]): Promise<void> {
  await workbench.run('CREATE OR REPLACE TEMP TABLE omop_concept (concept VARCHAR, role VARCHAR, system VARCHAR, code VARCHAR)')
  for (const [concept, role] of Object.entries(knownConcepts))
    await workbench.run(`INSERT INTO omop_concept VALUES (${quoted(concept)}, ${quoted(role)}, 'omop', ${quoted(concept)})`)
  for (const file of files) {
    const table = await openTable(workbench, file)
    const { at } = matchColumns(file.table?.columns ?? [], conceptColumns)
    await workbench.run(`
      CREATE OR REPLACE TEMP TABLE omop_term AS
      SELECT DISTINCT trim(${table.text(at.concept)}) AS concept, ${table.text(at.vocabulary)} AS vocabulary,
        lower(${table.text(at.name)}) AS name, upper(trim(${table.text(at.code)})) AS code
      FROM ${table.from} WHERE ${table.text(at.vocabulary)} IN ('ICD10', 'ICD10CM', 'ICD10GM', 'ICDO3', 'SNOMED', 'Cancer Modifier')`)
    await workbench.run(`${meanings.map(select => `INSERT INTO omop_concept ${select};`).join('\n')} DROP TABLE omop_term`)
  }
  await workbench.run(`CREATE OR REPLACE TEMP TABLE omop_concept AS SELECT DISTINCT * FROM omop_concept`)
}

const malignant = `regexp_matches(name, '${malignantWords}') AND NOT regexp_matches(name, '${noCancerWords}')`
const isMetastasis = `vocabulary = 'Cancer Modifier' AND (name LIKE '%metasta%' OR name LIKE '%spread to lymph node%')`

/** Metastasis modifiers say where, the others what: each concept with its own number, then with what it says in a system that the rules know. */
const meanings = [
  `SELECT concept, 'diagnosis', 'omop', concept FROM omop_term WHERE (vocabulary LIKE 'ICD10%' AND regexp_matches(code, '^(C[0-9]|D05|Z85.?3)'))
    OR (vocabulary = 'ICDO3' AND regexp_matches(code, '/[236]-C[0-9]')) OR (vocabulary = 'SNOMED' AND ${malignant})`,
  `SELECT concept, 'diagnosis', 'icd10', icd(code) FROM omop_term WHERE vocabulary LIKE 'ICD10%' AND regexp_matches(code, '^(C[0-9]|D05|Z85.?3)')`,
  `SELECT concept, 'diagnosis', 'icd10', icd(regexp_extract(code, '/3-(C[0-9.]+)$', 1)) FROM omop_term
    WHERE vocabulary = 'ICDO3' AND regexp_matches(code, '/3-C[0-9.]+$')`,
  `SELECT concept, 'diagnosis', 'icd10', 'D05' FROM omop_term WHERE vocabulary = 'ICDO3' AND regexp_matches(code, '/2-C50')`,
  `SELECT concept, 'diagnosis', 'snomed', code FROM omop_term WHERE vocabulary = 'SNOMED' AND ${malignant}`,
  `SELECT concept, 'diagnosis', 'icd10', 'C50' FROM omop_term WHERE vocabulary = 'SNOMED' AND ${namesBreastPrimary('name')}`,
  `SELECT concept, 'diagnosis', '${wordSystem}', 'OTHER-PRIMARY' FROM omop_term WHERE vocabulary = 'SNOMED' AND ${namesOtherPrimary('name')}`,
  `SELECT concept, 'metastatic-site', 'omop', concept FROM omop_term WHERE ${isMetastasis}`,
  `SELECT concept, 'm-category', 'omop', concept FROM omop_term WHERE vocabulary = 'Cancer Modifier' AND regexp_matches(code, '-[CP]?M[01X]')`,
  `SELECT concept, 'm-category', 'tnm-m', regexp_extract(code, '-([CP]?M[01X][ABC]?)', 1) FROM omop_term
    WHERE vocabulary = 'Cancer Modifier' AND regexp_matches(code, '-[CP]?M[01X]')`,
  `SELECT concept, 'stage-group', 'omop', concept FROM omop_term WHERE vocabulary = 'Cancer Modifier' AND regexp_matches(code, 'STAGE-[0-4]')`,
  `SELECT concept, 'stage-group', 'tnm-stage', regexp_extract(code, 'STAGE-([0-4][ABC]?)', 1) FROM omop_term
    WHERE vocabulary = 'Cancer Modifier' AND regexp_matches(code, 'STAGE-[0-4]')`,
] as const
