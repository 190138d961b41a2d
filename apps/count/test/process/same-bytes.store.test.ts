import { copyFileSync, cpSync, mkdirSync, readFileSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { contentsOf, filesIn, folderForTests } from '../support/folders.ts'
import { buildProgram, done } from '../support/program.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()
const extracts = join(folder, 'example/extracts')
const map = join(folder, 'example/maps/mdt.yaml')
const first = join(folder, 'first')

beforeAll(async () => {
  buildProgram()
  await done(['example', join(folder, 'example'), '--people', '250', '--with-faults'])
  await done(['count', extracts, '--out', first, '--map', map])
}, 240_000)

async function countInto(name: string, from = extracts, { args = [] as string[], env = {} } = {}): Promise<string> {
  const out = join(folder, name)
  await done(['count', from, '--out', out, '--map', map, ...args], { env })
  return out
}

describe('the same extracts give the same bytes in every file', () => {
  test('of an invented hospital, each time', async () => {
    await done(['example', join(folder, 'example again'), '--people', '250', '--with-faults'])
    expect(contentsOf(join(folder, 'example again'))).toEqual(contentsOf(join(folder, 'example')))
  })

  test('with one thread and with three', async () => {
    for (const threads of ['1', '3'])
      expect(contentsOf(await countInto(`threads-${threads}`, extracts, { args: ['--threads', threads] }))).toEqual(
        contentsOf(first),
      )
  })

  test('in another time zone and another language', async () => {
    const out = await countInto('elsewhere', extracts, {
      env: { TZ: 'Pacific/Kiritimati', LANG: 'cy_GB.UTF-8', LC_ALL: 'tr_TR' },
    })
    expect(contentsOf(out)).toEqual(contentsOf(first))
  })

  test('from a copy with another name, made in another order, at another time', async () => {
    const copy = join(folder, 'copi o’r ffeiliau 🙂')
    for (const path of filesIn(extracts).reverse()) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      copyFileSync(join(extracts, path), join(copy, path))
      utimesSync(join(copy, path), 0, path.length * 86_400)
    }
    expect(contentsOf(await countInto('of-copy', copy))).toEqual(contentsOf(first))
  })

  test('counted twice into one folder, also after another count in between', async () => {
    const out = join(folder, 'twice')
    cpSync(first, out, { recursive: true })
    await countInto('twice')
    expect(contentsOf(out)).toEqual(contentsOf(first))
    const less = join(folder, 'less')
    cpSync(extracts, less, { recursive: true, filter: path => !path.includes('radiotherapy') })
    await countInto('twice', less)
    expect(readFileSync(join(out, 'register.csv'), 'utf8')).not.toBe(readFileSync(join(first, 'register.csv'), 'utf8'))
    await countInto('twice')
    for (const file of ['register.csv', 'evidence.csv', 'links.csv', 'count.json'])
      expect(readFileSync(join(out, file), 'utf8'), file).toBe(readFileSync(join(first, file), 'utf8'))
  })

  test('of the report, and of what is written for reviewers', async () => {
    const other = await countInto('for-report', extracts, { args: ['--threads', '1'] })
    for (const [out, env] of [
      [first, { TZ: 'Europe/London' }],
      [other, { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' }],
    ] as const) {
      await done(['report', out], { env })
      await done(['review', out], { env })
    }
    expect(contentsOf(other)).toEqual(contentsOf(first))
  })
})

test('another day of the count gives other bytes', async () => {
  const out = await countInto('other-day', extracts, { args: ['--on', '2024-03-31'] })
  expect(contentsOf(out)['count.json']).not.toBe(contentsOf(first)['count.json'])
})
