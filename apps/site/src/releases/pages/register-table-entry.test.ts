import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testServices } from '../../../test/support/test-router.ts'
import { findRoot, type OpenDatabase } from '../../foundation/index.ts'

test.each(['en', 'cy'] as const)('every table of the register that is offered says what it holds (%s)', locale => {
  // Messages need no database.
  const t = testServices({} as OpenDatabase).messages.in(locale)
  const described = z.array(z.object({ file: z.string() }))
  const all = described.parse(JSON.parse(readFileSync(join(findRoot(import.meta.dirname), 'data/tables.json'), 'utf8')))
  const tables = all.flatMap(({ file }) => (/^[^/]+\.csv$/.test(file) ? [file.slice(0, -4)] : []))
  expect(tables).toContain('parliament-seats')
  for (const name of tables) {
    expect(t(`releases.data.holds.${name}`)).not.toBe('')
    expect(t(`register.tables.${name}`)).not.toBe('')
  }
})
