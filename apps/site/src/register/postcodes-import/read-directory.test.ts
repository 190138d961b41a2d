import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type InventedRow, rowWriter } from '../../../test/support/invented-directory.ts'
import { type Unit, unpackUnits } from '../postcode/unit-block.ts'
import { readDirectory } from './read-directory.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotlight-onspd-'))
afterAll(() => rmSync(folder, { recursive: true }))

const layouts = ['until 2024', 'from 2025'] as const
/** The beginning of each layout’s line of column names, and its end, as in the files of ONS. */
const header = {
  'until 2024':
    'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21',
  'from 2025':
    'pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind',
} as const

const leeds: InventedRow = {
  postcode: 'LS9 7TF',
  introduced: '198001',
  ended: '',
  country: 'E92000001',
  seat: 'E14001320',
  lat: '53.806584',
  lon: '-1.521556',
}
const write = rowWriter('from 2025')
const csv = (...rows: string[]) => `${header['from 2025']}\r\n${rows.join('')}`

let made = 0
function fileOf(text: string | Buffer, name?: string): string {
  made += 1
  const file = join(folder, name ?? `${made}.csv`)
  writeFileSync(file, text)
  return file
}

const read = (text: string | Buffer, name?: string) => readDirectory(fileOf(text, name), () => {})
async function units(text: string): Promise<Record<string, Unit[]>> {
  const done = await read(text)
  if (done.kind !== 'read') throw new Error(done.what)
  return Object.fromEntries([...done.blocks].map(([sector, block]) => [sector, unpackUnits(block)]))
}
async function summary(text: string) {
  const done = await read(text)
  if (done.kind !== 'read') throw new Error(done.what)
  return done.summary
}

describe('reading the ONS Postcode Directory', () => {
  test.each(layouts)('takes what a row says, in the layout %s', async layout => {
    const rows = [leeds, { ...leeds, postcode: 'LS9 7ZZ', ended: '201903', lat: '53.8', lon: '-0.000004' }]
    expect(await units(`${header[layout]}\r\n${rows.map(rowWriter(layout)).join('')}`)).toEqual({
      'LS9 7': [
        { unit: 284, place: 'E14001320', introduced: '1980-01', ended: null, point: { lat: 53.80658, lon: -1.52156 } },
        { unit: 399, place: 'E14001320', introduced: '1980-01', ended: '2019-03', point: { lat: 53.8, lon: 0 } },
      ],
    })
  })

  test('rows may stand without quotes, in any order, with either line end and without the last one', async () => {
    const rows = ['LS9 7TF', 'AB10 1AA', 'LS9 7AA'].map(postcode => write({ ...leeds, postcode }))
    const found = await units(
      csv(...rows)
        .replaceAll('"', '')
        .replaceAll('\r\n', '\n')
        .trimEnd(),
    )
    expect(Object.keys(found)).toEqual(['LS9 7', 'AB10 1'])
    expect(found['LS9 7']?.map(({ unit }) => unit)).toEqual([0, 284])
  })

  test('a postcode without a place is kept, one of a Crown dependency in its country, one in two constituencies in both', async () => {
    const text = csv(
      write({ ...leeds, postcode: 'IM1 1AA', country: 'M83000003', seat: 'M99999999', lat: '99.999999', lon: '0.000000' }),
      write(leeds),
      write({ ...leeds, seat: 'E14001319' }),
    )
    const found = await units(text)
    expect(found['IM1 1']).toEqual([{ unit: 0, place: 'M83000003', introduced: '1980-01', ended: null, point: null }])
    expect(found['LS9 7']?.map(({ place }) => place)).toEqual(['E14001320', 'E14001319'])
    expect(await summary(text)).toMatchObject({ stored: 3, placeless: 1, split: 1, crownDependencies: 1, broken: 0 })
  })

  test('broken rows are left out, and named by line and column', async () => {
    const short = `${write(leeds).trimEnd().split(',').slice(0, 20).join(',')}\r\n`
    const bad: [keyof InventedRow, string][] = [
      ['postcode', 'LS9 7CK'],
      ['postcode', 'QQ1 1AA'],
      ['postcode', '<b>🙂</b>'],
      ['introduced', '198013'],
      ['ended', 'soon'],
      ['country', 'England'],
      ['lat', '5O.1'],
      ['lat', '12.5'],
      ['lon', ''],
    ]
    const found = await summary(
      csv(write(leeds), ...bad.map(([name, value]) => write({ ...leeds, [name]: value })), short, write(leeds)),
    )
    expect(found).toMatchObject({ rows: 12, stored: 1, broken: 11, isCutShort: false })
    expect(found.brokenRows.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 pcds',
      '4 pcds',
      '5 pcds',
      '6 dointr',
      '7 doterm',
      '8 ctry25cd',
      '9 lat',
      '10 lat',
      '11 long',
      '12 the whole row',
      '13 pcds',
    ])
    expect(found.brokenRows.at(-2)?.why).toBe('it has 20 fields, and the first line names 53')
  })

  test('a quotation mark that is never closed breaks its row alone', async () => {
    const found = await summary(csv(write(leeds).replace('"E14001320"', '"E14001320'), write({ ...leeds, postcode: 'LS9 7AA' })))
    expect(found).toMatchObject({ stored: 1, broken: 1, brokenRows: [{ line: 2, column: 'the whole row' }] })
  })

  test('a file that ends in the middle of a row says so', async () => {
    expect(await summary(csv(write(leeds), write({ ...leeds, postcode: 'LS9 7AA' })).slice(0, -150))).toMatchObject({
      isCutShort: true,
    })
  })

  test.each([
    ['', 'is empty'],
    ['%PDF-1.7', 'is a PDF'],
    ['<!doctype html><title>Not found</title>\n', 'is a web page'],
    ['{"status": 404}\n', 'is JSON'],
    ['"AB101AB",10,394251,806376,"S92000003"\n', 'is Ordnance Survey’s Code-Point Open'],
    ['pcd,pcds,dointr,doterm,laua,ctry,pcon,lat,long\n', 'is the National Statistics Postcode Lookup'],
    ['pcd7,pcds,dointr,doterm,ctry25cd,lat\n', 'it has no column “pcon or pcon24cd”, “long”'],
    ['name,address\n', 'is not the ONS Postcode Directory'],
  ])('%j is not the directory: %s', async (text, words) => {
    expect(await read(text)).toMatchObject({ kind: 'unusable', what: expect.stringContaining(words) })
  })

  test('something without an end of a line is no CSV', async () => {
    expect(await read(Buffer.alloc(600_000, 'x'))).toMatchObject({ what: expect.stringContaining('has no line ends') })
  })
})

describe('the ZIP of ONS', () => {
  const text = csv(...Array.from({ length: 300 }, (_, at) => write({ ...leeds, postcode: `LS${at % 20} ${at % 10}TF` })))
  const zipOf = async (files: Record<string, string>): Promise<Buffer> => {
    const zip = new ZipFile()
    for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
    zip.end()
    return buffer(zip.outputStream)
  }
  const published = () =>
    zipOf({
      'User Guide/ONSPD User Guide.pdf': 'words',
      'Data/multi_csv/ONSPD_NOV_2025_UK_LS.csv': csv(write(leeds)),
      'Data/ONSPD_NOV_2025_UK.csv': text,
    })

  test('the file of the whole country is taken out of it, and is the same as without it', async () => {
    const [packed, plain] = [await read(await published(), 'a.zip'), await read(text)]
    expect(packed.kind === 'read' && packed.summary).toMatchObject({ name: 'ONSPD_NOV_2025_UK.csv', rows: 300 })
    expect(packed.kind === 'read' && packed.summary.sha256).toBe(plain.kind === 'read' ? plain.summary.sha256 : '')
  })

  test('one that is cut short, or damaged in its middle, is refused', async () => {
    const cut = fileOf(await published(), 'cut.zip')
    truncateSync(cut, 2000)
    expect(await readDirectory(cut, () => {})).toMatchObject({ what: expect.stringContaining('is a ZIP that is not whole') })
    const damaged = Buffer.from(readFileSync(fileOf(await published(), 'damaged.zip')))
    const middle = damaged.indexOf('ONSPD_NOV_2025_UK.csv') + 1200
    damaged.fill(0, middle, middle + 40)
    expect(await read(damaged, 'damaged.zip')).toMatchObject({ kind: 'unusable', what: expect.stringContaining('not whole') })
  })

  test.each([
    [{ '[Content_Types].xml': '<Types/>' }, 'is an Excel or Word file'],
    [{ 'Data/NSPL_NOV_2025_UK.csv': 'x' }, 'the National Statistics Postcode Lookup'],
    [{ 'Data/multi_csv/ONSPD_NOV_2025_UK_LS.csv': 'x' }, 'a part of the Postcode Directory'],
    [{ 'holiday.txt': 'x' }, 'a ZIP without a file Data/ONSPD'],
  ])('%j is not the directory', async (files, words) => {
    expect(await read(await zipOf(files), `${made}.zip`)).toMatchObject({ what: expect.stringContaining(words) })
  })
})
