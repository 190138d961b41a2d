import { hash } from 'node:crypto'
import type { KnownDate } from '../../workbench/index.ts'
import { cell } from '../regular-values.ts'
import { type JsonObject, objectIn, textIn } from './json.ts'
import { type Complaint, knownDate, type Person, personOf, unknownPerson } from './person.ts'
import { containedIn, keysOf, namesOf } from './references.ts'
import type { Staging } from './staging.ts'
import { conditionOf, observationOf, type Statement } from './statement.ts'

export type Place = { fileId: number; row: number; fullUrl?: string | undefined }

/**
 * Resources that say when somebody was seen, with the elements that hold the date, and those that only say when it was written down: a record that moved to another
 * system was written down anew, and nobody was seen.
 */
const contactTypes: Readonly<Record<string, { seen: readonly string[]; period: string; written: readonly string[] }>> = {
  Condition: { seen: ['onsetDateTime'], period: 'onsetPeriod', written: ['recordedDate'] },
  Observation: { seen: ['effectiveDateTime', 'effectiveInstant'], period: 'effectivePeriod', written: ['issued'] },
  Encounter: { seen: [], period: 'period', written: [] },
  Procedure: { seen: ['performedDateTime'], period: 'performedPeriod', written: [] },
  MedicationRequest: { seen: ['authoredOn'], period: 'effectivePeriod', written: [] },
  MedicationAdministration: { seen: ['effectiveDateTime'], period: 'effectivePeriod', written: [] },
  MedicationStatement: { seen: ['effectiveDateTime'], period: 'effectivePeriod', written: ['dateAsserted'] },
  DiagnosticReport: { seen: ['effectiveDateTime'], period: 'effectivePeriod', written: ['issued'] },
}
export const usedTypes: readonly string[] = ['Patient', ...Object.keys(contactTypes)]

/**
 * Writes down what a resource says, references as they stand.
 *
 * @returns the month of its main date if it is an event, `` if it has none; undefined if it is none
 */
export function stageResource(resource: JsonObject, place: Place, staging: Staging, complain: Complaint): string | undefined {
  if (resource.resourceType === 'Patient') {
    stagePatient(resource, place, staging, complain)
    return undefined
  }
  const type = String(resource.resourceType)
  const seen = stageContact(type, resource, place, staging)
  if (type !== 'Condition' && type !== 'Observation') return seen
  const complaints: Parameters<Complaint>[] = []
  const hold: Complaint = (...complaint) => void complaints.push(complaint)
  const statement = type === 'Condition' ? conditionOf(resource, hold) : observationOf(resource, hold)
  if (statement?.matters === true) {
    for (const complaint of complaints) complain(...complaint)
    stageStatement(resource, statement, place, staging, complain)
  }
  return statement === undefined ? seen : ((statement.recorded ?? statement.date)?.iso.slice(0, 7) ?? seen)
}

const idOf = ({ fileId, row }: Place): string => String(fileId * 4294967296 + row)
const dated = (date: KnownDate | undefined): string => (date === undefined ? '\t' : `${date.iso}\t${date.precision}`)
const deathOf = ({ death }: Pick<Person, 'death'>): string => `${death !== undefined}\t${dated(death?.date)}`

function stagePatient(patient: JsonObject, place: Place, staging: Staging, complain: Complaint): void {
  const person = personOf(patient, place.fullUrl ?? '', complain)
  staging.write('patient', `${idOf(place)}\t${place.fileId}\t${place.row}\t${deathOf(person)}\t${person.row}`)
  stageNames('patient', patient, place, staging)
}

function stageNames(kind: 'patient' | 'condition', resource: JsonObject, place: Place, staging: Staging): void {
  for (const name of namesOf(resource, place.fullUrl))
    staging.write('name', `${kind}\t${place.fileId}\t${cell(name)}\t${idOf(place)}`)
}

function stageContact(type: string, resource: JsonObject, place: Place, staging: Staging): string | undefined {
  const elements = contactTypes[type]
  if (elements === undefined) return undefined
  const first = (names: readonly string[]): string | undefined =>
    names.map(name => textIn(resource, name)).find(text => text !== undefined)
  // A date that is none is complained of where the resource is kept; here it is only no sign of life.
  const ignore: Complaint = () => {}
  const date = knownDate(first(elements.seen) ?? textIn(objectIn(resource, elements.period), 'start'), type, ignore)
  const [name, short = name] = keysOf(objectIn(resource, 'subject') ?? objectIn(resource, 'patient'))
  const isError = textIn(resource, 'status') === 'entered-in-error'
  if (date !== undefined && name !== undefined && short !== undefined && !isError) {
    staging.write('contact', `${place.fileId}\t${cell(name)}\t${cell(short)}\t${date.iso}`)
  }
  return (date ?? knownDate(first(elements.written), type, ignore))?.iso.slice(0, 7) ?? ''
}

function stageStatement(resource: JsonObject, statement: Statement, place: Place, staging: Staging, complain: Complaint): void {
  const id = idOf(place)
  const subject = objectIn(resource, 'subject') ?? objectIn(resource, 'patient')
  const inside = containedIn(resource, subject)
  const person = inside === undefined ? undefined : personOf(inside, '', complain)
  const keys = keysOf(subject)
  if (person === undefined && keys.length === 0) complain('no-person', `${String(resource.resourceType)}.subject`)
  const { kind, date, endDate, recorded, status } = statement
  const codes = [...statement.codes, ...insideCodes(resource, statement, complain)]
  const event = `${kind}\t${dated(date)}\t${endDate?.iso ?? ''}\t${recorded?.iso ?? ''}\t${status}`
  const codeRows = codes.map(({ role, system, code, position }) => `${role}\t${system}\t${cell(code)}\t${position}`)
  const about = statement.about.flatMap(keysOf)
  const content = hash('sha256', `${event}\n${codeRows.join('\n')}\n${about.join('\n')}`, 'hex')
  const fallback =
    person?.row ??
    (keys[0] === undefined ? unknownPerson(place.fullUrl ?? textIn(resource, 'id') ?? String(place.row)) : unknownPerson(keys[0]))
  staging.write(
    'record',
    `${id}\t${place.fileId}\t${place.row}\t${content}\t${person !== undefined}\t${deathOf(person ?? { death: undefined })}\t${fallback}`,
  )
  staging.write('event', `${id}\t${event}`)
  for (const row of codeRows) staging.write('code', `${id}\t${row}`)
  if (person === undefined) stageReference('subject', 1, keys, place, staging)
  for (const [number, reference] of statement.about.entries()) {
    if (containedIn(resource, reference) === undefined) stageReference('about', number + 1, keysOf(reference), place, staging)
  }
  if (kind === 'condition') stageNames('condition', resource, place, staging)
}

function stageReference(
  role: 'subject' | 'about',
  number: number,
  keys: readonly string[],
  place: Place,
  staging: Staging,
): void {
  for (const [rank, key] of keys.entries()) {
    staging.write('reference', `${idOf(place)}\t${place.fileId}\t${place.row}\t${role}\t${number}\t${rank}\t${cell(key)}`)
  }
}

/** The codes of a primary cancer that lies inside the resource that refers to it. */
function insideCodes(resource: JsonObject, { about }: Statement, complain: Complaint): Statement['codes'] {
  return about.flatMap(reference => {
    const primary = containedIn(resource, reference)
    if (primary === undefined) return []
    const { codes } = conditionOf(primary, complain)
    return codes.filter(({ role }) => role === 'diagnosis').map(code => ({ ...code, role: 'related-primary' }))
  })
}
