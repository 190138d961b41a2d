import { createHash } from 'node:crypto'
import {
  checkNhsNumber,
  type KnownDate,
  type NhsNumberProblem,
  normaliseIcd,
  normaliseName,
  normalisePostcode,
  normaliseSex,
} from '../../workbench/index.ts'
import type { ProblemKind } from '../problem-kinds.ts'
import type { Places } from './find-header.ts'
import type { MdtColumn, MdtMap } from './mdt-map.ts'
import { cellDate, mapValue, showable } from './read-cell.ts'
import { type Cell, cellText } from './spreadsheet.ts'

/** One row of a sheet as the mapping reads it. */
export type MdtRow = {
  hash: string
  nhsNumber: string | undefined
  nhsNumberProblem: NhsNumberProblem | undefined
  localId: string | undefined
  givenName: string | undefined
  familyName: string | undefined
  born: KnownDate | undefined
  sex: string | undefined
  postcode: string | undefined
  met: KnownDate | undefined
  died: KnownDate | undefined
  isSignedOff: boolean
  statement: string | undefined
  sites: readonly string[]
  primary: string | undefined
}

export type Complain = (kind: ProblemKind, column: string, detail?: string) => void

const nhsKinds = {
  missing: 'missing-nhs-number',
  'wrong length': 'wrong-nhs-number',
  'wrong check digit': 'wrong-nhs-number',
  dummy: 'dummy-nhs-number',
} as const satisfies Record<NhsNumberProblem, ProblemKind>

/** Reads a row; undefined if it is blank or names nobody, which `complain` is told. Nothing is guessed: what the mapping does not name counts for nothing. */
export function readRow(cells: readonly Cell[], places: Places, map: MdtMap, complain: Complain): MdtRow | undefined {
  const text = (column: MdtColumn): string => cellText(places[column] === undefined ? null : cells[places[column]])
  const nameOf = (column: MdtColumn): string => map.columns[column] ?? column
  if (Object.values(places).every(place => cellText(cells[place]) === '')) return undefined
  const date = (column: MdtColumn): KnownDate | undefined => {
    const place = places[column]
    const reading = cellDate(place === undefined ? null : cells[place], map.date_order)
    if ('iso' in reading) return reading
    if ('problem' in reading) complain(reading.problem === 'american order' ? 'american-date' : 'impossible-date', nameOf(column))
    return undefined
  }
  const nhs = places.nhs_number === undefined ? { problem: 'missing' as const } : checkNhsNumber(text('nhs_number'))
  const localId = text('hospital_number').toUpperCase() || undefined
  const familyName = normaliseName(text('family_name'))
  const born = date('birth_date')
  if (nhs.number === undefined && localId === undefined && (familyName === undefined || born === undefined)) {
    complain(
      'no-person',
      nameOf(places.nhs_number === undefined ? 'hospital_number' : 'nhs_number'),
      'The row names nobody. It was not counted.',
    )
    return undefined
  }
  if (nhs.problem !== undefined && places.nhs_number !== undefined) complain(nhsKinds[nhs.problem], nameOf('nhs_number'))
  const meaning = <Target extends string>(
    column: MdtColumn,
    value: string,
    values: Readonly<Record<string, Target>> | undefined,
  ): Target | undefined => {
    const mapped = mapValue(value, values ?? {})
    if ('target' in mapped) return mapped.target
    // Who signed off is a name.
    if ('unmapped' in mapped)
      complain(
        'unmapped-value',
        nameOf(column),
        `${column === 'signed_off' ? 'A value' : showable(value)} is not in the mapping.`,
      )
    return undefined
  }
  const { values } = map
  const siteTexts =
    map.site_separator === undefined
      ? [text('site')]
      : text('site')
          .split(map.site_separator)
          .map(part => part.trim())
  const sites = siteTexts.map(part => meaning('site', part, values.site)).filter(site => site !== undefined && site !== 'ignore')
  const statement = meaning('statement', text('statement'), values.statement)
  const row = {
    nhsNumber: nhs.number,
    nhsNumberProblem: nhs.problem,
    localId,
    givenName: normaliseName(text('given_name')),
    familyName,
    born,
    sex: normaliseSex(text('sex')),
    postcode: normalisePostcode(text('postcode')),
    met: date('date'),
    died: date('death_date'),
    isSignedOff: meaning('signed_off', text('signed_off'), values.signed_off) === 'signed-off',
    statement: statement === 'ignore' ? undefined : statement,
    sites: [...new Set(sites)].sort(),
    primary: primaryOf(
      text('primary'),
      map,
      value => meaning('primary', value, values.primary),
      () => complain('unknown-code', nameOf('primary'), 'It is no ICD-10 code.'),
    ),
  }
  return { ...row, hash: hashOf(cells, places) }
}

function primaryOf(
  text: string,
  map: MdtMap,
  mapped: (value: string) => string | undefined,
  unknown: () => void,
): string | undefined {
  if (map.columns.primary === undefined) return normaliseIcd(map.primary)
  if (map.values.primary !== undefined) {
    const code = mapped(text)
    return code === 'ignore' ? undefined : normaliseIcd(code ?? (text === '' ? map.primary : undefined))
  }
  const code = normaliseIcd(text === '' ? map.primary : text)
  if (text !== '' && code === undefined) unknown()
  return code
}

/** Over what the mapping reads, in a fixed order: a moved column changes nothing. */
function hashOf(cells: readonly Cell[], places: Places): string {
  const content = Object.entries(places)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([column, place]) => [column, cellText(cells[place])])
  return createHash('sha256')
    .update(JSON.stringify(['mdt', content]))
    .digest('hex')
    .slice(0, 32)
}
