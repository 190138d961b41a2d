import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { readDirectory } from './read-directory.ts'

const folder = resolve(findRoot(import.meta.dirname), process.env.SPOTLIGHT_TEST_DATA ?? '', 'postcodes')

test.each([
  ['onspd-aug2024-layout-sample-democracyclub.csv', 'until 2024'],
  ['onspd-nov2025-layout-sample-democracyclub.csv', 'from 2025'],
  ['onspd-extract-postcodesio-seed.csv', 'until 2024'],
])('every row of %s is read', async (name, layout) => {
  const file = resolve(folder, name)
  const rows = readFileSync(file, 'utf8').trim().split('\n').length - 1
  const read = await readDirectory(file, () => {})
  expect(read).toMatchObject({ kind: 'read', summary: { layout, rows, stored: rows, broken: 0 } })
})
