import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unitLetters } from '../../src/register/postcode/unit-block.ts'

/**
 * A Postcode Directory for tests and measurements, as large as is asked for: the columns and the way of writing are those of ONS, the
 * sectors real, and everything in them invented: which units there are, where in the sector they lie and when they began and ended.
 */
export type InventedDirectory = {
  readonly layout: 'until 2024' | 'from 2025'
  /** In each sector; at most 400. */
  readonly unitsInSector: number
  readonly campaignRoot: string
  /** Of these postcode areas alone; all of them when absent. */
  readonly areas?: readonly string[]
}

/** The names of the columns, from ONS’s own files of August 2024 and November 2025. */
const columns = {
  'until 2024':
    'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21',
  'from 2025':
    'pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind',
} as const

const countries = { england: 'E92000001', wales: 'W92000004', scotland: 'S92000003', 'northern-ireland': 'N92000002' } as const
const crown = { jersey: 'L93000001', guernsey: 'L93000001', 'isle-of-man': 'M83000003' } as const

type Sector = { readonly sector: string; readonly lat: number; readonly lon: number; readonly country: string }

/** The rows of the directory as text, the column names first; each piece is one sector. */
export function* inventDirectory({ layout, unitsInSector, campaignRoot, areas }: InventedDirectory): Generator<string> {
  const names = columns[layout].split(',')
  yield `${names.join(',')}\r\n`
  const seatAt = seatsByRange(campaignRoot)
  const irishSeats = table(campaignRoot, 'constituencies').filter(row => row.nation === 'northern-ireland')
  const random = sequence(20_251_122)
  const write = rowWriter(layout)
  for (const { sector, lat, lon, country } of sectorsOf(campaignRoot)) {
    if (areas && !areas.includes(/^[A-Z]+/.exec(sector)?.[0] ?? '')) continue
    const isCrown = /^[LM]/.test(country)
    let piece = ''
    for (let unit = 0; unit < unitsInSector; unit += 1) {
      const place = Math.floor((unit * 400) / unitsInSector)
      const postcode = `${sector}${unitLetters[Math.floor(place / 20)]}${unitLetters[place % 20]}`
      const roll = random()
      const hasPlace = !isCrown && roll > 0.004
      const irishSeat = irishSeats[Math.floor(random() * irishSeats.length)]?.code ?? ''
      piece += write({
        postcode,
        introduced: `19${80 + Math.floor(random() * 20)}0${1 + Math.floor(random() * 9)}`,
        ended: roll < 0.3 ? `20${String(Math.floor(random() * 25)).padStart(2, '0')}0${1 + Math.floor(random() * 9)}` : '',
        country,
        seat: country.startsWith('N') ? irishSeat : hasPlace ? seatAt(postcode.replace(' ', '')) : `${country.charAt(0)}99999999`,
        lat: hasPlace ? (lat + (random() - 0.5) / 50).toFixed(6) : '99.999999',
        lon: hasPlace ? (lon + (random() - 0.5) / 50).toFixed(6) : '0.000000',
      })
    }
    yield piece
  }
}

export type InventedRow = Readonly<Record<'postcode' | 'introduced' | 'ended' | 'country' | 'seat' | 'lat' | 'lon', string>>

/** Writes one row as ONS does in that layout: the columns that nobody reads hold something of their own length. */
export function rowWriter(layout: InventedDirectory['layout']): (row: InventedRow) => string {
  const shape = columns[layout].split(',').map(shapeOf)
  return row => {
    const [district = '', inward = ''] = row.postcode.split(' ')
    const seven = `${district.padEnd(4)}${inward}`
    const value: Readonly<Record<string, string>> = { ...row, seven }
    return `${shape.map(({ of, quoted }) => (quoted ? `"${value[of] ?? of}"` : (value[of] ?? of))).join(',')}\r\n`
  }
}

/** How many sectors it has: so many rows for each unit asked for. */
export const sectorsInvented = (campaignRoot: string): number => sectorsOf(campaignRoot).length

function shapeOf(name: string): { of: string; quoted: boolean } {
  if (/^pcd(7|8|2)?$/.test(name)) return { of: 'seven', quoted: true }
  if (name === 'pcds') return { of: 'postcode', quoted: true }
  if (name === 'dointr') return { of: 'introduced', quoted: true }
  if (name === 'doterm') return { of: 'ended', quoted: true }
  if (name.startsWith('ctry')) return { of: 'country', quoted: true }
  if (name.startsWith('pcon')) return { of: 'seat', quoted: true }
  if (name === 'lat') return { of: 'lat', quoted: false }
  if (name === 'long') return { of: 'lon', quoted: false }
  // The others only have to be as long as they really are.
  return /ind|type|streg|ssr/.test(name) ? { of: '1', quoted: true } : { of: 'X99999999', quoted: true }
}

function sectorsOf(root: string): Sector[] {
  const british = table(root, 'postcode-sectors').map(row => ({
    sector: row.sector ?? '',
    lat: Number(row.lat),
    lon: Number(row.lon),
    country: countries[row.nation as keyof typeof countries], // The table has no other nation.
  }))
  const elsewhere = table(root, 'postcode-districts').flatMap(row => {
    const country = { ...crown, 'northern-ireland': countries['northern-ireland'] }[row.nation ?? '']
    if (country === undefined) return []
    return [1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit => ({
      sector: `${row.district} ${digit}`,
      lat: Number(row.lat),
      lon: Number(row.lon),
      country,
    }))
  })
  return [...british, ...elsewhere].sort((a, b) => (a.sector < b.sector ? -1 : 1))
}

/** The constituency of a postcode by the committed ranges: so that the invented directory agrees with them. */
function seatsByRange(root: string): (compact: string) => string {
  const ranges = table(root, 'postcode-constituencies').map(row => ({
    start: Number(row.range_start),
    code: row.constituency_code,
  }))
  return compact => {
    const number = Number.parseInt(compact, 36)
    let [low, high] = [0, ranges.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((ranges[middle]?.start ?? 0) <= number) low = middle
      else high = middle - 1
    }
    return ranges[low]?.code || 'E14001320'
  }
}

function table(root: string, name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(root, 'data', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
  const names = header.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

/** Numbers from 0 to 1 that are the same every time (Numerical Recipes' linear congruence). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
