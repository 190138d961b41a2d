import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importRegister, readDescriptions } from './import-register.ts'
import { readTable } from './read-tables.ts'

const sectorHead =
  'sector,lat,long,easting,northing,unit_postcodes,country_code,nhs_regional_ha_code,nhs_ha_code,admin_district_code'
const etr = (code: string, name: string, closed = '') =>
  `"${code}","${name}","Y59","S9B9J","EGERTON ROAD","","","GUILDFORD","","GU2 7XX","19910401","${closed}"${',""'.repeat(15)}\n`
const hospitalHead =
  'OrganisationID,OrganisationCode,OrganisationType,SubType,Sector,OrganisationStatus,IsPimsManaged,OrganisationName,Address1,Address2,Address3,City,County,Postcode,Latitude,Longitude,ParentODSCode,ParentName,Phone,Email,Website,Fax'
const hospital = (code: string, name: string, parent: string) =>
  `1,${code},Hospital,Hospital,NHS Sector,Visible,True,${name},,,,Guildford,Surrey,GU2 7XX,51.24,-0.6,${parent},P,,,,`

/** Sources of one open and one closed trust, in the layouts of the real ones. */
const sources: Record<string, string> = {
  'ods/trusts.csv': etr('R01', 'EXAMPLE NHS TRUST') + etr('R02', 'OLD NHS TRUST', '20200331'),
  'types.csv':
    'ods_code,name,alt_names,type,region,ics,url\nR01,Example NHS Trust,Ex,Acute and Acute & Community Trusts,South East,Surrey,\n',
  'contacts.csv':
    'trust_name,ods_code,press_email,press_email_alt,press_source_url,foi_email,foi_email_alt,foi_source_url,notes\nExample,R01,,,,foi@example.invalid,,,\n',
  'points.csv': 'ods_code,ods_name,display_name,trust_type,postcode,lat,long\nR01,E,E,A,GU2 7XX,51.24,-0.6\n',
  'icbs.csv': 'ods_code,name,alt_names,predecessor_codes,merger_date,region,url\nS9B9J,Surrey and Sussex ICB,,,,South East,\n',
  'boards.csv':
    'area_code,ods_code,name,name_cy,country,type,inside_lat,inside_long\nBHSCT,,Belfast Health and Social Care Trust,,Northern Ireland,HSC trust,54.57,-5.9\n',
  'scotland.csv': 'HB,HBName,HBDateEnacted,HBDateArchived,Country\nS08000016,NHS Borders,20140401,,S92000003\n',
  'successors.csv': 'old_code,old_name,new_code,new_name,effective_date,source\nR02,OLD,R01,EXAMPLE,2020-04-01,ODS\n',
  'sectors.csv': `${sectorHead}\nGU2 7,51.24,-0.6,0,0,90,E92000001,,,X\n`,
  'hospitals.csv': `${[hospitalHead, hospital('R0101', 'Example Hospital', 'R01'), hospital('R0201', 'Old Hospital', 'R02')].join('\n')}\n`,
}

let folder = ''
let lines: string[] = []
const run = (changes: { only?: string[]; today?: string; from?: string } = {}) =>
  importRegister({
    from: join(folder, changes.from ?? 'from'),
    dataFolder: join(folder, 'data'),
    today: changes.today ?? '2026-11-22',
    print: line => lines.push(line),
    ...(changes.only === undefined ? {} : { only: changes.only }),
  })
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const filesOf = (path: string) =>
  Object.fromEntries(readdirSync(join(folder, path)).map(name => [name, readFileSync(join(folder, path, name), 'utf8')]))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-import-'))
  lines = []
  for (const [name, text] of Object.entries(sources)) write(`from/${name}`, text)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('importing the register', () => {
  it('makes the tables whose sources are there, and leaves the others alone with the reason', async () => {
    const report = await run()
    const outcomes = Object.fromEntries(report.tables.map(table => [table.table, table.outcome]))
    expect(outcomes).toMatchObject({
      trusts: 'changed',
      hospitals: 'changed',
      'survey-decisions': 'changed',
      politicians: 'left-alone',
    })
    expect(existsSync(join(folder, 'data/politicians.csv'))).toBe(false)
    expect(lines).toContain('politicians: left as it is, not found: Members of the House of Commons')
    expect(lines).toContain('trusts: 3 rows; 3 added, 0 changed, 0 closed, 0 removed')
    const hospitals = readTable(join(folder, 'data'), 'hospitals')
    expect(hospitals.map(row => [row.name, row.trust_code, row.trust_moved])).toEqual([
      ['Example Hospital', 'R01', 'no'],
      ['Old Hospital', 'R01', 'yes'],
    ])
  })

  it('changes not a byte when run again over the same files, on another day', async () => {
    await run()
    const before = filesOf('data')
    lines = []
    const report = await run({ today: '2027-01-05' })
    expect(filesOf('data')).toEqual(before)
    expect(report.tables.filter(table => table.outcome === 'changed')).toEqual([])
    expect(lines).toContain('trusts: nothing changed (3 rows)')
  })

  it('takes a newer file of the same layout under any name: a trust closes, another vanishes and is kept', async () => {
    await run()
    write('from/ods/trusts.csv', etr('R01', 'EXAMPLE NHS TRUST', '20270331'))
    lines = []
    await run({ today: '2027-04-02' })
    expect(lines).toContain('  closed: R01')
    expect(lines).toContain('  R02 Old NHS Trust: no source lists it any more; it stays as it was')
    expect(readTable(join(folder, 'data'), 'trusts').map(row => [row.code, row.closed_on])).toEqual([
      ['BHSCT', null],
      ['R01', '2027-03-31'],
      ['R02', '2020-03-31'],
    ])
    const ages = new Map(readDescriptions(join(folder, 'data')).map(table => [table.file, table.imported_on]))
    expect(ages.get('trusts.csv')).toBe('2027-04-02')
    expect(ages.get('postcode-sectors.csv')).toBe('2026-11-22')
  })

  it('takes a newer list of hospitals alone, beside the committed trusts', async () => {
    await run()
    write('newer/list.csv', `${[hospitalHead, hospital('R0102', 'New Hospital', 'R01')].join('\n')}\n`)
    const report = await run({ from: 'newer', only: ['hospitals'] })
    expect(report.tables).toHaveLength(1)
    expect(report.tables[0]?.change).toMatchObject({ added: ['R0102'], removed: ['R0101', 'R0201'] })
  })

  it('lets a correction decide, and says in the table why', async () => {
    write(
      'data/corrections/hospital-trusts.csv',
      'hospital_code,trust_code,reason,source,checked_on\nR0201,BHSCT,It moved,A list,2026-11-22\n',
    )
    await run()
    const row = readTable(join(folder, 'data'), 'hospitals').find(hospital => hospital.code === 'R0201')
    expect(row).toMatchObject({ trust_code: 'BHSCT', note: 'It moved (A list)' })
  })

  it('says which file, line and column of a correction is wrong', async () => {
    write('data/corrections/trust-kinds.csv', 'code,kind,reason,source,decided_on\nR01,castle,R,S,2026-11-22\n')
    await expect(run()).rejects.toThrow(/data\/corrections\/trust-kinds\.csv, line 2, kind/)
  })

  it('names two files of one layout, and the rows that it cannot read', async () => {
    cpSync(join(folder, 'from/sectors.csv'), join(folder, 'from/sectors-older.csv'))
    write('from/sectors.csv', `${sectorHead}\nN20001 4,51.24,-0.6,0,0,90,,,,X\n`)
    await run()
    expect(lines.some(line => line.includes('Two files of the layout “Postcode sectors of Great Britain”'))).toBe(true)
    expect(lines).toContain('sectors-gb, line 2, sector: “N20001 4” is not a postcode sector with a place and a nation')
  })

  it('says so when the folder is not there', async () => {
    await expect(run({ from: 'nowhere' })).rejects.toThrow(/There is no folder .*nowhere/)
  })

  it('refuses a table that does not exist, and names those that do', async () => {
    await expect(run({ only: ['hospitalz'] })).rejects.toThrow(/No such table: hospitalz\. Tables: .*hospitals/)
  })
})
