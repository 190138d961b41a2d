import type { KnownColumn } from '../tabular/index.ts'

/** The fields that we read, under one name for all tables of the OMOP CDM 5.4 that hold events. */
export type EventField =
  | 'id'
  | 'person'
  | 'concept'
  | 'sourceConcept'
  | 'sourceValue'
  | 'valueConcept'
  | 'date'
  | 'endDate'
  | 'link'
  | 'linkField'
type Columns<Field extends string> = Readonly<Record<Field, KnownColumn>>

const none: KnownColumn = { names: [] }
const mark = (name: string): KnownColumn => ({ names: [name], isMark: true })
const column = (name: string, carries?: string): KnownColumn => ({ names: [name], carries })

const eventTable = (
  prefix: string,
  table: string,
  date: string,
  more: Partial<Columns<EventField>> = {},
): Columns<EventField> => ({
  id: mark(`${table}_id`),
  person: mark('person_id'),
  concept: mark(`${prefix}_concept_id`),
  sourceConcept: column(`${prefix}_source_concept_id`),
  sourceValue: column(`${prefix}_source_value`, 'the code as it was written'),
  valueConcept: none,
  date: mark(date),
  endDate: none,
  link: none,
  linkField: none,
  ...more,
})

/** Tables with one event a row. Those with `kind` may hold evidence; the others only say when a person was last seen. */
export const eventTables = {
  condition_occurrence: {
    kind: 'condition',
    columns: eventTable('condition', 'condition_occurrence', 'condition_start_date', { endDate: column('condition_end_date') }),
  },
  measurement: {
    kind: 'observation',
    columns: eventTable('measurement', 'measurement', 'measurement_date', {
      valueConcept: column('value_as_concept_id'),
      link: column('measurement_event_id', 'which tumour a metastasis belongs to'),
      linkField: column('meas_event_field_concept_id'),
    }),
  },
  observation: {
    kind: 'observation',
    columns: eventTable('observation', 'observation', 'observation_date', { valueConcept: column('value_as_concept_id') }),
  },
  episode: {
    kind: 'condition',
    columns: eventTable('episode', 'episode', 'episode_start_date', {
      concept: mark('episode_object_concept_id'),
      endDate: column('episode_end_date'),
    }),
  },
  drug_exposure: { kind: undefined, columns: eventTable('drug', 'drug_exposure', 'drug_exposure_start_date') },
  procedure_occurrence: { kind: undefined, columns: eventTable('procedure', 'procedure_occurrence', 'procedure_date') },
} as const satisfies Record<string, { kind: 'condition' | 'observation' | undefined; columns: Columns<EventField> }>

export const personColumns = {
  person: mark('person_id'),
  gender: mark('gender_concept_id'),
  year: mark('year_of_birth'),
  month: column('month_of_birth', 'the month of birth'),
  day: column('day_of_birth', 'the day of birth'),
  sourceValue: column('person_source_value'),
} as const satisfies Columns<string>

export const deathColumns = {
  person: mark('person_id'),
  date: mark('death_date'),
  cause: column('cause_concept_id'),
  causeSource: column('cause_source_value'),
} as const satisfies Columns<string>

export const conceptColumns = {
  concept: mark('concept_id'),
  name: mark('concept_name'),
  vocabulary: mark('vocabulary_id'),
  code: mark('concept_code'),
} as const satisfies Columns<string>

export const readTables = {
  ...eventTables,
  person: { columns: personColumns },
  death: { columns: deathColumns },
  concept: { columns: conceptColumns },
}
export type OmopTable = keyof typeof readTables

/** Tables of the CDM that a count does not need, by columns that no other format has. */
export const otherTables: Readonly<Record<string, readonly string[]>> = {
  visit_occurrence: ['visit_occurrence_id', 'visit_concept_id', 'visit_start_date'],
  visit_detail: ['visit_detail_id', 'visit_detail_concept_id'],
  observation_period: ['observation_period_id', 'observation_period_start_date'],
  concept_relationship: ['concept_id_1', 'concept_id_2', 'relationship_id'],
  concept_ancestor: ['ancestor_concept_id', 'descendant_concept_id'],
  concept_class: ['concept_class_id', 'concept_class_concept_id'],
  concept_synonym: ['concept_id', 'concept_synonym_name'],
  condition_era: ['condition_era_id', 'condition_concept_id'],
  drug_era: ['drug_era_id', 'drug_concept_id'],
  dose_era: ['dose_era_id', 'drug_concept_id'],
  drug_strength: ['drug_concept_id', 'ingredient_concept_id'],
  device_exposure: ['device_exposure_id', 'device_concept_id'],
  specimen: ['specimen_id', 'specimen_concept_id'],
  note: ['note_id', 'note_type_concept_id'],
  note_nlp: ['note_nlp_id', 'note_id'],
  episode_event: ['episode_id', 'event_id', 'episode_event_field_concept_id'],
  fact_relationship: ['domain_concept_id_1', 'fact_id_1'],
  location: ['location_id', 'location_source_value'],
  care_site: ['care_site_id', 'care_site_name'],
  provider: ['provider_id', 'provider_name'],
  payer_plan_period: ['payer_plan_period_id', 'person_id'],
  cost: ['cost_id', 'cost_event_id'],
  cdm_source: ['cdm_source_name', 'cdm_version'],
  vocabulary: ['vocabulary_id', 'vocabulary_name'],
  domain: ['domain_id', 'domain_name'],
  relationship: ['relationship_id', 'relationship_name'],
  source_to_concept_map: ['source_code', 'source_concept_id', 'target_concept_id'],
  metadata: ['metadata_id', 'metadata_concept_id'],
  cohort: ['cohort_definition_id', 'subject_id'],
  cohort_definition: ['cohort_definition_id', 'cohort_definition_name'],
}
