// Long because: each trap of the format has its own small file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Failure, openWorkbench, silent, tables, type Workbench } from '../../workbench/index.ts'
import type { DeclaredMap, FileSample, SourceFile } from '../reader.ts'
import { cosdReader } from './index.ts'

let folder: string
let workbench: Workbench
// One workbench for all tests, emptied after each: opening one takes longer than most of what they try.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cosd-reader-'))
  workbench = await openWorkbench({ beside: folder, threads: 2 })
})
const empty = () =>
  workbench.run(
    Object.keys(tables)
      .map(name => `DELETE FROM ${name};`)
      .join(' '),
  )
afterEach(empty)
afterAll(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

const space9 = 'http://www.datadictionary.nhs.uk/messages/COSD-v9-0-1'
const space8 = 'http://www.datadictionary.nhs.uk/messages/COSD-v8-1'
const file9 = (...records: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<COSD:COSD xmlns:COSD="${space9}">\n${records.join('\n')}\n</COSD:COSD>\n`
const file8 = (...records: string[]): string => `<COSD:COSD xmlns:COSD="${space8}">${records.join('')}</COSD:COSD>`

const person = (nhs = '9434765919', local = 'L1', birth = '1950-02-03'): string =>
  `<LinkagePatientId><NhsNumber extension="${nhs}"/><LocalPatientIdentifier>${local}</LocalPatientIdentifier><PersonBirthDate>${birth}</PersonBirthDate><OrganisationIdentifierCodeOfProvider extension="ex1"/></LinkagePatientId>`
const primary = (date = '2021-03-04', inside = ''): string =>
  `<PrimaryPathway><LinkageDiagnosticDetails><PrimaryDiagnosisIcd code="C50.9"/><DateOfPrimaryDiagnosisClinicallyAgreed>${date}</DateOfPrimaryDiagnosisClinicallyAgreed></LinkageDiagnosticDetails>${inside}</PrimaryPathway>`
const spread = (name: string, type: string, site: string): string =>
  `<MetastaticTypeAndSite${name}><MetastaticType code="${type}"/><MetastaticSite code="${site}"/></MetastaticTypeAndSite${name}>`
const recurrence = (...sites: string[]): string =>
  `<NonPrimaryPathway><DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>2023-05-06</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed><Recurrence><OriginalPrimaryDiagnosisIcd code="C50.4"/>${sites.map(site => spread('Recurrence', '03', site)).join('')}</Recurrence></NonPrimaryPathway>`
const breast = (...parts: string[]): string => `<BreastRecord>${parts.join('')}</BreastRecord>`

const gunzip = (content: Buffer): Buffer => {
  try {
    return gunzipSync(content)
  } catch {
    return Buffer.alloc(0)
  }
}
const sampleOf = (path: string, content: Buffer, head?: Buffer): FileSample => {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b
  const unpacked = head ?? (isGzip ? gunzip(content) : content)
  return {
    path,
    absolutePath: join(folder, path),
    bytes: content.length,
    container: isGzip ? 'gzip' : 'plain',
    head: unpacked.subarray(0, 65_536),
  }
}

async function read(
  contents: Readonly<Record<string, string | Buffer>>,
  { maps = [], heads = {} }: { maps?: DeclaredMap[]; heads?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const files: SourceFile[] = []
  for (const path of Object.keys(contents).sort()) {
    const content = Buffer.from(contents[path] ?? '')
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
    const head = heads[path]
    const sample = sampleOf(path, content, head === undefined ? undefined : Buffer.from(head))
    const recognition = cosdReader.recognise(sample, maps)
    if (recognition?.isUsable !== true) throw new Error(`${path} is not usable: ${recognition?.reason}`)
    const fileId = files.length + 1
    await workbench.run("INSERT INTO source_file (file_id, path, use) VALUES ($1, $2, 'used')", [fileId, path])
    files.push({ ...sample, fileId, recognition })
  }
  await cosdReader.read(files, { workbench, progress: silent, maps, signal: new AbortController().signal })
}
const rows = (sql: string) => workbench.rows(sql)
const codes = () => rows('SELECT event_no AS no, role, system, code, position FROM event_code ORDER BY ALL')
const recognise = (text: string | Buffer) => cosdReader.recognise(sampleOf('x', Buffer.from(text)), [])

test('version 9: the person', async () => {
  const demographics = `<Demographics><PersonFamilyName>O&apos;Ex&#226;mple</PersonFamilyName><PersonGivenName><![CDATA[Per & Son]]></PersonGivenName><PostcodeOfUsualAddressAtDiagnosis>zz993wz</PostcodeOfUsualAddressAtDiagnosis><PersonStatedGenderCode code="2"/></Demographics>`
  await read({ 'a.xml': file9(breast(person('943 476 5919', 'L1', '1950-02'), demographics, primary())) })
  expect(await rows('SELECT * EXCLUDE (record_id) FROM mention')).toEqual([
    {
      nhs_number: '9434765919',
      nhs_number_problem: null,
      nhs_trace_status: null,
      local_scope: 'EX1',
      local_id: 'L1',
      given_name: 'PER SON',
      family_name: 'OEXAMPLE',
      birth_date: new Date('1950-02-01'),
      birth_precision: 'month',
      sex: '2',
      postcode: 'ZZ99 3WZ',
    },
  ])
  expect(await rows('SELECT record_id, file_id, row_number, source, source_version, provider FROM record')).toEqual([
    { record_id: 4294967297n, file_id: 1, row_number: 1n, source: 'cosd', source_version: '9.0.1', provider: 'EX1' },
  ])
})

test('version 9: a primary pathway with spread and two stages', async () => {
  const inside = `<Diagnosis><MorphologyIcd-o-3 code="8500/3"/><TopographyIcd-o-3 code="C50.9"/><BasisOfDiagnosisCancer code="7"/>${spread('Diagnosis', '03', '10')}${spread('Diagnosis', '02', '12')}</Diagnosis>
    <Staging><MCategoryFinalPretreatment>cM0</MCategoryFinalPretreatment><StageDateFinalPretreatmentStage>2021-04-01</StageDateFinalPretreatmentStage><TnmStageGroupingIntegrated>IV</TnmStageGroupingIntegrated><StageDateIntegratedStage>2021-06-01</StageDateIntegratedStage></Staging>`
  await read({ 'a.xml': file9(breast(person(), primary('2021-03', inside))) })
  expect(await rows('SELECT kind, date, date_precision, stage_date, status FROM event')).toEqual([
    {
      kind: 'primary-pathway',
      date: new Date('2021-03-01'),
      date_precision: 'month',
      stage_date: new Date('2021-04-01'),
      status: null,
    },
  ])
  const code = (role: string, system: string, code: string, position = 1) => ({ no: 1, role, system, code, position })
  expect(await codes()).toEqual([
    code('basis', 'cosd-basis', '7'),
    code('m-category', 'tnm-m', 'M0'),
    code('metastatic-site', 'cosd-metastatic-site', '10'),
    code('metastatic-site', 'cosd-metastatic-site', '12', 2),
    code('metastatic-type', 'cosd-metastatic-type', '02', 2),
    code('metastatic-type', 'cosd-metastatic-type', '03'),
    code('morphology', 'icd-o-3', '8500/3'),
    code('primary', 'icd10', 'C509'),
    code('stage-group', 'tnm-stage', '4', 2),
    code('topography', 'icd-o-3', 'C50.9'),
  ])
})

test('version 9: a recurrence, a progression and a death in one record', async () => {
  const later = `<NonPrimaryPathway><DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>2023-05-06</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>
    <Recurrence><OriginalPrimaryDiagnosisIcd code="C50.4"/>${spread('Recurrence', '03', '10')}</Recurrence>
    <Progression><ProgressionIcd code="C50.8"/>${spread('Progression', '03', '02')}</Progression></NonPrimaryPathway>`
  await read({
    'a.xml': file9(breast(person(), later, '<Other><Deep><PersonDeathDate>2024-01-02</PersonDeathDate></Deep></Other>')),
  })
  expect(await rows('SELECT event_no, kind, date, status FROM event ORDER BY 1')).toEqual([
    { event_no: 1, kind: 'recurrence', date: new Date('2023-05-06'), status: null },
    { event_no: 2, kind: 'progression', date: new Date('2023-05-06'), status: null },
    { event_no: 3, kind: 'death', date: new Date('2024-01-02'), status: 'cosd' },
  ])
  expect((await codes()).map(({ no, role, code }) => `${no} ${role} ${code}`)).toEqual([
    '1 metastatic-site 10',
    '1 metastatic-type 03',
    '1 original-primary C504',
    '2 metastatic-site 02',
    '2 metastatic-type 03',
    '2 primary C508',
  ])
})

const record8 = (details: string, rest: string, site = 'Breast'): string =>
  `<COSDRecord><Id root="A"/><${site}><${site}Core><${site}CoreLinkagePatientId><NHSNumber extension="9434765919"/><LocalPatientIdExtended>L1</LocalPatientIdExtended><Birthdate>1950-02-03</Birthdate><OrganisationIdentifierCodeOfProvider extension="EX1"/></${site}CoreLinkagePatientId><${site}CoreLinkageDiagnosticDetails><PrimaryDiagnosis code="C50.9"/>${details}</${site}CoreLinkageDiagnosticDetails><${site}CoreDemographics><PersonFamilyName><family>Example</family></PersonFamilyName><Postcode><postalCode>ZZ99 3WZ</postalCode></Postcode><Gender code="2"/></${site}CoreDemographics>${rest}</${site}Core></${site}></COSDRecord>`
const laterDate = '<DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>2019-05-06</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>'

test('version 8.1: a primary pathway, of any site', async () => {
  const rest = (site: string) =>
    `<${site}CoreDiagnosis><MetastaticSite code="04"/><MetastaticSite code="03"/></${site}CoreDiagnosis><${site}CoreStaging><IntegratedStageMCategory>1b</IntegratedStageMCategory><IntegratedStageTNMStageGroupingDate>2018-02-01</IntegratedStageTNMStageGroupingDate></${site}CoreStaging>`
  const date = '<ClinicalDateCancerDiagnosis>2018-01-02</ClinicalDateCancerDiagnosis>'
  await read({
    'a.xml': file8(record8(date, rest('Breast'))),
    'b.xml': file8(record8(date.replace('02<', '03<'), rest('Lung'), 'Lung')),
  })
  expect(await rows('SELECT kind, date, stage_date FROM event ORDER BY record_id')).toEqual([
    { kind: 'primary-pathway', date: new Date('2018-01-02'), stage_date: new Date('2018-02-01') },
    { kind: 'primary-pathway', date: new Date('2018-01-03'), stage_date: new Date('2018-02-01') },
  ])
  expect(await rows('SELECT role, code, position FROM event_code WHERE record_id < 2 * 4294967296 ORDER BY ALL')).toEqual([
    { role: 'm-category', code: 'M1B', position: 2 },
    { role: 'metastatic-site', code: '03', position: 2 },
    { role: 'metastatic-site', code: '04', position: 1 },
    { role: 'primary', code: 'C509', position: 1 },
  ])
  expect(await rows('SELECT DISTINCT family_name, postcode, sex, local_scope FROM mention')).toEqual([
    { family_name: 'EXAMPLE', postcode: 'ZZ99 3WZ', sex: '2', local_scope: 'EX1' },
  ])
})

test('version 8.1: a record about a recurrence says nothing of a primary pathway, wherever its sites stand', async () => {
  await read({
    'a.xml': file8(
      record8(
        laterDate,
        '<BreastCoreNonPrimaryCancerPathwayRoute><MetastaticSite code="10"/></BreastCoreNonPrimaryCancerPathwayRoute>',
      ),
    ),
    'b.xml': file8(
      record8(
        laterDate,
        '<BreastCoreNonPrimaryCancerPathwayRoute><CancerProgressionICD code="C50.1"/></BreastCoreNonPrimaryCancerPathwayRoute><BreastCoreDiagnosis><MetastaticSite code="02"/></BreastCoreDiagnosis>',
      ),
    ),
  })
  expect(await rows('SELECT kind, date FROM event ORDER BY record_id')).toEqual([
    { kind: 'recurrence', date: new Date('2019-05-06') },
    { kind: 'progression', date: new Date('2019-05-06') },
  ])
  expect(
    (await rows('SELECT record_id, role, code FROM event_code ORDER BY ALL')).map(({ role, code }) => `${role} ${code}`),
  ).toEqual(['metastatic-site 10', 'original-primary C509', 'metastatic-site 02', 'original-primary C509', 'primary C501'])
})

test.each([
  ['another prefix', file9(breast(person(), primary())).replaceAll('COSD:COSD', 'x:COSD').replace('xmlns:COSD', 'xmlns:x')],
  ['the default namespace', `<COSD xmlns="${space9}">${breast(person(), primary())}</COSD>`],
  [
    'prefixes everywhere',
    `<a:COSD xmlns:a="${space9}">${breast(person(), primary()).replaceAll('</', '\0').replaceAll('<', '<a:').replaceAll('\0', '</a:')}</a:COSD>`,
  ],
  [
    'a prefix declared inside',
    `<a:COSD xmlns:a="${space9}"><b:BreastRecord xmlns:b="${space9}">${person()}${primary()}</b:BreastRecord></a:COSD>`,
  ],
  ['a byte order mark', `\ufeff${file9(breast(person(), primary()))}`],
  ['UTF-16, little end first', Buffer.from(`\ufeff${file9(breast(person(), primary())).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  [
    'UTF-16, big end first',
    Buffer.from(`\ufeff${file9(breast(person(), primary())).replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16(),
  ],
  ['ISO-8859-1', Buffer.from(file9(breast(person(), primary(), '<X>Siân</X>')).replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  ['gzip', gzipSync(file9(breast(person(), primary())))],
  ['comments and instructions', file9(breast(person(), primary())).replace('?>\n', '?>\n<!-- a > b --><?go on?>\n')],
])('the same record with %s', async (_name, content) => {
  await read({ 'a file of any name.txt': content })
  expect(await rows('SELECT nhs_number, local_id FROM mention')).toEqual([{ nhs_number: '9434765919', local_id: 'L1' }])
  expect(await codes()).toEqual([{ no: 1, role: 'primary', system: 'icd10', code: 'C509', position: 1 }])
  expect(await rows('SELECT * FROM problem')).toEqual([])
})

test('elements of a foreign namespace with our names are not ours', async () => {
  const foreign = `<NonPrimaryPathway xmlns="urn:other">${recurrence('10')}</NonPrimaryPathway><f:PrimaryPathway xmlns:f="urn:other"><LinkageDiagnosticDetails/></f:PrimaryPathway>`
  await read({ 'a.xml': file9(breast(person(), foreign, primary())) })
  expect(await rows('SELECT kind FROM event')).toEqual([{ kind: 'primary-pathway' }])
})

test('a prefix that stands for something else in the next file, or inside, is not taken for what it was before', async () => {
  const file = (space: string, record: string) => `<COSD xmlns="${space9}" xmlns:f="${space}">${record}</COSD>`
  const record = (n: number) => `<f:BreastRecord>${person('', `L${n}`)}${primary()}</f:BreastRecord>`
  await read({
    'a.xml': file(space9, `${record(1)}${record(2)}`),
    'b.xml': file('urn:other', `${record(3)}${record(4)}`),
    'c.xml': file(
      space9,
      `${record(5)}${record(6).replace('<f:BreastRecord', '<f:BreastRecord xmlns:f="urn:other"')}${record(7)}`,
    ),
  })
  expect((await rows('SELECT local_id FROM mention ORDER BY 1')).map(({ local_id }) => local_id)).toEqual([
    'L1',
    'L2',
    'L5',
    'L7',
  ])
})

test('signs beyond ASCII anywhere in a long file change nothing but the names they stand in', async () => {
  const family = (name: string) => `<Demographics><PersonFamilyName>${name}</PersonFamilyName></Demographics>`
  const names = Array.from({ length: 300 }, (_, n) => (n % 37 === 0 ? 'Siân 🦋' : 'Example'))
  await read({ 'a.xml': file9(...names.map((name, n) => breast(person('', `L${n}`), family(name), primary()))) })
  expect(await rows('SELECT family_name, count(*)::INTEGER AS n FROM mention GROUP BY 1 ORDER BY 1')).toEqual([
    { family_name: 'EXAMPLE', n: 291 },
    { family_name: 'SIAN', n: 9 },
  ])
  expect(await rows("SELECT count(*)::INTEGER AS n FROM event_code WHERE code = 'C509'")).toEqual([{ n: 300 }])
})

test('an encoding that is not what it says is refused with the reason', async () => {
  const text = file9(breast(person(), primary(), '<X>Siân</X>'))
  await read({ 'a.xml': Buffer.from(text, 'latin1') })
  expect(await rows('SELECT use, reason FROM source_file')).toEqual([
    { use: 'unreadable', reason: 'A character is not right in UTF-8.' },
  ])
})

test('a DOCTYPE is refused before anything is read, and after', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE COSD [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  expect(recognise(`${bomb}${file9(breast(person()))}`)).toMatchObject({
    isUsable: false,
    reason: expect.stringContaining('DOCTYPE'),
  })
  const late = `${file9().replace(/<COSD[\s\S]*$/, '')}<!DOCTYPE COSD SYSTEM "file:///etc/passwd">${file9(breast(person(), primary())).replace(/^.*\n/, '')}`
  await read({ 'a.xml': late }, { heads: { 'a.xml': file9(breast(person())) } })
  expect(await rows('SELECT use, reason LIKE $$%DOCTYPE%$$ AS told FROM source_file')).toEqual([
    { use: 'unreadable', told: true },
  ])
  expect(await rows('SELECT * FROM record')).toEqual([])
})

test.each([
  [
    'truncated',
    'XML cut off',
    file9(breast(person(), primary()), breast(person())).slice(0, -60),
    /^Line 4, column \d+: the file ends in the middle\.$/,
  ],
  [
    'unreadable',
    'elements that cross',
    file9(breast(person(), primary()), '<BreastRecord><A><B></A></B></BreastRecord>'),
    /^Line 4, column 2\d: /,
  ],
  [
    'unreadable',
    'an entity that is not declared',
    file9(breast(person(), primary('&today;'))),
    /^Line 3, column \d+: undefined entity\.$/,
  ],
  ['unreadable', 'a bare ampersand', file9(breast(person(), primary(), '<X>A & B</X>')), /^Line 3, column \d+: /],
  ['unreadable', 'two roots', `${file9(breast(person(), primary()))}<More/>`, /^Line 5, column \d+: /],
  ['unreadable', 'a prefix that was never declared', file9(breast(person(), primary(), '<y:Demographics/>')), /prefix/],
  [
    'truncated',
    'a gzip cut off',
    gzipSync(file9(...Array.from({ length: 999 }, (_, i) => breast(person('', `L${i * 7919}`), primary())))).subarray(0, -99),
    /compressed file ends/,
  ],
])('%s: %s keeps nothing, and the file beside it is read', async (kind, _name, content, reason) => {
  await read({ 'a.xml': content, 'b.xml': file9(breast(person('', 'whole'), primary())) }, { heads: { 'a.xml': file9() } })
  expect(await rows('SELECT local_id FROM mention')).toEqual([{ local_id: 'whole' }])
  const [broken, whole] = await rows('SELECT use, reason, row_count FROM source_file ORDER BY file_id')
  expect(broken).toMatchObject({ use: 'unreadable', reason: expect.stringMatching(reason), row_count: 0n })
  expect(whole).toMatchObject({ use: 'used', row_count: 1n })
  expect(
    await rows('SELECT kind, detail = (SELECT reason FROM source_file WHERE file_id = 1) AS same FROM problem WHERE file_id = 1'),
  ).toEqual([{ kind, same: true }])
  expect(await rows('SELECT file_id FROM file_month')).toEqual([{ file_id: 2 }])
})

test('what is wrong in a record is told with its number and line, without its value, and the record stays', async () => {
  await read({
    'a.xml': file9(
      breast(person('9999999999', 'L1'), primary('2021-13-01')),
      breast(person('9434765918', 'L2'), primary('12/31/2021', `<Diagnosis>${spread('Diagnosis', '55', '88')}</Diagnosis>`)),
      breast(person('', 'L3', '1990-01-01'), primary('1950-01-01')),
      breast(primary('1800-01-01')),
    ),
  })
  const found = await rows('SELECT kind, column_name, count, first_rows, detail FROM problem ORDER BY kind, column_name')
  expect(found.map(({ kind, column_name, first_rows }) => `${kind} ${column_name} ${first_rows}`)).toEqual([
    'american-date primaryDiagnosisDate 2',
    'dummy-nhs-number nhsNumber 1',
    'impossible-date birthDate 3',
    'impossible-date primaryDiagnosisDate 1',
    'missing-nhs-number nhsNumber 3,4',
    'no-person null 4',
    'unknown-code metastaticSite 2',
    'unknown-code metastaticType 2',
    'wrong-nhs-number nhsNumber 2',
  ])
  expect(found[4]?.detail).toMatch(/line 5, 6\.$/)
  expect(JSON.stringify(found.map(({ detail }) => detail))).not.toMatch(/9999999999|9434765918|2021-13|12\/31|1950/)
  expect(await rows('SELECT count(*)::INTEGER AS n FROM record')).toEqual([{ n: 4 }])
  expect(await rows('SELECT date FROM event')).toEqual([{ date: null }, { date: null }, { date: null }, { date: null }])
  expect(await rows('SELECT month, row_count FROM file_month')).toEqual([{ month: null, row_count: 4n }])
})

test('a record that was sent again counts once, a new recurrence is a new record', async () => {
  const first = breast('<Id root="A"/>', person(), recurrence('10'))
  await read({
    'may.xml': file9(first, breast(person(), recurrence('10', '03'))),
    'june.xml': file9(breast('<Id root="B"/>', person(), recurrence('10'))),
  })
  expect(await rows('SELECT file_id, row_number FROM record ORDER BY 1, 2')).toEqual([
    { file_id: 1, row_number: 1n },
    { file_id: 2, row_number: 2n },
  ])
  expect(await rows('SELECT file_id, kind, count, first_rows FROM problem')).toEqual([
    { file_id: 2, kind: 'duplicate', count: 1n, first_rows: [1n] },
  ])
  expect(await rows('SELECT count(*)::INTEGER AS n FROM event')).toEqual([{ n: 2 }])
})

test('two records without any identifier are two, unless they have one number', async () => {
  const nobody = (id: string) => breast(`<Id root="${id}"/>`, primary())
  await read({ 'a.xml': file9(nobody('A'), nobody('B'), nobody('B')) })
  expect(await rows('SELECT count(*)::INTEGER AS n FROM record')).toEqual([{ n: 2 }])
})

test('empty elements, unknown ones and repeated blocks', async () => {
  const twice = `<LinkagePatientId/><Demographics><PersonFamilyName/></Demographics><Unknown><NhsNumber extension="1"/></Unknown>`
  await read({ 'a.xml': file9(`<RecordCount value="3"/>`, breast(twice, person(), primary(), primary('2022-01-01'))) })
  expect(await rows('SELECT date FROM event')).toEqual([{ date: new Date('2021-03-04') }])
  expect(await rows('SELECT kind, detail FROM problem')).toEqual([
    { kind: 'record-count', detail: 'The head of the file says 3 records; 1 are there.' },
  ])
})

test('the last time a person was seen, and the months of a file', async () => {
  await read({ 'a.xml': file9(breast(person(), primary()), breast(person(), recurrence('10'))) })
  expect(await rows('SELECT * FROM contact')).toEqual([
    { source: 'cosd', nhs_number: '9434765919', local_scope: 'EX1', local_id: 'L1', last_date: new Date('2023-05-06') },
  ])
  expect(await rows('SELECT month, row_count FROM file_month ORDER BY 1')).toEqual([
    { month: new Date('2021-03-01'), row_count: 1n },
    { month: new Date('2023-05-01'), row_count: 1n },
  ])
})

test('the same records give the same hashes in another order, in other files and with other threads', async () => {
  const records = Array.from({ length: 40 }, (_, i) =>
    breast(person('', `L${i}`), primary(), recurrence(i % 2 === 0 ? '10' : '03')),
  )
  await read({ 'a.xml': file9(...records) })
  const hashes = await rows('SELECT record_hash FROM record ORDER BY 1')
  await empty()
  const ofTwo = workbench
  workbench = await openWorkbench({ beside: folder, threads: 1 })
  try {
    const files = records.reverse().map((record, i) => [`${String(i).padStart(2, '0')}.xml`, file9(record)] as const)
    await read(Object.fromEntries(files))
    expect(await rows('SELECT record_hash FROM record ORDER BY 1')).toEqual(hashes)
  } finally {
    workbench.close()
    workbench = ofTwo
  }
  expect(new Set(hashes.map(({ record_hash }) => record_hash)).size).toBe(40)
})

const map10: DeclaredMap = {
  path: 'cosd-10.yaml',
  kind: 'cosd-10',
  content: parse(`
    kind: cosd-10
    namespace: urn:hospital:cosd-10
    records: BreastRecord
    items:
      CR0010: Identity/Number@value
      CR0020: Identity/Local
      CR0030: Identity/Trust
      CR0100: Identity/Born
      CR7100: Later/First
      CR6520: Later/Spread/Type
      CR1590: Later/Spread/Site
      nonPrimaryDiagnosisDate: Later/When
      sex: Identity/Sex
    blocks:
      recurrence: Later
      metastasis: Later/Spread`),
}
const file10 = `<COSD xmlns="urn:hospital:cosd-10"><BreastRecord><Identity><Number value="9434765919"/><Local>L1</Local><Trust>EX1</Trust><Born>1950-02-03</Born></Identity><Later><When>2025-02-03</When><First code="C50.9"/><Spread><Type code="3"/><Site code="10"/></Spread><Spread><Site code="2"/></Spread></Later></BreastRecord></COSD>`

test('version 10 through a declared element map, which is checked against the file', async () => {
  await read({ 'a.xml': file10 }, { maps: [map10] })
  expect(await rows('SELECT kind, date FROM event')).toEqual([{ kind: 'recurrence', date: new Date('2025-02-03') }])
  expect((await codes()).map(({ role, code, position }) => `${role} ${code} ${position}`)).toEqual([
    'metastatic-site 02 2',
    'metastatic-site 10 1',
    'metastatic-type 03 1',
    'original-primary C509 1',
  ])
  expect(await rows('SELECT kind, column_name FROM problem')).toEqual([{ kind: 'missing-column', column_name: 'sex' }])
})

test('version 10 without a map, and other messages, are known and not counted', () => {
  const of = (name: string) => `<COSD:COSD xmlns:COSD="http://www.datadictionary.nhs.uk/messages/${name}"/>`
  expect(recognise(of('COSD-v10-0'))).toMatchObject({
    version: '10.0',
    isUsable: false,
    reason: expect.stringContaining('element map'),
  })
  expect(recognise(of('COSD-v9-0-1'))).toMatchObject({ version: '9.0.1', isUsable: true })
  expect(recognise(of('COSD_Pathology-v5-1-1').replaceAll('COSD:COSD', 'COSD:COSD_Pathology'))).toMatchObject({ isUsable: false })
  expect(recognise('<html xmlns="http://www.w3.org/1999/xhtml"></html>')).toBeUndefined()
  expect(recognise('NHS_Number,Regimen\n')).toBeUndefined()
  expect(recognise('')).toBeUndefined()
})

test.each([
  ['an unknown item', { items: { CR9999: 'A' } }, /CR9999/],
  ['a path with a prefix', { items: { nhsNumber: 'COSD:A/B' } }, /items › nhsNumber: .*without their prefix/],
  ['nobody to count', { items: { metastaticSite: 'A', primaryDiagnosisDate: 'B' } }, /neither nhsNumber/],
  ['no date', { items: { nhsNumber: 'A', metastaticSite: 'B' } }, /no case would have a date/],
])('an element map with %s is refused with its place', (_name, content, message) => {
  const map: DeclaredMap = { path: 'map.yaml', kind: 'cosd-10', content: { kind: 'cosd-10', records: 'Record', ...content } }
  const sample = sampleOf('x', Buffer.from(file10))
  expect(() => cosdReader.recognise(sample, [map])).toThrow(Failure)
  expect(() => cosdReader.recognise(sample, [map])).toThrow(message)
})

test('stopping leaves nothing and says so', async () => {
  const abort = new AbortController()
  abort.abort()
  const sample = sampleOf('x', Buffer.from(file9(breast(person(), primary()))))
  const recognition = cosdReader.recognise(sample, [])
  if (recognition === undefined) throw new Error('not recognised')
  const context = { workbench, progress: silent, maps: [], signal: abort.signal }
  await expect(cosdReader.read([{ ...sample, fileId: 1, recognition }], context)).rejects.toThrow('Stopped')
  expect(await rows('SELECT * FROM record')).toEqual([])
})
