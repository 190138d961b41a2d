import type { ExampleRecord } from '../definitions/index.ts'
import { type RegisterRow, registerColumns, registerRow } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { putRegister, readRegister } from './index.ts'

/** A person of a test: records in the terms of the worked examples. The person's key is `local:TEST:` and the id. */
export type PersonForTests = { id: string; sex?: string; birthDate?: string; records: readonly ExampleRecord[] }

type Rows = {
  record: unknown[]
  mention: unknown[]
  event: unknown[]
  code: unknown[]
  person: unknown[]
  link: unknown[]
  key: unknown[]
}

/** Puts people into the workbench as the readers and linkage would: each group of events with its record, its mention and its person. */
export async function putPeopleForTests(workbench: Workbench, people: readonly PersonForTests[]): Promise<void> {
  const rows: Rows = { record: [], mention: [], event: [], code: [], person: [], link: [], key: [] }
  for (const person of people) addPerson(rows, person)
  await workbench.run(
    "INSERT INTO source_file (file_id, path, use) SELECT 1, 'tests.csv', 'used' WHERE NOT EXISTS (FROM source_file)",
  )
  await insert(workbench, 'record (record_id, file_id, row_number, record_hash, source)', rows.record, {
    id: 'BIGINT',
    file: 'INTEGER',
    row: 'BIGINT',
    hash: 'VARCHAR',
    source: 'VARCHAR',
  })
  await insert(workbench, 'mention (record_id, local_scope, local_id, sex)', rows.mention, {
    id: 'BIGINT',
    scope: 'VARCHAR',
    local: 'VARCHAR',
    sex: 'VARCHAR',
  })
  await insert(
    workbench,
    'event (record_id, event_no, kind, date, date_precision, end_date, recorded_date, stage_date, spell, status)',
    rows.event,
    {
      id: 'BIGINT',
      no: 'SMALLINT',
      kind: 'VARCHAR',
      date: 'DATE',
      precision: 'VARCHAR',
      end: 'DATE',
      recorded: 'DATE',
      staged: 'DATE',
      spell: 'VARCHAR',
      status: 'VARCHAR',
    },
  )
  await insert(workbench, 'event_code (record_id, event_no, role, system, code, position)', rows.code, {
    id: 'BIGINT',
    no: 'SMALLINT',
    role: 'VARCHAR',
    system: 'VARCHAR',
    code: 'VARCHAR',
    position: 'SMALLINT',
  })
  await insert(workbench, 'person (person_id, sex, birth_date, birth_precision)', rows.person, {
    id: 'VARCHAR',
    sex: 'VARCHAR',
    birth: 'DATE',
    precision: 'VARCHAR',
  })
  await insert(workbench, 'person_record (person_id, record_id, step)', rows.link, {
    person: 'VARCHAR',
    id: 'BIGINT',
    step: 'VARCHAR',
  })
  await insert(workbench, 'person_key (person_id, key)', rows.key, { person: 'VARCHAR', key: 'VARCHAR' })
}

function addPerson(rows: Rows, { id, sex = '2', birthDate, records }: PersonForTests): void {
  rows.person.push({ id, sex, birth: birthDate ?? null, precision: birthDate === undefined ? null : 'day' })
  rows.key.push({ person: id, key: `local:TEST:${id}` })
  const numbers = new Map<number, { id: number; events: number }>()
  for (const [at, record] of records.entries()) {
    const group = record.record ?? -1 - at
    const known = numbers.get(group)
    const place = known ?? { id: rows.record.length + 1, events: 0 }
    if (known === undefined) {
      numbers.set(group, place)
      rows.record.push({ id: place.id, file: 1, row: place.id, hash: `hash-${place.id}`, source: record.source })
      rows.mention.push({ id: place.id, scope: 'TEST', local: id, sex })
      rows.link.push({ person: id, id: place.id, step: 'local-id' })
    }
    place.events += 1
    addEvent(rows, place, record)
  }
}

function addEvent(rows: Rows, { id, events: no }: { id: number; events: number }, record: ExampleRecord): void {
  const { kind, date, end, recorded, stageDate, spell, status } = record
  rows.event.push({
    ...{ id, no, kind },
    date: date === undefined ? null : `${date}-01-01`.slice(0, 10),
    precision: date === undefined ? null : ({ 4: 'year', 7: 'month', 10: 'day' }[date.length] ?? null),
    ...{ end: end ?? null, recorded: recorded ?? null, staged: stageDate ?? null, spell: spell ?? null, status: status ?? null },
  })
  for (const text of record.codes) {
    const [role = '', system = '', ...rest] = text.split(' ')
    const last = rest.at(-1) ?? ''
    const hasPosition = rest.length > 1 && /^\d+$/.test(last)
    const code = (hasPosition ? rest.slice(0, -1) : rest).join(' ')
    rows.code.push({ id, no, role, system, code, position: hasPosition ? Number(last) : 1 })
  }
}

/** The whole register, each row held to its schema. */
export async function readRegisterForTests(workbench: Workbench): Promise<RegisterRow[]> {
  await putRegister(workbench)
  const rows = await readRegister(
    workbench,
    registerColumns.map(({ key }) => key),
  )
  return rows.map(row => registerRow.parse(row))
}

async function insert(
  workbench: Workbench,
  into: string,
  rows: readonly unknown[],
  shape: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = Object.keys(shape).map(name => `row."${name}"`)
  const batchSize = 20_000
  for (let at = 0; at < rows.length; at += batchSize) {
    await workbench.run(
      `INSERT INTO ${into} SELECT ${columns.join(', ')} FROM (SELECT unnest(from_json($1::JSON, '${JSON.stringify([shape])}')) AS row)`,
      [JSON.stringify(rows.slice(at, at + batchSize))],
    )
  }
}
