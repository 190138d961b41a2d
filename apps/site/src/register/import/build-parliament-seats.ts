import { type Reading, readSource } from './read-source.ts'
import { readRows } from './read-trust-sources.ts'
import type { Tables } from './tables.ts'

type SeatRow = Tables['parliament-seats'][number]

/** Northern Ireland Act 1998, section 33: the Assembly’s constituencies are those of the House of Commons; since 2017 five members each. */
const assemblyMembers = 5

/**
 * Which Westminster constituencies make a seat of the Senedd (two each, from the source), and Northern Ireland’s, which are its own eighteen.
 * Pure: the source’s text and the constituencies in, rows out.
 */
export function buildParliamentSeats(seneddPairs: string, constituencies: Tables['constituencies']): Reading<SeatRow> {
  const known = new Set(constituencies.map(({ code }) => code))
  const pairs = readRows(readSource(seneddPairs), ({ line, cells }, problems): SeatRow[] | null => {
    const codes = [cells.pcon24_a_code ?? '', cells.pcon24_b_code ?? '']
    const members = Number(cells.members)
    const seat = cells.senedd_constituency ?? ''
    if (codes.some(code => !known.has(code)) || !Number.isInteger(members) || members < 1 || seat === '') {
      problems.push({ line, column: 'pcon24_a_code, pcon24_b_code, members', why: 'is not usable' })
      return null
    }
    return codes.map(code => ({ body: 'senedd', constituency_code: code, seat, members }))
  })
  const irish = constituencies
    .filter(({ nation }) => nation === 'northern-ireland')
    .map(({ code, name }): SeatRow => ({ body: 'ni-assembly', constituency_code: code, seat: name, members: assemblyMembers }))
  return { rows: [...pairs.rows.flat(), ...irish], problems: pairs.problems }
}
