import { isoOf } from '../calendar.ts'
import type { SpreadSite } from '../history.ts'
import { byPerson, type RecordWritten } from './fhir.ts'
import type { Output } from './output.ts'
import { putParquet } from './parquet.ts'
import { type Cell, csvOf, dotted } from './text.ts'

/** Metastasis concepts of DOMAIN.md. Other sites have no concept here and are not written. */
const siteConcepts: Partial<Record<SpreadSite, number>> = {
  bone: 36769301,
  brain: 36768862,
  liver: 36770544,
  lung: 36770283,
  'distant-nodes': 36769243,
  skin: 35225673,
  marrow: 35226074,
}
const regionalNodes = 36769269
const breastPrimary = 4112853

type Table = { name: string; columns: readonly string[]; rows: Cell[][]; people: string[] }

/** OMOP CDM 5.4: PERSON, CONDITION_OCCURRENCE, MEASUREMENT and DEATH. What was refuted or entered in error is not in a warehouse, nor is what was only suspected. */
export async function writeOmop(entries: readonly RecordWritten[], output: Output): Promise<void> {
  const tables = tablesOf(byPerson(entries.filter(({ body }) => body.status === 'confirmed')))
  const wantsCsv = output.formats.includes('omop-csv')
  for (const { name, columns, rows, people } of tables) {
    const csv = csvOf(columns, rows)
    const isParquet = !wantsCsv
    const path = `omop/${name}.${isParquet ? 'parquet' : 'csv'}`
    if (isParquet)
      await putParquet(
        `${output.folder}/${path}`,
        csv,
        columns.filter(column => column.endsWith('_date')),
      )
    else output.put(path, csv)
    for (const [at, id] of people.entries()) output.tell(path, at + (isParquet ? 1 : 2), id)
  }
}

function tablesOf(people: readonly RecordWritten[][]): Table[] {
  const person: Table = {
    name: 'PERSON',
    columns: [
      'person_id',
      'gender_concept_id',
      'year_of_birth',
      'month_of_birth',
      'day_of_birth',
      'birth_datetime',
      'race_concept_id',
      'ethnicity_concept_id',
      'person_source_value',
      'gender_source_value',
    ],
    rows: [],
    people: [],
  }
  const condition: Table = {
    name: 'CONDITION_OCCURRENCE',
    columns: [
      'condition_occurrence_id',
      'person_id',
      'condition_concept_id',
      'condition_start_date',
      'condition_end_date',
      'condition_type_concept_id',
      'condition_status_concept_id',
      'condition_source_value',
      'condition_source_concept_id',
    ],
    rows: [],
    people: [],
  }
  const measurement: Table = {
    name: 'MEASUREMENT',
    columns: [
      'measurement_id',
      'person_id',
      'measurement_concept_id',
      'measurement_date',
      'measurement_type_concept_id',
      'value_as_concept_id',
      'value_source_value',
      'measurement_source_value',
    ],
    rows: [],
    people: [],
  }
  const death: Table = { name: 'DEATH', columns: ['person_id', 'death_date', 'death_type_concept_id'], rows: [], people: [] }
  for (const [at, entries] of people.entries()) {
    const first = entries[0]
    if (first === undefined) continue
    const { identity, deathKnown } = first
    const id = at + 1
    const [year, month, day] = identity.birth?.split('-').map(Number) ?? []
    // 8507 and 8532 are OMOP's concepts for male and female.
    const gender = identity.sex === undefined ? 0 : identity.sex === '1' ? 8507 : 8532
    person.rows.push([
      id,
      gender,
      year,
      month,
      day,
      identity.birth === undefined ? undefined : `${identity.birth}T00:00:00`,
      0,
      0,
      identity.nhsNumber ?? identity.localId,
      identity.sex,
    ])
    person.people.push(first.person.id)
    if (deathKnown !== undefined) {
      death.rows.push([id, isoOf(deathKnown), 32817])
      death.people.push(first.person.id)
    }
    for (const { body, person: known } of entries) {
      const date = isoOf(body.onset ?? body.recorded)
      const site = body.problem === 'nodes' ? regionalNodes : siteConcepts[(body.site ?? '') as SpreadSite]
      if (body.problem === 'primary' || body.problem === 'other-cancer') {
        const concept = body.icd.startsWith('C50') ? breastPrimary : 0
        condition.rows.push([condition.rows.length + 1, id, concept, date, undefined, 32817, undefined, dotted(body.icd), 0])
        condition.people.push(known.id)
      } else if (site !== undefined && body.problem !== 'to-breast') {
        measurement.rows.push([measurement.rows.length + 1, id, site, date, 32817, undefined, undefined, body.site ?? 'nodes'])
        measurement.people.push(known.id)
      }
    }
  }
  return [person, condition, measurement, death]
}
