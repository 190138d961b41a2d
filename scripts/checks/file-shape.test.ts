import { expect, test } from 'vitest'
import { findEmptyNames, findLongFiles } from './file-shape.ts'

const lines = (count: number, first = 'a') => `${[first, ...Array.from({ length: count - 1 }, () => 'a')].join('\n')}\n`

test.each([
  ['250 lines are fine', 'src/a.ts', lines(250), 0],
  ['251 are not', 'src/a.ts', lines(251), 1],
  ['a long file may say why', 'src/a.ts', lines(400, '// Long because: one table of the standard'), 0],
  ['an empty reason is none', 'src/a.ts', lines(400, '// Long because:'), 1],
  ['a test may be long', 'src/a.test.ts', lines(400), 0],
])('%s', (_, path, text, count) => {
  expect(findLongFiles([{ path, text }])).toHaveLength(count)
})

test.each([
  ['src/news.ts', 0],
  ['src/commons/house.ts', 0],
  ['src/answer-kept.test.tsx', 0],
  ['src/utils.ts', 1],
  ['src/string-helpers.ts', 1],
  ['src/common/a.ts', 1],
  ['src/page-v2.tsx', 1],
  ['src/new-page.tsx', 1],
  ['src/PageCache.ts', 1],
  ['src/page_cache.ts', 1],
])('the name %s', (path, count) => {
  expect(findEmptyNames([{ path, text: '' }])).toHaveLength(count)
})
