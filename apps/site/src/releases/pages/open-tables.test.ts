import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { scopeOf } from './gap-scope.ts'

const root = findRoot()
const offered = z
  .array(z.object({ file: z.string() }))
  .parse(JSON.parse(readFileSync(join(root, 'data/tables.json'), 'utf8')))
  .filter(({ file }) => file.endsWith('.csv') && !file.includes('/'))
  .map(({ file }) => file.replace(/\.csv$/, ''))
const messages = loadMessages(join(root, 'content/messages'))

test('every table that is offered is named and described in both languages', () => {
  for (const table of offered)
    for (const key of [`register.tables.${table}`, `releases.data.holds.${table}`]) {
      expect(messages.keys, key).toContain(key)
      if (key.startsWith('releases.')) expect(messages.missing('cy'), key).not.toContain(key)
    }
})

test('every known gap belongs to a table that is offered, so that it is shown', () => {
  const gaps = z
    .array(z.object({ table: z.string() }))
    .parse(parse(readFileSync(join(root, 'data/known-gaps.csv')), { columns: true, bom: true }))
  expect(gaps.length).toBeGreaterThan(0)
  for (const { table } of gaps) expect(offered).toContain(table)
})

test.each([
  ['england', ['england'], []],
  ['wales scotland northern-ireland', ['wales', 'scotland', 'northern-ireland'], []],
  ['TAD TAH', [], ['TAD', 'TAH']],
])('the scope “%s” is read as nations or codes', (scope, nations, codes) => {
  const read = scopeOf(scope)
  expect([...read.nations].sort()).toEqual([...nations].sort())
  expect(read.codes).toEqual(codes)
})
