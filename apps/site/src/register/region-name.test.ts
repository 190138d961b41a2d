import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages, locales } from '../foundation/index.ts'
import { readTables } from './import/read-tables.ts'
import { regionName } from './region-name.ts'

const root = findRoot(import.meta.dirname)
const messages = loadMessages(join(root, 'content/messages'))
const [en, cy] = locales.map(locale => messages.in(locale))
const { trusts } = readTables(join(root, 'data'))
const regions = [...new Map(trusts.map(trust => [trust.region_code, trust.region_name]))]

test('every region of the register is called in English what its source calls it', () => {
  expect(regions).toHaveLength(10)
  for (const [code, name] of regions) expect(en && regionName(en, code, ''), code).toBe(name)
})

test('and has a Welsh name of its own', () => {
  const names = regions.map(([code]) => (cy ? regionName(cy, code, '') : ''))
  expect(new Set(names).size).toBe(10)
  for (const [at, [code, name]] of regions.entries()) {
    expect(names[at], code).not.toBe('')
    expect(names[at], code).not.toBe(name)
  }
  expect(cy && regionName(cy, 'Y63', '')).toBe('Gogledd-ddwyrain Lloegr a Swydd Efrog')
  expect(cy && regionName(cy, 'scotland', '')).toBe('Yr Alban')
})

test('a region without words of ours keeps its name', () => {
  expect(cy && regionName(cy, 'EX', 'Example region')).toBe('Example region')
})
