import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildFonts, unicodeRange } from './build-fonts.ts'
import { moveIntoPlace } from './move-into-place.ts'
import { builtParts, hashOfSources, isBuilt, writeStamp } from './what-is-built.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-build-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

describe('whether a build is needed', () => {
  test.each([
    ['a source', 'apps/site/src/main.ts', true],
    ['a style sheet', 'apps/site/src/map/map.css', true],
    ['the lock file', 'package-lock.json', true],
    ['the build itself', 'scripts/build/build-fonts.ts', true],
    ['a test', 'apps/site/src/main.test.ts', false],
    ['a fixture', 'apps/site/src/map/fixtures/a.ts', false],
    ['wording', 'content/messages/en/site.yaml', false],
    ['data', 'data/trusts.csv', false],
  ])('when %s changes', (_, path, isNeeded) => {
    write('apps/site/src/main.ts', 'first')
    const before = hashOfSources(folder)
    write(path, 'second')
    expect(hashOfSources(folder) !== before).toBe(isNeeded)
  })

  test('not twice for the same sources, but again when a file of the build is lost', () => {
    const dist = join(folder, 'dist')
    for (const file of builtParts) write(`dist/${file}`, '')
    expect(isBuilt(dist, 'abc')).toBe(false)
    writeStamp(dist, 'abc')
    expect(isBuilt(dist, 'abc')).toBe(true)
    expect(isBuilt(dist, 'def')).toBe(false)
    expect(builtParts).toContain('site/command.js')
    rmSync(join(dist, 'site/command.js'))
    expect(isBuilt(dist, 'abc')).toBe(false)
  })
})

test('a running site keeps the files of its build until the build after the next', () => {
  const dist = join(folder, 'dist')
  const build = (number: number) => {
    write('draft/site/main.js', `main ${number}`)
    write(`draft/site/chunks/pages-${number.toString().repeat(8)}.js`, `pages ${number}`)
    moveIntoPlace(join(folder, 'draft'), dist)
  }
  const hasPages = (number: number) => existsSync(join(dist, `site/chunks/pages-${number.toString().repeat(8)}.js`))
  write('dist/test-images/other.tar', 'not ours')
  mkdirSync(join(dist, 'assets'), { recursive: true })

  build(1)
  build(2)
  expect(read('dist/site/main.js')).toBe('main 2')
  expect([hasPages(1), hasPages(2)]).toEqual([true, true])
  build(3)
  expect([hasPages(1), hasPages(2), hasPages(3)]).toEqual([false, true, true])
  expect(read('dist/test-images/other.tar')).toBe('not ours')
})

describe('fonts', () => {
  test('have all letters of English and Welsh and stay within their budget', async () => {
    const fonts = await buildFonts(resolve(import.meta.dirname, '../..'), folder)
    expect(fonts.map(({ family }) => family)).toEqual([
      'Fraunces',
      'Fraunces',
      'Atkinson Hyperlegible Next',
      'Atkinson Hyperlegible Next',
    ])
    const bytes = fonts.reduce((sum, { file }) => sum + readFileSync(join(folder, file)).length, 0)
    expect(bytes).toBeLessThanOrEqual(110_000)
    for (const family of new Set(fonts.map(font => font.family))) {
      const ranges = fonts.filter(font => font.family === family).map(({ unicodeRange: range }) => range)
      const letters = 'AZaz09ÂÊÎÔÛŴŶâêîôûŵŷÀÈÌÒÙẀỲàèìòùẁỳÁÉÍÓÚẂÝáéíóúẃýÄËÏÖÜẄŸäëïöüẅÿ’‘“”–—…·£×°½'
      expect([...letters].filter(letter => !ranges.some(range => isIn(range, letter)))).toEqual([])
    }
  }, 60_000)

  test('a range joins neighbours', () => {
    expect(unicodeRange([0x41, 0x42, 0x43, 0xe9, 0x174])).toBe('U+41-43,U+E9,U+174')
    expect(unicodeRange([])).toBe('')
  })
})

function isIn(range: string, letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0
  return range.split(',').some(run => {
    const [first = '', last = first] = run.replace('U+', '').split('-')
    return point >= Number.parseInt(first, 16) && point <= Number.parseInt(last, 16)
  })
}
