import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutFolder } from './out-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'out-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

test('nothing is in its place before the commit; then everything is, for its owner alone', () => {
  const out = openOutFolder(folder)
  out.write('runs/a.json', 'A')
  out.write('count.json', 'B')
  expect(existsSync(join(folder, 'count.json'))).toBe(false)
  out.commit()
  expect([textOf('runs/a.json'), textOf('count.json')]).toEqual(['A', 'B'])
  expect(statSync(join(folder, 'count.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).toSorted()).toEqual(['count.json', 'runs'])
})

test('a commit that was killed between two files is finished by the next command', () => {
  writeFileSync(join(folder, 'register.csv'), 'old')
  writeFileSync(join(folder, 'count.json'), 'old')
  const drafts = join(folder, `.draft-${deadPid()}-0a0b0c0d`)
  mkdirSync(join(drafts, 'runs'), { recursive: true })
  // register.csv was moved already.
  writeFileSync(join(folder, 'register.csv'), 'new')
  writeFileSync(join(drafts, 'runs/k.json'), 'new')
  writeFileSync(join(drafts, 'count.json'), 'new')
  writeFileSync(join(drafts, 'commit.json'), JSON.stringify(['register.csv', 'runs/k.json', 'count.json']))
  openOutFolder(folder)
  expect([textOf('register.csv'), textOf('runs/k.json'), textOf('count.json')]).toEqual(['new', 'new', 'new'])
  expect(readdirSync(folder).filter(name => name.startsWith('.draft'))).toEqual([])
})

test.each([
  ['no journal', undefined],
  ['a journal that was cut off', '["count.js'],
])('drafts with %s are taken away, and what was there stays', (_, journal) => {
  writeFileSync(join(folder, 'count.json'), 'old')
  const drafts = join(folder, `.draft-${deadPid()}-0a0b0c0d`)
  mkdirSync(drafts)
  writeFileSync(join(drafts, 'count.json'), 'half')
  if (journal !== undefined) writeFileSync(join(drafts, 'commit.json'), journal)
  openOutFolder(folder)
  expect(textOf('count.json')).toBe('old')
  expect(readdirSync(folder)).toEqual(['count.json'])
})

test('the drafts of a command that still runs are let alone', () => {
  const drafts = join(folder, `.draft-${process.pid}-0a0b0c0d`)
  mkdirSync(drafts)
  writeFileSync(join(drafts, 'commit.json'), '["count.json"]')
  writeFileSync(join(drafts, 'count.json'), 'new')
  openOutFolder(folder)
  expect(existsSync(join(folder, 'count.json'))).toBe(false)
  expect(existsSync(join(drafts, 'count.json'))).toBe(true)
})
