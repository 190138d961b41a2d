import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSolver, type Solver } from '@spotlight/statistics/disclosure'
import { verifySubmission } from '@spotlight/submission'
import { parse as parseCsv } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { findRoot } from '../../../foundation/index.ts'
import { exampleKey } from '../example-keys.ts'
import { exampleSubmissionsFolder, readExampleSubmissions } from '../example-submissions.ts'
import { definitionsOf, submissionsOfSender } from './make-submissions.ts'

const root = findRoot()
const { senders } = readExampleSubmissions(root)
const trusts: { code: string; name: string }[] = parseCsv(readFileSync(join(root, 'content/example/trusts.csv')), {
  columns: true,
})
let solver: Solver

beforeAll(async () => {
  solver = await loadSolver()
})

const nameOf = (code: string): string => trusts.find(trust => trust.code === code)?.name ?? code

describe('the committed files are what the hospitals’ own program would sign', () => {
  // After a change of submissions.yaml or of the definitions: npx vitest run apps/site/src/national/example/generate --update
  test.each(senders)('$trust', async sender => {
    for (const { name, bytes } of submissionsOfSender(sender, { ...definitionsOf(root), nameOf, solver })) {
      const file = join(root, exampleSubmissionsFolder, name)
      await expect(bytes.toString('utf8')).toMatchFileSnapshot(file)
      const keys = sender.keys.map((_, index) => exampleKey(sender.trust, index + 1))
      expect(verifySubmission(bytes, keys)).toMatchObject({ isVerified: true, isKeyKnown: true })
    }
  })
})

test('only an invented trust has a key that anybody can know', () => {
  expect(() => exampleKey('RA2', 1)).toThrow(RangeError)
})
