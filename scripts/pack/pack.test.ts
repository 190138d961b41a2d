import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fromLock } from './from-registry.ts'
import { packagesOf } from './packages-of.ts'

const root = resolve(import.meta.dirname, '../..')

test('every package that the counting program needs is found once, and no workspace or platform is among them', () => {
  const packages = packagesOf(root, ['apps/count', 'packages/statistics', 'packages/submission'])
  const names = packages.map(({ name }) => name)
  expect(names).toContain('@duckdb/node-api')
  expect(names).toContain('saxes')
  // Below saxes: a package of a package.
  expect(names).toContain('xmlchars')
  expect(names.filter(name => name.startsWith('@spotlight/') || name.includes('node-bindings-'))).toEqual([])
  const places = packages.map(({ place }) => place)
  expect(new Set(places).size).toBe(places.length)
  expect(places.filter(place => place.startsWith('..'))).toEqual([])
  expect(packages.every(({ license }) => !/GPL/.test(license))).toBe(true)
})

test('the checksums of packages for other platforms come from the lock', () => {
  expect(fromLock(root, '@duckdb/node-bindings-win32-x64').integrity).toMatch(/^sha512-/)
  expect(() => fromLock(root, 'no-such-package')).toThrow('does not name')
})
