import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findRoot } from '../../../foundation/index.ts'
import { sourcesOf } from './package-sources.ts'

test('a release of today names the sources of today’s register: whoever renews it adds an entry', () => {
  const root = findRoot(import.meta.dirname)
  const tables = z
    .array(z.object({ file: z.string(), source: z.string(), attribution: z.string() }))
    .parse(JSON.parse(readFileSync(join(root, 'data/tables.json'), 'utf8')))
  const trusts = tables.find(({ file }) => file === 'trusts.csv')
  const [, register] = sourcesOf({ campaign: 'uk', publishedOn: '9999-12-31', baseUrl: 'https://spotlight.example' })
  expect(register).toEqual({
    title: `Names, nations, regions and places of the trusts: ${trusts?.source}`,
    path: 'https://spotlight.example/data#trusts',
    attribution: trusts?.attribution,
  })
})

test('what is invented has no source', () => {
  const sources = sourcesOf({ campaign: 'example', publishedOn: '2026-11-22', baseUrl: 'https://spotlight.example' })
  expect(sources).toEqual([{ title: expect.stringContaining('Invented') }])
})
