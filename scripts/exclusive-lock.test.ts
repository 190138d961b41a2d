import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withExclusiveLock } from './exclusive-lock.mjs'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const pidOfTheDead = () => String(spawnSync(process.execPath, ['--version']).pid)

test('one after the other, and the second says once that it waits', async () => {
  const order: string[] = []
  let finish = () => {}
  const first = withExclusiveLock(lock, async () => {
    order.push('first begins')
    await new Promise<void>(resolve => {
      finish = resolve
    })
    order.push('first ends')
  })
  const second = withExclusiveLock(lock, async () => void order.push('second'), {
    onWait: () => {
      order.push('second waits')
      finish()
    },
  })
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'second waits', 'first ends', 'second'])
  expect(readdirSync(folder)).toEqual([])
})

test('the lock of a process that died is taken over', async () => {
  writeFileSync(lock, pidOfTheDead())
  expect(await withExclusiveLock(lock, async () => existsSync(lock))).toBe(true)
  expect(readdirSync(folder)).toEqual([])
})

test('a lock that nobody finished writing is taken over after a while', async () => {
  writeFileSync(lock, '')
  utimesSync(lock, new Date(0), new Date(0))
  expect(await withExclusiveLock(lock, async () => 'in')).toBe('in')
})

test('a step that throws gives the lock back', async () => {
  await expect(withExclusiveLock(lock, () => Promise.reject(new Error('dark')))).rejects.toThrow('dark')
  expect(existsSync(lock)).toBe(false)
})
