import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRoot } from '../../../foundation/index.ts'
import { exampleFolder } from '../example-files.ts'
import { generateFiles } from './generate-files.ts'
import { readSources } from './sources.ts'

const root = findRoot()
const sources = readSources(root)
const files = generateFiles(sources)

describe('the committed files are what the generator makes', () => {
  // After a change of the sources: npx vitest run apps/site/src/site/example-campaign/generate --update
  test.each(Object.keys(files))('%s', async name => {
    await expect(files[name]).toMatchFileSnapshot(join(root, exampleFolder, name))
    expect(readFileSync(join(root, exampleFolder, name), 'utf8')).toBe(files[name])
  })
})

test('the same sources give the same bytes, another answer gives others', () => {
  expect(generateFiles(readSources(root))).toEqual(files)
  const [first, ...others] = sources.wordings['records-some']
  const reworded = {
    ...sources,
    wordings: {
      ...sources.wordings,
      'records-some': [...others, { figures: 'none' as const, quote: `${first?.note} Other words.` }],
    },
  }
  expect(generateFiles(reworded)['results-2026-1.csv']).not.toBe(files['results-2026-1.csv'])
})
