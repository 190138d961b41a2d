import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { buildIslands } from '../../../../scripts/build/build-islands.ts'
import { findRoot } from '../../src/foundation/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotlight-islands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('weighs at most 12 kB as it is sent, in gzip and in brotli, and asks for no second file', async () => {
  const files = await buildIslands(findRoot(import.meta.dirname), folder)
  const built = readFileSync(join(folder, files['map-explorer'] ?? ''))
  expect(built.length).toBeGreaterThan(5000)
  expect(gzipSync(built, { level: 9 }).length).toBeLessThanOrEqual(12_000)
  expect(brotliCompressSync(built).length).toBeLessThanOrEqual(12_000)
  expect(built.toString()).not.toMatch(/\bimport\s*[({"']|\bfrom\s*["']/)
})
