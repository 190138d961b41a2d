import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { geoArea } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/root.ts'
import type { Outline } from './build-outline.ts'
import { handMadeFiles } from './describe-corrections.ts'
import { readDescriptions } from './import-register.ts'
import { isNationalTable, nationalColumnsOf } from './national-tables.ts'
import { readTables } from './read-tables.ts'
import { fileOf, tableDefinitions } from './table-definitions.ts'
import { rowToCells, sortByKey, textToTable } from './table-text.ts'
import { columnsOf } from './tables.ts'
import { findInRanges } from './unpack-postcode-ranges.ts'

const data = join(findRoot(), 'data')
const tables = readTables(data)
const trusts = new Map(tables.trusts.map(trust => [trust.code, trust]))
const decisions = new Map(tables['survey-decisions'].map(row => [row.trust_code, row]))

describe('the committed tables', () => {
  it.each(tableDefinitions.filter(definition => definition.name !== 'map/outline'))(
    '$name: sorted, each key once',
    definition => {
      if (definition.name === 'map/outline') return
      const { name } = definition
      const columns = isNationalTable(name) ? nationalColumnsOf(name) : columnsOf(name)
      const rows = textToTable(columns, readFileSync(join(data, fileOf(definition)), 'utf8'), name)
      const keys = rows.map(row => definition.key.map(column => row[column]).join(' '))
      expect(new Set(keys).size).toBe(rows.length)
      const sorted = sortByKey(rows, definition.key, definition.name === 'postcode-constituencies')
      expect(sorted.map(row => definition.key.map(column => row[column]).join(' '))).toEqual(keys)
    },
  )

  it('are each described, with source, licence, date and the true number of rows', () => {
    const described = readDescriptions(data)
    expect(described.map(table => table.file).sort()).toEqual(tableDefinitions.map(fileOf).sort())
    for (const table of described) {
      expect(table.licence_url, table.file).toMatch(/^https:/)
      expect(table.source_date, table.file).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      const name = table.file.replace('.csv', '') as keyof typeof tables // What the database does not hold finds nothing and is left out below.
      if (tables[name] !== undefined) expect(table.rows, table.file).toBe(tables[name].length)
    }
  })

  it('and what people wrote by hand are all the files there are, each by its name in SOURCES.md', () => {
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(data, join(entry.parentPath, entry.name)).split(sep).join('/'))
    const described = [...tableDefinitions.map(fileOf), ...handMadeFiles.map(({ file }) => file)]
    expect(files.filter(file => file !== 'SOURCES.md' && file !== 'tables.json').sort()).toEqual(described.sort())
    const sources = readFileSync(join(data, 'SOURCES.md'), 'utf8')
    for (const file of [...described, 'tables.json']) expect(sources).toContain(`\`${file}\``)
  })

  it('name only columns that the corrections have', () => {
    for (const { file, source } of handMadeFiles) {
      const columns = readFileSync(join(data, file), 'utf8').split('\n')[0]?.split(',') ?? []
      for (const [, column] of file.endsWith('.csv') ? source.matchAll(/`(\w+)`/g) : []) expect(columns, file).toContain(column)
    }
  })

  it('hold every trust, open and closed, of all four nations', () => {
    const open = tables.trusts.filter(trust => trust.closed_on === null)
    const count = (nation: string) => open.filter(trust => trust.nation === nation).length
    expect({
      england: count('england'),
      wales: count('wales'),
      scotland: count('scotland'),
      ni: count('northern-ireland'),
    }).toEqual({
      england: 202,
      wales: 10,
      scotland: 14,
      ni: 5,
    })
    expect(tables.trusts.filter(trust => trust.closed_on !== null)).toHaveLength(76)
    expect(trusts.get('7A1')?.aliases).toEqual(['W11000023'])
    expect(trusts.get('RVJ')?.closed_on).toBe('2026-06-30')
  })

  it('flag a missing address, and never write one for a board', () => {
    for (const trust of tables.trusts) expect(trust.foi_email === null, trust.code).toBe(trust.foi_missing !== null)
    for (const code of ['RP5', 'RPY', 'RTD', 'BHSCT', 'S08000015', '7A1', 'RQF'])
      expect(trusts.get(code)?.foi_missing).toBe('not-in-source')
  })

  it('decide about every trust once, with a reason, and survey about 150 open ones', () => {
    expect([...decisions.keys()].sort()).toEqual([...trusts.keys()].sort())
    const surveyed = tables.trusts.filter(trust => trust.closed_on === null && decisions.get(trust.code)?.decision === 'surveyed')
    expect(surveyed).toHaveLength(147)
    for (const trust of surveyed) expect(trust.lat, `${trust.code} needs a place for its pin`).not.toBeNull()
    for (const code of ['RBV', 'REN', 'RPY', 'RQF']) expect(decisions.get(code)?.reason_code).toBe('cancer-centre')
    for (const code of ['RBS', 'RCU', 'RQ3', 'RP4', 'RP6', 'RAN']) expect(decisions.get(code)?.decision).toBe('to-confirm')
    for (const code of ['RT4', 'RYT', 'RRU', 'K0N6A', 'TAD']) expect(decisions.get(code)?.decision).toBe('not-surveyed')
    for (const code of ['RVJ', 'RAP']) expect(decisions.get(code)?.reason_code).toBe('closed-treated-cancer')
  })

  it('give every hospital an open trust and a place in the UK', () => {
    for (const hospital of tables.hospitals) {
      expect(trusts.get(hospital.trust_code)?.closed_on, hospital.code).toBeNull()
      const inUk = hospital.lat > 49.8 && hospital.lat < 60.9 && hospital.lon > -8.2 && hospital.lon < 1.8
      expect(inUk, hospital.code).toBe(true)
    }
    const withHospitals = new Set(tables.hospitals.map(hospital => hospital.trust_code))
    const without = tables.trusts.filter(
      trust => trust.kind === 'acute' && trust.closed_on === null && !withHospitals.has(trust.code),
    )
    expect(without.map(trust => trust.name)).toEqual([])
  })

  it.each([
    ['RVJ01', 'RA7'],
    ['RA430', 'RH5'],
    ['RVY01', 'RBN'],
    ['RAPNM', 'RAL'],
    ['RW601', 'RM3'],
    ['RW602', 'R0A'],
    ['RW603', 'RM3'],
    ['RM316', 'RM3'],
    ['7A3B7', '7A5'],
    ['R0A02', 'R0A'],
  ])('run %s to its present trust %s', (hospital, trust) => {
    expect(tables.hospitals.find(row => row.code === hospital)?.trust_code).toBe(trust)
  })

  it('do not send anyone to a trust that is a guest in a hospital', () => {
    const named = (name: string) => tables.hospitals.filter(row => row.name === name).map(row => row.trust_code)
    expect(named('Hull Royal Infirmary')).toEqual(['RWA'])
    expect(named('Cheltenham General Hospital')).toEqual(['RTE'])
    expect(tables.hospitals.some(row => /jersey|spire|nuffield hospital/i.test(row.name))).toBe(false)
  })

  it('know or list the successor of every closed trust', () => {
    const known = new Set(tables['trust-successions'].map(row => row.old_code))
    const missing = new Set(tables['trust-successions-missing'].map(row => row.code))
    for (const trust of tables.trusts)
      if (trust.closed_on !== null) expect(known.has(trust.code) !== missing.has(trust.code), trust.code).toBe(true)
    for (const row of tables['trust-successions'])
      expect(trusts.has(row.new_code) || known.has(row.new_code) || row.note !== null, `${row.old_code} ${row.new_code}`).toBe(
        true,
      )
    expect([...missing]).toEqual(['R0C', 'RBB', 'RBF', 'RJD', 'RRP', 'RYH', 'RYK', 'RYQ'])
  })

  it('lead from an old name to the trust of today', () => {
    const leads = (name: string) => tables['trust-alternative-names'].filter(row => row.name === name).map(row => row.trust_code)
    expect(leads('North Bristol NHS Trust')).toEqual(['RA7'])
    expect(leads('Salford Royal NHS Foundation Trust')).toEqual(['RM3'])
    expect(leads('Rotherham NHS Foundation Trust')).toEqual([])
    for (const row of tables['trust-alternative-names']) expect(trusts.has(row.trust_code), row.trust_code).toBe(true)
  })

  it('hold 650 constituencies, each with its seat', () => {
    expect(tables.constituencies).toHaveLength(650)
    const seats = new Set(tables.politicians.map(row => row.constituency_code))
    expect(tables.constituencies.filter(row => !seats.has(row.code))).toEqual([])
    for (const row of tables.politicians) expect(row.email === null, row.constituency_code).toBe(row.email_missing !== null)
    expect(tables.constituencies.find(row => row.code === 'W07000102')?.name_cy).toBe('Maldwyn a Glyndŵr')
  })

  it('give each constituency of Wales and Northern Ireland its seat, and each seat its members', () => {
    const seats = (body: string) => tables['parliament-seats'].filter(row => row.body === body)
    const byCode = new Map(tables.constituencies.map(row => [row.code, row.nation]))
    expect(seats('senedd').filter(row => byCode.get(row.constituency_code) === 'wales')).toHaveLength(32)
    expect(new Set(seats('senedd').map(row => row.seat)).size).toBe(16)
    expect(seats('ni-assembly').filter(row => byCode.get(row.constituency_code) === 'northern-ireland')).toHaveLength(18)
    expect(tables['parliament-seats'].filter(row => row.members !== (row.body === 'senedd' ? 6 : 5))).toEqual([])
  })

  it.each([
    ['SW1A 1AA', 'Cities of London and Westminster'],
    ['GU2 7XX', 'Guildford'],
    ['CF10 4BZ', 'Cardiff South and Penarth'],
    ['AB10 1AB', 'Aberdeen South'],
    ['EH1 1AA', undefined],
    ['BT9 7AB', undefined],
    ['M13 9WL', 'Manchester Rusholme'],
    ['LL57 2PW', 'Bangor Aberconwy'],
  ])('find the constituency of %s: %s', (postcode, name) => {
    const ranges = tables['postcode-constituencies'].map(row => ({ start: row.range_start, constituency: row.constituency_code }))
    const code = findInRanges(ranges, postcode)
    expect(tables.constituencies.find(row => row.code === code)?.name).toBe(name)
  })

  it('hold the postcodes of the UK and of the islands', () => {
    expect(tables['postcode-sectors']).toHaveLength(10849)
    const boards = new Set(tables.trusts.flatMap(trust => [trust.code, ...trust.aliases]))
    for (const row of tables['postcode-sectors'])
      if (row.health_board_code !== null) expect(boards.has(row.health_board_code), row.sector).toBe(true)
    const nations = new Map(tables['postcode-districts'].map(row => [row.district, row.nation]))
    expect(nations.get('BT1')).toBe('northern-ireland')
    expect(nations.get('JE2')).toBe('jersey')
    expect(nations.get('IM1')).toBe('isle-of-man')
    expect(nations.get('GU2')).toBe('england')
  })

  it('are the rows of their files: nothing is lost between text and value', () => {
    const cells = textToTable(columnsOf('hospitals'), readFileSync(join(data, 'hospitals.csv'), 'utf8'), 'hospitals.csv')
    expect(tables.hospitals.map(rowToCells)).toEqual(cells)
  })
})

describe('the committed outline', () => {
  const outline = JSON.parse(readFileSync(join(data, 'map/outline.json'), 'utf8')) as Outline // Written by the importer.
  const rings = Object.values(outline.nations).flat()

  it('is wound for d3-geo, and light', () => {
    for (const ring of rings) expect(geoArea({ type: 'Polygon', coordinates: [ring] })).toBeLessThan(2 * Math.PI)
    const land = rings.reduce((sum, ring) => sum + geoArea({ type: 'Polygon', coordinates: [ring] }), 0) * 6371 ** 2
    expect(land).toBeGreaterThan(235_000)
    expect(land).toBeLessThan(250_000)
    expect(rings.flat().length).toBeLessThan(2500)
  })

  it.each([
    ['Shetland', 'scotland', -1.3, 60.3],
    ['Orkney', 'scotland', -3.1, 59.0],
    ['the Western Isles', 'scotland', -6.5, 58.2],
    ['Anglesey', 'wales', -4.35, 53.28],
    ['Wight', 'england', -1.3, 50.67],
  ] as const)('keeps %s', (_, nation, lon, lat) => {
    const boxes = outline.nations[nation].map(ring => ({
      west: Math.min(...ring.map(point => point[0])),
      east: Math.max(...ring.map(point => point[0])),
      south: Math.min(...ring.map(point => point[1])),
      north: Math.max(...ring.map(point => point[1])),
    }))
    const island = boxes.filter(
      box => box.west < lon && box.east > lon && box.south < lat && box.north > lat && box.east - box.west < 2,
    )
    expect(island).toHaveLength(1)
  })

  it('follows the Thames into London', () => {
    const inLondon = outline.nations.england.flat().filter(([lon, lat]) => lon > -0.2 && lon < 0.3 && lat > 51.45 && lat < 51.53)
    expect(Math.min(...inLondon.map(([lon]) => lon))).toBeLessThan(-0.15)
    expect(inLondon.length).toBeGreaterThan(20)
  })

  it('draws both land borders inside Great Britain, each as one line from sea to sea', () => {
    const ends = outline.borders.map(line => [line.at(0), line.at(-1)].map(point => point?.[1] ?? 0).sort((a, b) => a - b))
    ends.sort(([a = 0], [b = 0]) => a - b)
    expect(ends).toHaveLength(2)
    const [[chepstow = 0, dee = 0] = [], [solway = 0, berwick = 0] = []] = ends
    expect(chepstow).toBeCloseTo(51.71, 1)
    expect(dee).toBeCloseTo(53.27, 1)
    expect(solway).toBeCloseTo(54.99, 1)
    expect(berwick).toBeCloseTo(55.81, 1)
  })

  it('runs along a border with the same corners on both sides', () => {
    const corners = (nation: 'england' | 'wales') => new Set(outline.nations[nation].flat().map(point => point.join(' ')))
    const [england, wales] = [corners('england'), corners('wales')]
    const border = outline.borders.find(line => line.every(point => (point[1] ?? 0) < 54)) ?? []
    const inland = border.filter(point => point[1] > 51.75 && point[1] < 53.2).map(point => point.join(' '))
    expect(inland.length).toBeGreaterThan(40)
    expect(inland.filter(corner => !england.has(corner) || !wales.has(corner))).toEqual([])
  })
})
