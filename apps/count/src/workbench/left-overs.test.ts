import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeOwnFolder } from './left-overs.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotlight-left-overs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what a killed process left is removed; what lives, or is not ours, stays', () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  for (const name of [`.work-${ended}-abc`, `.work-${process.ppid}-abc`, '.work-mine', 'notes']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, `.work-${ended}-abc`, 'spill'), 'x')
  const own = makeOwnFolder(folder, '.work')
  const again = makeOwnFolder(folder, '.work')
  expect(
    readdirSync(folder)
      .map(name => join(folder, name))
      .sort(),
  ).toEqual([own, again, join(folder, `.work-${process.ppid}-abc`), join(folder, '.work-mine'), join(folder, 'notes')].sort())
})
