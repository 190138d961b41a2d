import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { longFiles, longFirst } from './long-first.ts'

const root = resolve(import.meta.dirname, '../..')

test('every long file is there', () => {
  expect(longFiles.filter(file => !existsSync(join(root, file)))).toEqual([])
})

test('the longest are first, slowest before, and the others stay in their order', () => {
  const [first, second] = longFiles
  const files = ['b.test.ts', second, 'a.test.ts', first].map(file => ({ path: `/site/${file}` }))
  expect(longFirst('/site', files).map(({ path }) => path)).toEqual([
    `/site/${first}`,
    `/site/${second}`,
    '/site/b.test.ts',
    '/site/a.test.ts',
  ])
})
