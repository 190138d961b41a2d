import { checkNhsNumber, type KnownDate, normaliseName, normalisePostcode, normaliseSex } from '../../workbench/index.ts'
import type { ProblemKind } from '../problem-kinds.ts'
import { cell, dateOf } from '../regular-values.ts'
import { codeOf, codingsOf, extensionsOf, type JsonObject, listIn, objectIn, textIn } from './json.ts'

/** Says that something is wrong in a resource, by the element's name; never with a value in it. */
export type Complaint = (kind: ProblemKind, element: string, detail?: string) => void

export type Person = {
  /** The columns of mention after record_id, tab-separated. */
  row: string
  birth: KnownDate | undefined
  /** undefined: nothing says that the person has died. */
  death: { date: KnownDate | undefined } | undefined
}

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number'
/** The scope of a local number that is no more than the resource's own id on the server. */
const serverScope = 'fhir-patient-id'

/** A person as a Patient resource describes one. Names in use now come first; a local number counts within its system. */
export function personOf(patient: JsonObject, fallbackId: string, complain: Complaint): Person {
  const identifiers = listIn(patient, 'identifier')
  const nhs = identifiers.find(identifier => textIn(identifier, 'system') === nhsNumberSystem)
  const number = checkNhsNumber(textIn(nhs, 'value'))
  if (number.problem === 'missing') complain('missing-nhs-number', 'Patient.identifier')
  else if (number.problem === 'dummy') complain('dummy-nhs-number', 'Patient.identifier')
  else if (number.problem !== undefined) {
    complain('wrong-nhs-number', 'Patient.identifier', `An NHS number with a ${number.problem}`)
  }
  const local = identifiers
    .filter(identifier => textIn(identifier, 'system') !== nhsNumberSystem && textIn(identifier, 'value') !== undefined)
    .filter(identifier => textIn(identifier, 'use') !== 'old')
    .sort((left, right) => rankOf(left) - rankOf(right))[0]
  const name = listIn(patient, 'name').find(name => !['old', 'maiden', 'nickname'].includes(textIn(name, 'use') ?? ''))
  const given = listIn(name, 'given').find(part => typeof part === 'string')
  const address = listIn(patient, 'address').find(address => textIn(address, 'use') !== 'old')
  const birth = knownDate(textIn(patient, 'birthDate'), 'Patient.birthDate', complain)
  const columns = [
    number.number,
    number.problem,
    nhs === undefined ? undefined : traceStatusOf(nhs),
    local === undefined ? serverScope : cell(textIn(local, 'system') ?? 'fhir-identifier'),
    local === undefined ? cell(textIn(patient, 'id') ?? fallbackId) : cell(textIn(local, 'value')),
    normaliseName(typeof given === 'string' ? given : undefined),
    normaliseName(textIn(name, 'family')),
    birth?.iso,
    birth?.precision,
    normaliseSex(textIn(patient, 'gender')),
    normalisePostcode(textIn(address, 'postalCode')),
  ]
  return { row: columns.map(column => column ?? '').join('\t'), birth, death: deathOf(patient, complain) }
}

/** A person of whom only a reference is known. */
export const unknownPerson = (reference: string): string =>
  ['', 'missing', '', serverScope, cell(reference.replace(/^.*[/:]/, '')), '', '', '', '', '', ''].join('\t')

/** A hospital's own number before any other, one in use before one that is not said to be. */
const rankOf = (identifier: unknown): number =>
  (codingsOf(objectIn(identifier, 'type')).some(({ code }) => code === 'MR') ? 0 : 2) +
  (['usual', 'official'].includes(textIn(identifier, 'use') ?? '') ? 0 : 1)

const traceStatusOf = (identifier: unknown): string | undefined =>
  cell(codeOf(objectIn(extensionsOf(identifier, /NHSNumberVerificationStatus$/i)[0], 'valueCodeableConcept')))

function deathOf(patient: JsonObject, complain: Complaint): Person['death'] {
  const written = textIn(patient, 'deceasedDateTime')
  if (written !== undefined) return { date: knownDate(written, 'Patient.deceasedDateTime', complain) }
  return patient.deceasedBoolean === true ? { date: undefined } : undefined
}

/** A date of FHIR with its precision: a year, a month or a day; of a time only the day, as it was where it was written. */
export function knownDate(text: string | undefined, element: string, complain: Complaint): KnownDate | undefined {
  const date = text === undefined ? undefined : dateOf(text)
  if (date === undefined || 'iso' in date) return date
  complain(date.problem, element)
  return undefined
}
