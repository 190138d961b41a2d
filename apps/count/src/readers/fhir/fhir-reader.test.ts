// Long because: each trap of the format has its own small files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkbench, silent, type Workbench } from '../../workbench/index.ts'
import type { FileSample, SourceFile } from '../reader.ts'
import { fhirReader } from './index.ts'

let folder: string
let workbench: Workbench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fhir-reader-'))
  workbench = await openWorkbench({ beside: folder, threads: 2 })
})
afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

const snomed = 'http://snomed.info/sct'
const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const mcode = 'http://hl7.org/fhir/us/mcode/StructureDefinition/'
const patient = (id: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  identifier: [
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' },
    { system: 'https://hospital.example/mrn', value: 'H1' },
  ],
  name: [{ family: 'Example', given: ['Person'] }],
  gender: 'female',
  birthDate: '1950-02',
  address: [{ postalCode: 'zz993wz' }],
  ...more,
})
const condition = (id: string, code: string, more: object = {}, system = icd10) => ({
  resourceType: 'Condition',
  id,
  code: { coding: [{ system, code }] },
  subject: { reference: 'Patient/p1' },
  onsetDateTime: '2021-03',
  recordedDate: '2021-04-05T10:00:00+01:00',
  ...more,
})
const verified = (code: string) => ({ verificationStatus: { coding: [{ code }] } })
const related = (reference: string) => ({
  meta: { profile: [`${mcode}mcode-secondary-cancer-condition|4.0.0`] },
  extension: [{ url: `${mcode}mcode-related-primary-cancer-condition`, valueReference: { reference } }],
})
const lines = (...resources: unknown[]): string => resources.map(resource => `${JSON.stringify(resource)}\n`).join('')
const bundle = (...entries: object[]): string =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries }, null, 2)

async function read(contents: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const files: SourceFile[] = []
  for (const path of Object.keys(contents).sort()) {
    const content = contents[path] ?? ''
    const absolutePath = join(folder, path)
    mkdirSync(dirname(absolutePath), { recursive: true })
    writeFileSync(absolutePath, content)
    const unpacked = Buffer.isBuffer(content) ? plain.get(content) : undefined
    const isGzip = unpacked !== undefined
    const text = unpacked ?? content.toString()
    const sample: FileSample = {
      path,
      absolutePath,
      bytes: content.length,
      container: isGzip ? 'gzip' : 'plain',
      head: Buffer.from(text),
      text: text.slice(0, 65_536),
    }
    const recognition = fhirReader.recognise(sample, [])
    if (recognition === undefined) throw new Error(`${path} was not recognised`)
    const fileId = files.length + 1
    await workbench.run("INSERT INTO source_file (file_id, path, use) VALUES ($1, $2, 'used')", [fileId, path])
    files.push({ ...sample, fileId, recognition })
  }
  await fhirReader.read(files, { workbench, progress: silent, maps: [], signal: new AbortController().signal })
}
const plain = new Map<Buffer, string>()
const zipped = (text: string, cut = 0): Buffer => {
  const whole = gzipSync(text)
  const buffer = whole.subarray(0, whole.length - cut)
  plain.set(buffer, text)
  return buffer
}
const rows = (sql: string) => workbench.rows(sql)
const codes = () => rows('SELECT role, system, code FROM event_code ORDER BY record_id, role, system, code')

test('an export in parts: the person, the dates with their precision, the codes', async () => {
  await read({ 'Condition.ndjson': lines(condition('c1', 'C50.9')), 'Patient.ndjson': lines(patient('p1')) })
  expect(await rows('SELECT * EXCLUDE (record_id) FROM mention')).toEqual([
    {
      nhs_number: '9434765919',
      nhs_number_problem: null,
      nhs_trace_status: null,
      local_scope: 'https://hospital.example/mrn',
      local_id: 'H1',
      given_name: 'PERSON',
      family_name: 'EXAMPLE',
      birth_date: new Date('1950-02-01'),
      birth_precision: 'month',
      sex: '2',
      postcode: 'ZZ99 3WZ',
    },
  ])
  expect(await rows('SELECT kind, date, date_precision, recorded_date, status FROM event')).toEqual([
    {
      kind: 'condition',
      date: new Date('2021-03-01'),
      date_precision: 'month',
      recorded_date: new Date('2021-04-05'),
      status: 'active',
    },
  ])
  expect(await codes()).toEqual([{ role: 'diagnosis', system: 'icd10', code: 'C509' }])
  expect(await rows('SELECT path, row_count, use FROM source_file ORDER BY file_id')).toEqual([
    { path: 'Condition.ndjson', row_count: 1n, use: 'used' },
    { path: 'Patient.ndjson', row_count: 1n, use: 'used' },
  ])
  expect(await rows('SELECT month, row_count FROM file_month')).toEqual([{ month: new Date('2021-04-01'), row_count: 1n }])
})

test.each([
  ['Condition/c1', { 'a.ndjson': lines(patient('p1'), condition('c1', '254837009', {}, snomed)) }],
  [
    'https://server.example/fhir/Condition/c1/_history/2',
    { 'a.ndjson': lines(patient('p1'), condition('c1', '254837009', {}, snomed)) },
  ],
  ['urn:uuid:one', { 'a.json': bundle({ fullUrl: 'urn:uuid:one', resource: condition('x', '254837009', {}, snomed) }) }],
])('a secondary cancer finds its primary by %s, in another file', async (reference, primary) => {
  await read({ ...primary, 'b.ndjson': lines(condition('c2', '94222008', related(reference), snomed)) })
  expect(await rows("SELECT system, code FROM event_code WHERE role = 'related-primary'")).toEqual([
    { system: 'snomed', code: '254837009' },
  ])
  expect(await rows("SELECT code FROM event_code WHERE role = 'statement'")).toEqual([{ code: 'secondary-cancer-condition' }])
  expect(await rows("SELECT * FROM problem WHERE column_name LIKE 'related%'")).toEqual([])
})

test('a primary and a patient inside the resource', async () => {
  const secondary = {
    ...condition('c2', '94222008', related('#primary'), snomed),
    subject: { reference: '#who' },
    contained: [{ ...condition('primary', 'C50.1') }, patient('who', { deceasedDateTime: '2023' })],
  }
  await read({ 'a.ndjson': lines(secondary) })
  expect(await rows("SELECT code FROM event_code WHERE role = 'related-primary'")).toEqual([{ code: 'C501' }])
  expect(await rows('SELECT nhs_number FROM mention')).toEqual([{ nhs_number: '9434765919' }])
  expect(await rows("SELECT date, date_precision, status FROM event WHERE kind = 'death'")).toEqual([
    { date: new Date('2023-01-01'), date_precision: 'year', status: 'fhir' },
  ])
})

test('the same id in two Bundles: each resource finds the patient of its own file', async () => {
  const other = { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765870' }] }
  await read({
    'a.json': bundle({ resource: patient('p1') }, { resource: condition('c', 'C50.1') }),
    'b.json': bundle({ resource: condition('c', 'C50.2') }, { resource: patient('p1', other) }),
  })
  expect(
    await rows("SELECT code, nhs_number FROM event_code JOIN mention USING (record_id) WHERE role = 'diagnosis' ORDER BY code"),
  ).toEqual([
    { code: 'C501', nhs_number: '9434765919' },
    { code: 'C502', nhs_number: '9434765870' },
  ])
})

test('a reference to nobody is told, and the record stays with what the reference says', async () => {
  await read({ 'a.ndjson': lines(condition('c1', 'C50.9', related('Condition/gone'))) })
  expect(await rows('SELECT kind, column_name, first_rows FROM problem ORDER BY column_name')).toEqual([
    { kind: 'missing-link', column_name: 'relatedPrimaryCancerCondition, focus', first_rows: [1n] },
    { kind: 'missing-link', column_name: 'subject', first_rows: [1n] },
  ])
  expect(await rows('SELECT nhs_number, nhs_number_problem, local_scope, local_id FROM mention')).toEqual([
    { nhs_number: null, nhs_number_problem: 'missing', local_scope: 'fhir-patient-id', local_id: 'p1' },
  ])
})

test.each([
  ['refuted', 'refuted'],
  ['entered-in-error', 'entered-in-error'],
  ['differential', 'provisional'],
  ['confirmed', 'active'],
])('a condition that is %s', async (code, status) => {
  await read({ 'a.ndjson': lines(patient('p1'), condition('c', 'C50.9', verified(code))) })
  expect(await rows('SELECT status FROM event')).toEqual([{ status }])
})

test('which conditions are kept: cancers by ICD-10, by words, by profile, and codes without any words', async () => {
  const worded = (code: string, display: string) => ({ code: { coding: [{ system: snomed, code, display }] } })
  await read({
    'a.ndjson': lines(
      patient('p1'),
      condition('1', 'I10'),
      condition('2', 'Z85.3'),
      condition('3', '', worded('444814009', 'Viral sinusitis (disorder)')),
      condition('4', '', worded('94222008', 'Secondary malignant neoplasm of bone')),
      condition('5', '94225005', {}, snomed),
      condition('6', 'D05.1'),
      condition('7', 'J45'),
    ),
  })
  expect(await rows('SELECT code FROM event_code ORDER BY code')).toEqual([
    { code: '94222008' },
    { code: '94225005' },
    { code: 'D051' },
    { code: 'Z853' },
  ])
})

test.each([
  ['21907-1', 'cM1', 'm-category', 'tnm-m', 'M1'],
  ['21901-4', 'pM0(i+)', 'm-category', 'tnm-m', 'M0(I+)'],
  ['21908-9', 'IV', 'stage-group', 'tnm-stage', '4'],
  ['21914-7', '3C', 'stage-group', 'tnm-stage', '3C'],
])('an observation %s with %s', async (loinc, written, role, system, code) => {
  await read({
    'a.ndjson': lines(patient('p1'), condition('c1', 'C50.9'), {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
      subject: { reference: 'Patient/p1' },
      focus: [{ reference: 'Condition/c1' }],
      effectiveDateTime: '2021-05-02',
      valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: written }] },
    }),
  })
  const [, ...found] = await codes()
  expect(found).toEqual(
    [
      { role, system, code },
      { role: 'related-primary', system: 'icd10', code: 'C509' },
      { role: 'statement', system: 'loinc', code: loinc },
    ].sort((left, right) => (left.role < right.role ? -1 : 1)),
  )
})

test('a history of metastatic cancer is history', async () => {
  await read({ 'a.ndjson': lines(patient('p1'), condition('c', '1287652008', {}, snomed)) })
  expect(await rows('SELECT status FROM event')).toEqual([{ status: 'history' }])
})

test('a primary whose code is in no list is known by its name, and the raw code stays', async () => {
  const named = (code: string, display: string) => ({ code: { coding: [{ system: snomed, code, display }] } })
  const isPrimary = { meta: { profile: [`${mcode}mcode-primary-cancer-condition`] } }
  await read({
    'a.ndjson': lines(
      patient('p1'),
      condition('c1', '', { ...named('408643008', 'Infiltrating duct carcinoma of breast'), ...isPrimary }),
      condition('c2', '94222008', related('Condition/c1'), snomed),
      condition('c3', '', named('363358000', 'Malignant tumor of lung')),
      condition('c5', '', named('1', 'Pleural mesothelioma')),
      condition('c4', '', { code: { text: 'Invasive carcinoma' }, bodySite: [{ text: 'Left breast' }] }),
    ),
  })
  expect(
    await rows("SELECT row_number, code FROM event_code JOIN record USING (record_id) WHERE system = 'words' ORDER BY ALL"),
  ).toEqual([
    { row_number: 2n, code: 'BREAST' },
    { row_number: 3n, code: 'BREAST' },
    { row_number: 4n, code: 'OTHER-PRIMARY' },
    { row_number: 5n, code: 'OTHER-PRIMARY' },
    { row_number: 6n, code: 'BREAST' },
  ])
  expect(await rows("SELECT system, code FROM event_code WHERE role = 'related-primary' ORDER BY system")).toEqual([
    { system: 'snomed', code: '408643008' },
    { system: 'words', code: 'BREAST' },
  ])
  expect(await rows('SELECT kind FROM problem')).toEqual([])
})

test('a cancer that neither code nor words tell is a problem with its count, never silence', async () => {
  const named = (code: string, display: string) => ({ code: { coding: [{ system: snomed, code, display }] } })
  const isPrimary = { meta: { profile: [`${mcode}mcode-primary-cancer-condition`] } }
  await read({
    'a.ndjson': lines(
      patient('p1'),
      condition('c1', '408643008', isPrimary, snomed),
      condition('c2', '', named('363346000', 'Malignant neoplastic disease')),
      condition('c3', '', { ...named('1', 'Malignant neoplastic disease'), ...verified('refuted') }),
      condition('c4', '', named('2', 'Ductal carcinoma in situ of breast')),
      condition('c5', '', named('3', 'Malignant tumor of lung')),
      condition('c6', '', { ...named('4', 'Malignant tumor of lung'), ...related('Condition/c5') }),
      condition('c7', '', named('94222008', 'Secondary malignant neoplasm of bone')),
    ),
  })
  expect(await rows('SELECT kind, column_name, count, first_rows FROM problem ORDER BY count')).toEqual([
    { kind: 'unknown-code', column_name: 'Condition.code', count: 1n, first_rows: [7n] },
    { kind: 'unknown-code', column_name: 'Condition.code', count: 2n, first_rows: [2n, 3n] },
  ])
  expect(await rows("SELECT code FROM event_code WHERE system = 'words' AND role = 'diagnosis'")).toEqual([
    { code: 'OTHER-PRIMARY' },
  ])
})

test('the day on which something was written down is no day on which anybody was seen', async () => {
  const migrated = { onsetDateTime: undefined, recordedDate: '2024-05-06', onsetPeriod: { start: '2019-02-03' } }
  const observed = {
    resourceType: 'Observation',
    code: { text: 'Weight' },
    subject: { reference: 'Patient/p1' },
    issued: '2024-05-06T09:00:00Z',
  }
  await read({ 'a.ndjson': lines(patient('p1'), condition('c1', 'C50.9', migrated), observed) })
  expect(await rows('SELECT last_date FROM contact')).toEqual([{ last_date: new Date('2019-02-03') }])
  expect(await rows('SELECT month, row_count FROM file_month')).toEqual([{ month: new Date('2024-05-01'), row_count: 2n }])
})

test('a death is told once for a person who is kept, and not for others; contacts are of all resources', async () => {
  await read({
    'a.ndjson': lines(
      patient('p1', { deceasedDateTime: '2024-01-09T08:00:00Z' }),
      patient('p2', { deceasedBoolean: true }),
      condition('c1', 'C50.9'),
      condition('c2', 'I10', { subject: { reference: 'Patient/p2' } }),
      { resourceType: 'Encounter', subject: { reference: 'Patient/p1' }, period: { start: '2023-11-30T09:00:00Z' } },
    ),
  })
  expect(await rows("SELECT date, status, count(*) AS n FROM event WHERE kind = 'death' GROUP BY ALL")).toEqual([
    { date: new Date('2024-01-09'), status: 'fhir', n: 1n },
  ])
  expect(await rows('SELECT nhs_number, last_date FROM contact')).toEqual([
    { nhs_number: '9434765919', last_date: new Date('2023-11-30') },
  ])
})

test('a broken line is told and the others go on; the same said twice counts once', async () => {
  const one = JSON.stringify(condition('c1', 'C50.9'))
  await read({ 'a.ndjson': `${one}\n{"resourceType": "Condi\n\n${lines(condition('again', 'C50.9'), patient('p1'))}` })
  expect(await rows('SELECT kind, first_rows FROM problem ORDER BY kind')).toEqual([
    { kind: 'bad-row', first_rows: [2n] },
    { kind: 'duplicate', first_rows: [4n] },
  ])
  expect(await rows('SELECT row_number FROM record')).toEqual([{ row_number: 1n }])
})

test.each([
  [
    'the last line of an export',
    lines(condition('c1', 'C50.9')) + JSON.stringify(condition('c2', 'C50.8')).slice(0, 60),
    'truncated',
  ],
  ['a Bundle', bundle({ resource: condition('c1', 'C50.9') }, { resource: condition('c2', 'C50.8') }).slice(0, -40), 'truncated'],
  ['a gzip file', zipped(lines(...Array.from({ length: 500 }, (_, i) => condition(`${i}`, 'C50.9'))), 30), 'truncated'],
  ['a Bundle with a broken entry', bundle({ resource: condition('c1', 'C50.9') }).replace('"C50.9"', 'C50.9'), 'unreadable'],
  [
    'a Bundle in another alphabet',
    Buffer.from(bundle({ resource: condition('c1', 'C50.9', { note: 'Siân' }) }), 'latin1'),
    'unreadable',
  ],
])('%s that is cut off or broken keeps nothing', async (_name, content, kind) => {
  await read({ 'a.json': content, 'b.ndjson': lines(patient('p1'), condition('whole', 'C50.1')) })
  expect(await rows('SELECT code FROM event_code')).toEqual([{ code: 'C501' }])
  expect(await rows('SELECT use, row_count FROM source_file ORDER BY file_id')).toEqual([
    { use: 'unreadable', row_count: 0n },
    { use: 'used', row_count: 2n },
  ])
  expect(await rows('SELECT kind FROM problem WHERE file_id = 1')).toEqual([{ kind }])
})

test('no identifier comes into a problem', async () => {
  const wrong = { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765918' }], birthDate: '31/31/1950' }
  await read({ 'a.ndjson': lines(patient('p1', wrong), condition('c', 'C50.9', { onsetDateTime: '2021-99-99' })) })
  const found = await rows('SELECT kind, column_name, detail, advice FROM problem ORDER BY kind, column_name')
  expect(found.map(({ kind }) => kind)).toEqual(['impossible-date', 'impossible-date', 'wrong-nhs-number'])
  expect(JSON.stringify(found)).not.toMatch(/9434765918|31\/31|2021-99/)
})

test('the order of files changes nothing but their numbers', async () => {
  const parts = [lines(patient('p1')), lines(condition('c1', 'C50.9'), condition('c2', 'C79.5'))]
  await read({ 'a.ndjson': parts[0] ?? '', 'b.ndjson': parts[1] ?? '' })
  const first = await rows('SELECT record_hash FROM record ORDER BY 1')
  workbench.close()
  workbench = await openWorkbench({ beside: folder, threads: 1 })
  await read({ 'a.ndjson': parts[1] ?? '', 'b.ndjson': parts[0] ?? '' })
  expect(await rows('SELECT record_hash FROM record ORDER BY 1')).toEqual(first)
  expect(first).toHaveLength(2)
})

test('what is not used is said; what is none of ours is left to others', () => {
  const sample = (text: string): FileSample => ({
    path: 'x',
    absolutePath: '/x',
    bytes: text.length,
    container: 'plain',
    head: Buffer.from(text),
    text,
  })
  expect(fhirReader.recognise(sample('{"resourceType":"Organization","id":"o"}\n'), [])).toMatchObject({ isUsable: false })
  expect(fhirReader.recognise(sample(bundle({ resource: patient('p') })), [])).toMatchObject({
    isUsable: true,
    details: { shape: 'document' },
  })
  expect(fhirReader.recognise(sample('{"exportId": "export-10"}\n'), [])).toBeUndefined()
  expect(fhirReader.recognise(sample('NHS_Number,Regimen\n'), [])).toBeUndefined()
})
