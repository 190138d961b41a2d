import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listSeedFiles, readSeedFolder } from '../src/content/entries/seed/seed-files.ts'
import { type EntryKind, findRoot, loadMessages } from '../src/foundation/index.ts'
import { rooms } from '../src/rooms.ts'

const root = findRoot(import.meta.dirname)
const kinds = rooms.flatMap(room => room.entryKinds ?? [])

/** The keys of all messages that a kind names. */
const keysOf = ({ label, fields }: EntryKind): string[] => [
  label,
  ...fields.flatMap(field => [
    field.label,
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(field.choices ?? []).map(choice => choice.label),
    ...(field.columns ?? []).flatMap(column => [column.label, ...(column.choices ?? []).map(choice => choice.label)]),
  ]),
]

describe('the entries that the programme brings', () => {
  test('are there', () => {
    expect(listSeedFiles(root)?.length).toBeGreaterThan(20)
    expect(kinds.length).toBeGreaterThan(5)
  })

  test.each(['example', 'uk'] as const)('can all be read in the campaign %s', campaign => {
    const { seeds, broken } = readSeedFolder(root, kinds, campaign)
    expect(broken.map(({ path, broken: { line, problem } }) => `${path}, line ${line}: ${problem}`)).toEqual([])
    expect(seeds.length).toBeGreaterThan(20)
  })

  test('are told in Welsh too', () => {
    const { seeds } = readSeedFolder(root, kinds, 'example')
    expect(seeds.filter(({ seed }) => seed.words.cy === null).map(({ path }) => path)).toEqual([])
  })
})

describe('the kinds of entry', () => {
  test('have names of their own, and so has each field', () => {
    const names = kinds.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
    for (const { name, fields } of kinds) {
      const own = fields.map(field => field.name)
      expect(own, name).toEqual([...new Set(own)])
      for (const field of own) expect(field, name).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    }
  })

  test('ask for records once, never in each language', () => {
    for (const { fields } of kinds) expect(fields.filter(({ columns, perLocale }) => columns && perLocale)).toEqual([])
  })

  test('are told in words that there are', () => {
    const known = new Set(loadMessages(join(root, 'content/messages')).keys)
    expect(kinds.flatMap(keysOf).filter(key => !known.has(key))).toEqual([])
  })
})
