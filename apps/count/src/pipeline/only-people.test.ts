import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkbench, type Workbench } from '../workbench/index.ts'
import { keepOnly, readAllowList } from './only-people.ts'

let folder: string
let workbench: Workbench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'only-people-'))
  workbench = await openWorkbench({ beside: folder, threads: 1 })
})
afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

const listed = (text: string): string[] => {
  const file = join(folder, 'list.csv')
  writeFileSync(file, text)
  return readAllowList(file)
}

test('a list has one NHS number a line, with or without a heading, blanks and further columns', () => {
  expect(listed('\uFEFFNHS number,why\r\n943 476 5919,agreed\r\n\r\n"9434765870";x\r\n')).toEqual(['9434765919', '9434765870'])
})

test.each([
  ['a number with a wrong check digit', 'NHS\n9434765919\n9434765918\n', 'Line 3'],
  ['a name', '9434765919\nMorgan 1\n', 'Line 2'],
  ['no number at all', 'NHS number\n', 'no NHS number'],
])('%s is refused with its line and not its content', (_, text, message) => {
  expect(() => listed(text)).toThrow(message)
  expect(() => listed(text)).not.toThrow(/943476|Morgan/)
})

test('who is not on the list, or has no number, is in no table; who shares a divided number with somebody stays', async () => {
  await workbench.run(`
    INSERT INTO person (person_id, nhs_number) VALUES ('P-1', '9434765919'), ('P-2', '9434765870'), ('P-3', NULL), ('P-4', '9434765919');
    INSERT INTO person_key VALUES ('P-1', 'nhs:9434765919:1960-01-01'), ('P-2', 'nhs:9434765870'), ('P-3', 'local:RXX:9434765919'), ('P-4', 'nhs:9434765919:1990-01-01');
    INSERT INTO person_record (person_id, record_id) VALUES ('P-1', 1), ('P-2', 2), ('P-3', 3), ('P-4', 4);
    INSERT INTO record (record_id) VALUES (1), (2), (3), (4);
    INSERT INTO mention (record_id) VALUES (1), (2), (3), (4);
    INSERT INTO event (record_id) VALUES (1), (2), (3), (4);
    INSERT INTO event_code (record_id) VALUES (1), (2), (3), (4);
    INSERT INTO doubtful_link (left_person, right_person) VALUES ('P-1', 'P-2'), ('P-1', 'P-4');
    INSERT INTO conflict (person_id, kind) VALUES ('P-1', 'x'), ('P-3', 'x')`)
  expect(await keepOnly(workbench, ['9434765919'])).toEqual({ kept: 2, leftOut: 2 })
  for (const table of ['record', 'mention', 'event', 'event_code', 'person_record']) {
    const rows = await workbench.rows<{ id: number }>(`SELECT CAST(record_id AS INTEGER) AS id FROM ${table} ORDER BY 1`)
    expect(
      rows.map(({ id }) => id),
      table,
    ).toEqual([1, 4])
  }
  expect(await workbench.rows('SELECT person_id FROM person ORDER BY 1')).toEqual([{ person_id: 'P-1' }, { person_id: 'P-4' }])
  expect(await workbench.rows('SELECT right_person FROM doubtful_link')).toEqual([{ right_person: 'P-4' }])
  expect(await workbench.rows('SELECT person_id FROM conflict')).toEqual([{ person_id: 'P-1' }])
})
