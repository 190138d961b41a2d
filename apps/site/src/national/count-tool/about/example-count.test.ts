import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contradictionsIn, nameOfKey } from '@spotlight/submission'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../../foundation/index.ts'
import { acceptedDefinitions } from '../../submissions/rules/accepted-definitions.ts'
import { keyForTests } from '../../submissions/test-support/submissions-for-tests.ts'
import { manualPages, readManual, withOurLinks } from '../manual/manual-pages.ts'
import { exampleFolder, readExampleCount } from './example-count.ts'
import { readFormats, runSteps } from './run-steps.ts'

const root = findRoot(import.meta.dirname)
const example = readExampleCount(root)

test('the example is what the program of today makes: else run scripts/make-count-example.mjs', () => {
  const newest = acceptedDefinitions(root).versions.at(-1)
  expect(example.content.definitions.sha256).toBe(newest?.sha256)
  expect(contradictionsIn({ ...example.content, key: nameOfKey(keyForTests(1)) })).toEqual([])
})

test('the example is of nobody real, and says so', () => {
  expect(example.content.trust).toEqual({ code: 'EX-000', name: 'An invented hospital' })
  expect(example.commands[0]).toBe('example practice')
  const report = readFileSync(join(root, exampleFolder, 'example-report.pdf'))
  expect(report.subarray(0, 5).toString()).toBe('%PDF-')
  const en = loadMessages(join(root, 'content/messages')).in('en')
  expect(en('count-tool.leaves.stamp')).toMatch(/invented/)
})

test('what would leave gives away none of the exact numbers of the report', () => {
  expect(JSON.stringify(example.content)).not.toContain(`:${example.inside.living},`)
})

test('every command of the page is one of the program', () => {
  const known = readdirSync(join(root, 'apps/count/src/commands')).flatMap(name => /^(\w+)-command\.ts$/.exec(name)?.[1] ?? [])
  const used = runSteps.flatMap(({ command }) => (command ? [/^spotlight-count (\w+)/.exec(command)?.[1] ?? ''] : []))
  expect(used.length).toBeGreaterThan(4)
  expect(used.filter(name => !known.includes(name))).toEqual([])
})

test('every step and every format has its words', () => {
  const keys = new Set(loadMessages(join(root, 'content/messages')).keys)
  const needed = [
    ...runSteps.flatMap(({ key }) => [`count-tool.run.steps.${key}.title`, `count-tool.run.steps.${key}.text`]),
    ...readFormats.flatMap(({ key }) => [`count-tool.reads.${key}.name`, `count-tool.reads.${key}.takes`]),
    ...manualPages.map(name => `count-tool.manual.pages.${name}`),
  ]
  expect(needed.filter(key => !keys.has(key))).toEqual([])
})

test('the manual is whole, and its pages lead to each other', () => {
  const there = readdirSync(join(root, 'docs/count')).flatMap(name => (name.endsWith('.md') ? [name.slice(0, -3)] : []))
  expect([...manualPages].sort()).toEqual(there.sort())
  for (const name of manualPages) expect(readManual(root, name).title).toMatch(/\S/)
  expect(withOurLinks('[a](formats.md), [b](disclosure.md#rule), [c](../operate.md)')).toBe(
    '[a](/count-tool/manual/formats), [b](/count-tool/manual/disclosure), [c](../operate.md)',
  )
})
