// Long because: it is the one list of tables that all parts of the engine share.
/**
 * The tables of one run, in DuckDB, made anew each time. Readers fill the first group; everything after them reads only these tables, so no
 * rule knows a file format. What a reader emits for which format is in docs/count/formats.md.
 *
 * Ids: file_id counts the files in the order of their paths from 1; record_id = file_id * 2^32 + row_number. Both are the same in each run on the
 * same input, whatever the order in which threads finish.
 */
export const tables = {
  /** One row for each file below the input folder. use: used, unreadable, ignored. */
  source_file: `
    file_id INTEGER, path VARCHAR, kind VARCHAR, version VARCHAR, sha256 VARCHAR, bytes BIGINT, row_count BIGINT,
    use VARCHAR, reason VARCHAR`,
  /** Rows of a file by the month of their main date (all rows, also those that are not kept). month is NULL for rows without a usable date. */
  file_month: 'file_id INTEGER, month DATE, row_count BIGINT',
  /** A source record that is kept because it may say something about breast cancer, its spread, other cancers or a death of such a person. */
  record: `
    record_id BIGINT, file_id INTEGER, row_number BIGINT, record_hash VARCHAR, source VARCHAR, source_version VARCHAR, provider VARCHAR`,
  /**
   * How a record names its person: one row a record. nhs_number is ten digits with a right check digit, or NULL with the reason in
   * nhs_number_problem (missing, wrong length, wrong check digit, dummy). local_id counts only within local_scope. Names are upper case, without
   * accents and signs. birth_precision: day, month, year. sex: 1 male, 2 female, 9 other, NULL not known. postcode: upper case, one space.
   */
  mention: `
    record_id BIGINT, nhs_number VARCHAR, nhs_number_problem VARCHAR, nhs_trace_status VARCHAR, local_scope VARCHAR, local_id VARCHAR,
    given_name VARCHAR, family_name VARCHAR, birth_date DATE, birth_precision VARCHAR, sex VARCHAR, postcode VARCHAR`,
  /**
   * What a record says happened: one or more rows a record. kind: primary-pathway, recurrence, progression (COSD), episode (HES, SUS), regimen
   * (SACT), radiotherapy, condition, observation (FHIR, OMOP), meeting (MDT), death. date_precision: day, month, year; both NULL if not known.
   * spell: episodes of one stay share it. status: active, provisional, refuted, entered-in-error, history, signed-off, not-signed-off; for a death the
   * place that says so: ons, pds, discharge, cosd, omop, fhir, sact, mdt. recorded_date: when it was written down, where the source says so.
   */
  event: `
    record_id BIGINT, event_no SMALLINT, kind VARCHAR, date DATE, date_precision VARCHAR, end_date DATE, recorded_date DATE, stage_date DATE,
    spell VARCHAR, status VARCHAR`,
  /**
   * The codes of an event, as the source wrote them, only made regular (icd: upper case, no dot). role: diagnosis, primary, original-primary,
   * metastatic-type, metastatic-site, m-category, stage-group, morphology, topography, basis, intent, line, regimen, drug, treatment-site, related-primary, site, statement, cause. system: icd10,
   * icd-o-3, cosd-metastatic-type, cosd-metastatic-site, tnm-m, tnm-stage, sact-intent, sact-line, sact-regimen, sact-drug, snomed, loinc, omop,
   * opcs4, rtds, mdt. position: 1 is the main diagnosis.
   */
  event_code: 'record_id BIGINT, event_no SMALLINT, role VARCHAR, system VARCHAR, code VARCHAR, position SMALLINT',
  /** The last time a person was seen, from all rows of a feed, kept or not. */
  contact: 'source VARCHAR, nhs_number VARCHAR, local_scope VARCHAR, local_id VARCHAR, last_date DATE',
  /**
   * What is wrong in the input. One row for each kind, file and column: count says how often, first_rows the first places (at most ten). row numbers
   * are lines of a text file (the header is line 1), rows of a Parquet file, the record's ordinal in XML (line in detail). Never holds a value of an identifier.
   */
  problem: `
    file_id INTEGER, kind VARCHAR, column_name VARCHAR, count BIGINT, first_rows BIGINT[], detail VARCHAR, advice VARCHAR`,

  /** The code lists of the definitions, written by putCodeLists. */
  code_list: 'list VARCHAR, system VARCHAR, code VARCHAR, match VARCHAR, site VARCHAR',

  /** Who is who, written by linkage. A person_id is made from the smallest of the person's keys, so it stays when nothing about the person changes. */
  person: `
    person_id VARCHAR, nhs_number VARCHAR, birth_date DATE, birth_precision VARCHAR, sex VARCHAR, postcode VARCHAR, record_count INTEGER`,
  /** Why a record belongs to a person. step: nhs-number, local-id, probabilistic, reviewer, alone. weight in bits (log2 of the odds). explanation: where there is more to say than the step (linkInWords). */
  person_record: 'person_id VARCHAR, record_id BIGINT, step VARCHAR, weight DOUBLE, probability DOUBLE, explanation VARCHAR',
  /** By which keys a person can be found again in the next run: nhs:…, local:SCOPE:…, record:HASH. */
  person_key: 'person_id VARCHAR, key VARCHAR',
  /** Local identifiers under which more than one person goes: what is said under one alone is said of nobody. */
  shared_local_id: 'local_scope VARCHAR, local_id VARCHAR',
  /** Two people who may be one: nobody is merged, a person decides. */
  doubtful_link: `
    left_person VARCHAR, right_person VARCHAR, left_key VARCHAR, right_key VARCHAR, weight DOUBLE, probability DOUBLE, explanation VARCHAR`,
  /** What does not fit together about one person (two deaths, two sexes, one NHS number for two people). For the review. */
  conflict: 'person_id VARCHAR, kind VARCHAR, detail VARCHAR, record_ids BIGINT[]',

  /** What speaks for a case, one row for each rule and record, written by decide. tier: definite, probable, possible, supporting. */
  evidence: `
    person_id VARCHAR, rule VARCHAR, tier VARCHAR, date DATE, date_precision VARCHAR, date_flag VARCHAR, sites VARCHAR[], record_id BIGINT,
    supported_by VARCHAR, explanation VARCHAR`,
  /** What takes evidence away again, as listed in the definitions. */
  defeat: 'person_id VARCHAR, rule VARCHAR, defeater VARCHAR, record_id BIGINT, explanation VARCHAR',
  /** The first date on which each site of spread is known. */
  person_site: 'person_id VARCHAR, site VARCHAR, first_date DATE, date_precision VARCHAR, record_id BIGINT',
  /**
   * A person with evidence of spread: what the register shows. tier: definite, probable, possible, none (defeated or said not to be a case by a reviewer).
   * pathway: de-novo, recurrent, early-progression, unclassified; pathway_90/120/180 say the same by that many days. vital_status: dead, alive,
   * not-known. reviewed: case, not-a-case or NULL.
   */
  person_case: `
    person_id VARCHAR, tier VARCHAR, first_date DATE, date_precision VARCHAR, first_rule VARCHAR, date_flag VARCHAR, all_dates VARCHAR,
    primary_date DATE, primary_precision VARCHAR, pathway VARCHAR, pathway_90 VARCHAR, pathway_120 VARCHAR, pathway_180 VARCHAR, pathway_reason VARCHAR,
    vital_status VARCHAR, death_date DATE, death_precision VARCHAR, death_source VARCHAR, last_seen DATE, rules VARCHAR[], sources VARCHAR[],
    sites VARCHAR[], is_death_only BOOLEAN, reviewed VARCHAR`,
} as const

export type TableName = keyof typeof tables

export const createTables = (): string =>
  Object.entries(tables)
    .map(([name, columns]) => `CREATE TABLE ${name} (${columns});`)
    .join('\n')
