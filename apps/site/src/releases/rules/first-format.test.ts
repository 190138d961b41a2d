import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson, sha256Of } from '../../foundation/index.ts'
import { releaseAsCsv, releaseAsGeoJson } from '../open-data/release-files.ts'
import { readReleaseDocument } from './release-document.ts'
import { withoutPassages } from './withhold.ts'

/** A release as the first Spotlight published it. The checksums below were taken then, of what was sent out; they never change. */
const published = readFileSync(join(import.meta.dirname, '../test-support/first-format.json'), 'utf8')

const notice = (passage: string, sign: string) => ({
  passage,
  withheldOn: '2026-11-23',
  reason: 'It named a person.',
  sha256: sign.repeat(64),
})
const served = withoutPassages(published, [notice('2026-1/EX-002/1', 'a'), notice('2026-1/EX-004/note', 'b')])

test.each([
  ['as JSON', published, '07dc9f7171015fa88e2ffed28fe9b296eb979eb259abaf74ae95ef0ed0ea7a86'],
  [
    'read and written again',
    canonicalJson(readReleaseDocument(published)),
    '07dc9f7171015fa88e2ffed28fe9b296eb979eb259abaf74ae95ef0ed0ea7a86',
  ],
  ['as CSV', releaseAsCsv(published), '1a35b1dab8d7023d0066f8c3cd604840dca7245a6d6b64b61d0aa03d9030bd2e'],
  ['as GeoJSON', releaseAsGeoJson(published), '51bf02b2d2a48c51736c4ab52aa528606d22cd4d4f5364cb2d695877a6d80c38'],
  ['less what is withheld', served, 'b456750d4f20d8fda4b767229e6d34ba2d190247537854b3d3ef650f3b6560dd'],
  ['less what is withheld, as CSV', releaseAsCsv(served), '82d23afa0518aff6ae56a45c44139c7fca6ef5e9392810954f79ee1613f2e81f'],
])('a release of the first format keeps its bytes %s', (_, text, sha256) => {
  expect(sha256Of(text)).toBe(sha256)
})
