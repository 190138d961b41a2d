import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silent } from '../workbench/index.ts'
import type { Command } from './command.ts'
import { countCommand } from './count-command.ts'
import { exampleCommand } from './example-command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'example-command-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: Command, positionals: string[], options: Record<string, string | string[]>): Promise<string> {
  const said: string[] = []
  const signal = new AbortController().signal
  await command.run({
    options,
    positionals,
    say: line => said.push(line),
    warn: () => {},
    ask: async () => undefined,
    progress: silent,
    signal,
  })
  return said.join('\n')
}

test('what docs/count/accuracy.md says of its smallest hospital is what comes out', async () => {
  const example = join(folder, 'example')
  const results = join(folder, 'results')
  const said = await run(exampleCommand, [example], { hospital: 'small', people: '300', seed: '7' })
  expect(said).toContain(`--map ${join(example, 'maps/mdt.yaml')}`)
  await run(countCommand, [join(example, 'extracts')], { out: results, map: [join(example, 'maps/mdt.yaml')] })
  const table = await run(exampleCommand, [], { score: example, results })
  expect(table).toContain('**counted: Definite and Probable**')
  expect(table).not.toContain('not in the truth')
  const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/count/accuracy.md'), 'utf8')
  expect(page.includes(table), `docs/count/accuracy.md does not say this:\n${table}`).toBe(true)
}, 120_000)

test('what is typed wrongly is said, and nothing is mixed with what is there', async () => {
  await expect(run(exampleCommand, [], {})).rejects.toThrow('Say in which folder')
  await expect(run(exampleCommand, [join(folder, 'x')], { people: '0' })).rejects.toThrow('--people must be')
  await expect(run(exampleCommand, [join(folder, 'x')], { hospital: 'royal' })).rejects.toThrow('small, district, teaching')
  await expect(run(exampleCommand, [join(folder, 'x')], { formats: 'cosd-9,fax' })).rejects.toThrow('--formats must be')
  await run(exampleCommand, [join(folder, 'x')], { people: '5', hospital: 'small' })
  await expect(run(exampleCommand, [join(folder, 'x')], {})).rejects.toThrow('is not empty')
  await expect(run(exampleCommand, [], { score: join(folder, 'x') })).rejects.toThrow('Say which results')
  await expect(run(exampleCommand, [], { score: folder, results: folder })).rejects.toThrow('There is no truth/truth.csv')
})
