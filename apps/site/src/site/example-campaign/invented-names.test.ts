import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { readExampleHospitals, readExampleTrusts } from './example-files.ts'

const root = findRoot()

/** Words that say what a thing is, not which one it is. */
const kinds =
  /\b(nhs|trust|trusts|foundation|university|teaching|hospital|hospitals|health|care|social|board|general|infirmary|community|cancer|centre|example|the|of|and|group|services|service|royal|unit|clinic|house|bwrdd|iechyd|prifysgol|enghreifftiol|ysbyty)\b/g

const coreOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z ]/g, ' ')
    .replace(kinds, ' ')
    .replace(/\s+/g, '')

function namesIn(file: string, ...columns: string[]): string[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(root, 'data', file)), { columns: true, bom: true })
  const names = rows.flatMap(row => columns.map(column => row[column] ?? ''))
  if (names.every(name => name === '')) throw new Error(`${file} has none of ${columns.join(', ')}`)
  return names
}

const real = new Set(
  [
    ...namesIn('trusts.csv', 'name', 'name_cy'),
    ...namesIn('trust-alternative-names.csv', 'name'),
    ...namesIn('trust-successions.csv', 'old_name'),
    ...namesIn('hospitals.csv', 'name'),
    ...namesIn('hospitals-unplaced.csv', 'name'),
  ]
    .map(coreOf)
    .filter(core => core.length > 2),
)

/** Letters to add, take away or change to make one name of the other (Levenshtein); stops counting at `most`. */
function differBy(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row[other.length] ?? most, most)
}

const nearOnes = (name: string): string[] => [...real].filter(other => differBy(coreOf(name), other, 3) < 3)

describe('no invented name can be taken for a real one', () => {
  test('the comparison finds real names and near ones', () => {
    expect(nearOnes('Leeds Teaching Hospitals Example Trust')).toContain('leeds')
    expect(nearOnes('Betsi Cadwalader Example Health Board')).toContain('betsicadwaladr')
  })

  const trusts = readExampleTrusts(root)
  test.each(trusts.map(trust => trust.name))('%s', name => {
    expect(nearOnes(name)).toEqual([])
  })

  test.each(trusts.flatMap(trust => trust.name_cy ?? []))('%s', name => {
    expect(nearOnes(name)).toEqual([])
  })

  test('hospitals', () => {
    const names = [...new Set(readExampleHospitals(root).map(hospital => hospital.name))]
    expect(names.length).toBeGreaterThan(100)
    expect(names.flatMap(name => nearOnes(name).map(other => `${name}: ${other}`))).toEqual([])
  })
})

test('every trust says that it is an example, and each name stands once', () => {
  const names = readExampleTrusts(root).map(trust => trust.name)
  expect(names.filter(name => !name.includes('Example'))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  expect(names.join().match(/NHS|Royal/)).toBeNull()
})

test('Welsh names show that ŵ and ŷ work', () => {
  const welsh = readExampleTrusts(root).flatMap(trust => trust.name_cy ?? [])
  expect(welsh).toHaveLength(8)
  expect(welsh.join('')).toMatch(/ŵ/)
  expect(welsh.join('')).toMatch(/ŷ/)
})
