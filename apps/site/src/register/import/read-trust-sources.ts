import { properName } from './name-case.ts'
import { type Problem, type Reading, readCoordinate, readDay, readSource, type SourceRow } from './read-source.ts'

/** One organisation of the ODS list of trusts. */
export interface OdsTrust {
  code: string
  name: string
  regionCode: string
  icbCode: string
  address: string
  postcode: string
  openedOn: string | null
  closedOn: string | null
}

const odsColumns = ['code', 'name', 'region', 'icb', 'a1', 'a2', 'a3', 'a4', 'a5', 'postcode', 'opened', 'closed']
const odsLayout = [...odsColumns, ...Array.from({ length: 15 }, (_, at) => `unused${at}`)]

export function readOdsTrusts(text: string): Reading<OdsTrust> {
  return readRows(readSource(text, odsLayout), ({ line, cells }, problems) => {
    const openedOn = readDay(cells.opened ?? '')
    const closedOn = readDay(cells.closed ?? '')
    if (openedOn === undefined || closedOn === undefined) {
      problems.push({ line, column: openedOn === undefined ? 'open date' : 'close date', why: 'is not a day (yyyymmdd)' })
      return null
    }
    const address = ['a1', 'a2', 'a3', 'a4', 'a5'].map(column => properName(cells[column] ?? '')).filter(part => part !== '')
    return {
      code: cells.code ?? '',
      name: cells.name ?? '',
      regionCode: cells.region ?? '',
      icbCode: cells.icb ?? '',
      address: address.join(', '),
      postcode: cells.postcode ?? '',
      openedOn,
      closedOn,
    }
  })
}

/** What the directory says of a trust that ODS does not: its type and the names people use. */
export interface DirectoryTrust {
  code: string
  name: string
  otherNames: string[]
  type: string
  region: string
}

export function readTrustDirectory(text: string): Reading<DirectoryTrust> {
  return readRows(readSource(text), ({ cells }) => ({
    code: cells.ods_code ?? '',
    name: cells.name ?? '',
    otherNames: (cells.alt_names ?? '')
      .split(';')
      .map(name => name.trim())
      .filter(name => name !== ''),
    type: cells.type ?? '',
    region: cells.region ?? '',
  }))
}

export interface FoiAddress {
  code: string
  email: string | null
  otherEmail: string | null
}

export function readFoiAddresses(text: string): Reading<FoiAddress> {
  return readRows(readSource(text), ({ line, cells }, problems) => ({
    code: cells.ods_code ?? '',
    email: readEmail(cells.foi_email ?? '', line, 'foi_email', problems),
    otherEmail: readEmail(cells.foi_email_alt ?? '', line, 'foi_email_alt', problems),
  }))
}

export interface TrustPoint {
  code: string
  postcode: string
  lat: number | null
  lon: number | null
}

export function readTrustPoints(text: string): Reading<TrustPoint> {
  return readRows(readSource(text), ({ cells }) => ({
    code: cells.ods_code ?? '',
    postcode: cells.postcode ?? '',
    lat: readCoordinate(cells.lat),
    lon: readCoordinate(cells.long),
  }))
}

export function readIcbNames(text: string): Reading<{ code: string; name: string }> {
  return readRows(readSource(text), ({ cells }) => ({
    code: cells.ods_code ?? '',
    name: (cells.name ?? '').replace(/ ICB$/, ' Integrated Care Board'),
  }))
}

export interface HealthBoard {
  areaCode: string
  odsCode: string
  name: string
  nameCy: string
  country: string
  lat: number | null
  lon: number | null
}

export function readHealthBoards(text: string): Reading<HealthBoard> {
  return readRows(readSource(text), ({ cells }) => ({
    areaCode: cells.area_code ?? '',
    odsCode: cells.ods_code ?? '',
    name: cells.name ?? '',
    nameCy: cells.name_cy ?? '',
    country: cells.country ?? '',
    lat: readCoordinate(cells.inside_lat),
    lon: readCoordinate(cells.inside_long),
  }))
}

export interface ScottishBoardCode {
  code: string
  name: string
  enactedOn: string | null
  archivedOn: string | null
}

export function readScottishBoardCodes(text: string): Reading<ScottishBoardCode> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const enactedOn = readDay(cells.HBDateEnacted ?? '')
    const archivedOn = readDay(cells.HBDateArchived ?? '')
    if (enactedOn === undefined || archivedOn === undefined) {
      problems.push({ line, column: 'HBDateEnacted, HBDateArchived', why: 'is not a day (yyyymmdd)' })
      return null
    }
    return { code: cells.HB ?? '', name: cells.HBName ?? '', enactedOn, archivedOn }
  })
}

/** Runs a reader over the rows; a row without its first value, or of which the reader makes nothing, becomes a problem. */
export function readRows<Row extends object>(
  source: Reading<SourceRow>,
  read: (row: SourceRow, problems: Problem[]) => Row | null,
): Reading<Row> {
  const problems = [...source.problems]
  const rows: Row[] = []
  for (const row of source.rows) {
    const made = read(row, problems)
    if (made === null) continue
    if (Object.values(made)[0] === '') problems.push({ line: row.line, column: Object.keys(row.cells)[0] ?? '', why: 'is empty' })
    else rows.push(made)
  }
  return { rows, problems }
}

function readEmail(value: string, line: number, column: string, problems: Problem[]): string | null {
  if (value === '') return null
  // One address and nothing beside it: what a mail program reads as a list, a name or a remark would send a letter elsewhere.
  if (/^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/.test(value)) return value
  problems.push({ line, column, why: 'is not an e-mail address' })
  return null
}
