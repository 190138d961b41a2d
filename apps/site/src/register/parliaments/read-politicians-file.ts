import { isEmailAddress } from '../../foundation/index.ts'
import { readSource } from '../import/read-source.ts'
import { type Body, bodies, isBody } from './bodies.ts'
import { isDay } from './dissolution-rules.ts'

export const politicianColumns = ['body', 'constituency', 'name', 'party', 'email', 'source', 'as_of'] as const

/** One line of the file, checked. An empty name is a vacant seat or place. */
export type PoliticianLine = {
  readonly line: number
  readonly body: Body
  /** The name of the seat as our tables write it; the code of the constituency for the House of Commons. */
  readonly seat: string
  readonly name: string | null
  readonly party: string | null
  readonly email: string | null
  readonly source: string
  readonly asOf: string
}
export type BrokenLine = { readonly line: number; readonly why: string }

/** How a seat can be written, by its plain name, and how many members it has; a body that is not there takes any name. */
export type KnownSeats = ReadonlyMap<Body, ReadonlyMap<string, { readonly seat: string; readonly members: number }>>

const longest = { constituency: 100, name: 200, party: 100, source: 500 } as const

/** A name without capitals and accents, with “and” for “&”: people type seats in several ways. */
export const plainSeat = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * Reads a file of politicians. Pure: text in, checked lines out, and every broken one with its number in the file and a reason in words.
 *
 * @param today the day in the United Kingdom, `YYYY-MM-DD`: nothing can be known as of a later one
 */
export function readPoliticiansFile(
  text: string,
  { seats, today }: { readonly seats: KnownSeats; readonly today: string },
): { readonly lines: PoliticianLine[]; readonly broken: BrokenLine[]; readonly missingColumns: string[] } {
  const { rows, problems } = readSource(text)
  const columns = Object.keys(rows[0]?.cells ?? {})
  const missingColumns = rows.length === 0 ? [] : politicianColumns.filter(column => !columns.includes(column))
  if (missingColumns.length > 0) return { lines: [], broken: [], missingColumns }
  const broken: BrokenLine[] = problems.map(({ line, why }) => ({ line, why }))
  const lines: PoliticianLine[] = []
  for (const { line, cells } of rows) {
    const read = readLine(cells, seats, today)
    if (typeof read === 'string') broken.push({ line, why: read })
    else lines.push({ line, ...read })
  }
  broken.push(...tooMany(lines, seats))
  return { lines, broken: broken.sort((a, b) => a.line - b.line), missingColumns: [] }
}

function readLine(cells: Record<string, string>, seats: KnownSeats, today: string): Omit<PoliticianLine, 'line'> | string {
  const { body = '', constituency = '', name = '', party = '', email = '', source = '', as_of: asOf = '' } = cells
  if (!isBody(body)) return `body is none of ${bodies.join(', ')}`
  const long = Object.entries(longest).find(([column, most]) => (cells[column] ?? '').length > most)
  if (long) return `${long[0]} is longer than ${long[1]} characters`
  if (/\p{Cc}/u.test(Object.values(cells).join(''))) return 'holds a control character or a line break'
  if (constituency === '') return 'constituency is empty'
  const known = seats.get(body)
  const seat = known ? known.get(plainSeat(constituency))?.seat : constituency
  if (seat === undefined) return `“${constituency}” is no constituency of this body`
  if (name === '' && (party !== '' || email !== '')) return 'a vacant place (no name) has neither party nor e-mail'
  if (email !== '' && !isEmailAddress(email)) return 'email is not one e-mail address'
  if (source === '') return 'source is empty: say where it can be checked'
  if (!isDay(asOf)) return 'as_of is not a day like 2026-11-22'
  if (asOf > today) return 'as_of is still to come'
  return { body, seat, name: name || null, party: party || null, email: email || null, source, asOf }
}

/** More members than a seat has, or one of them twice: the second is the broken one. */
function tooMany(lines: readonly PoliticianLine[], seats: KnownSeats): BrokenLine[] {
  const bySeat = Map.groupBy(lines, ({ body, seat }) => `${body} ${seat}`)
  return [...bySeat.values()].flatMap(all => {
    const [first] = all
    if (!first) return []
    const most = membersOfSeat(seats, first)
    return all.flatMap(({ line, name }, at): BrokenLine[] => {
      if (at >= most)
        return [{ line, why: `this seat has ${most === 1 ? 'one member' : `${most} members`}, and this is one more` }]
      const isTwice = name !== null && all.slice(0, at).some(other => other.name === name)
      return isTwice ? [{ line, why: `${name} stands there already for this seat` }] : []
    })
  })
}

/** A region of the Scottish Parliament has seven members, a constituency one; no table tells them apart. */
const mostOfUnknown = 7

function membersOfSeat(seats: KnownSeats, { body, seat }: PoliticianLine): number {
  const known = seats.get(body)
  if (!known) return mostOfUnknown
  return [...known.values()].find(each => each.seat === seat)?.members ?? mostOfUnknown
}
