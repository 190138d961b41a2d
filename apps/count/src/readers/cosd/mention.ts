// The rules are taken from their own file: a thread that reads XML has no use for DuckDB and must not load it.
import { checkNhsNumber, normaliseName, normalisePostcode, normaliseSex } from '../../workbench/normalise.ts'
import { cell, remembered } from '../regular-values.ts'
import { type Complaint, dateIn, isoOf, valueIn } from './raw-values.ts'
import type { RawRecord } from './record-builder.ts'

export type Mention = {
  /** The columns of mention after record_id, tab-separated. */
  row: string
  provider: string
  birthDate: string
  /** What tells an anonymous record from another one that says the same; empty for a record that names its person. */
  own: string
}

const nameOf = remembered(normaliseName)
const postcodeOf = remembered(normalisePostcode)

/** How a record names its person. A local number counts within its provider. */
export function mentionOf(record: RawRecord, submitter: string | undefined, complain: Complaint): Mention {
  const nhs = checkNhsNumber(valueIn(record, 'nhsNumber'))
  if (nhs.problem === 'missing') complain('missing-nhs-number', 'nhsNumber')
  else if (nhs.problem === 'dummy') complain('dummy-nhs-number', 'nhsNumber')
  else if (nhs.problem !== undefined) complain('wrong-nhs-number', 'nhsNumber', `An NHS number with a ${nhs.problem}`)
  const birth = dateIn(record, 'birthDate', complain)
  const birthDate = isoOf(birth)
  const precision = birth !== undefined && 'precision' in birth ? birth.precision : ''
  const provider = cell(valueIn(record, 'provider') ?? submitter).toUpperCase()
  const localId = cell(valueIn(record, 'localPatientId'))
  const names = `${nameOf(valueIn(record, 'givenName') ?? '') ?? ''}\t${nameOf(valueIn(record, 'familyName') ?? '') ?? ''}`
  const isAnonymous = nhs.number === undefined && localId === ''
  if (isAnonymous && names === '\t' && birthDate === '') complain('no-person', undefined)
  const sex = normaliseSex(valueIn(record, 'sex')) ?? ''
  const postcode = postcodeOf(valueIn(record, 'postcode') ?? '') ?? ''
  const numbers = `${nhs.number ?? ''}\t${nhs.problem ?? ''}\t${cell(valueIn(record, 'nhsNumberStatus'))}`
  return {
    row: `${numbers}\t${localId === '' ? '' : provider}\t${localId}\t${names}\t${birthDate}\t${precision}\t${sex}\t${postcode}`,
    provider,
    birthDate,
    own: isAnonymous ? (valueIn(record, 'recordIdentifier') ?? '') : '',
  }
}
