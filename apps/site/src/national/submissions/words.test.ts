import { join } from 'node:path'
import { findContradictions, type Submission } from '@spotlight/submission'
import { expect, test } from 'vitest'
import { findRoot, loadMessages, locales } from '../../foundation/index.ts'
import { acceptedDefinitions } from './rules/accepted-definitions.ts'
import { sayFinding, sayReason } from './say-submission.ts'
import { submissionRefusals } from './submission-refusal.ts'

const root = findRoot(import.meta.dirname)
const messages = loadMessages(join(root, 'content/messages'))
const keysAt = (at: string) =>
  messages.keys.filter(key => key.startsWith(`national.${at}.`)).map(key => key.slice(`national.${at}.`.length))

test('every refusal has its words in both languages', () => {
  expect(keysAt('refusal').sort()).toEqual([...submissionRefusals].sort())
})

test('every reason and finding has its words in both languages, and they ask for the same values', () => {
  const holes = (text: unknown): string[] => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort()
  for (const key of messages.keys.filter(each => /^national\.(refusal|reason|finding)\./.test(each))) {
    const [en, cy] = locales.map(locale => messages.texts(locale).get(key))
    expect(cy, key).toBeDefined()
    expect(holes(cy), key).toEqual(holes(en))
  }
})

test('each test of the criteria can be said to have fallen', () => {
  const tests = acceptedDefinitions(root).versions.flatMap(({ criteria }) => criteria.tests)
  expect(tests.filter(({ id }) => !keysAt('finding').includes(`completeness-fell-${id}`))).toEqual([])
})

test('whatever contradicts itself can be said', () => {
  const wrong = {
    asAt: '2026-03-31',
    incidence: {
      shown: 'by-year',
      rows: [
        { from: 2026, to: 2025, total: '*', deNovo: '*', recurrent: 'merged', unclassified: '*' },
        { from: 2020, to: 2022, total: 10, deNovo: 50, recurrent: 50, unclassified: 0 },
        { from: 2026, to: 2026, total: '*', deNovo: '*', recurrent: 10, unclassified: '*' },
      ],
    },
    prevalence: { on: '2026-03-30', seenSince: '2026-04-01', notKnownDead: 10, seenIn24Months: 50 },
    completeness: ['a', 'a'].map(id => ({ id, band: '*' })),
    definitions: { version: '1', sha256: '', parts: ['p', 'p'].map(name => ({ name, version: '1', sha256: '' })) },
  } as unknown as Submission
  const found = [
    ...findContradictions(wrong),
    ...findContradictions({ ...wrong, incidence: { shown: 'none', rows: wrong.incidence.rows.slice(0, 1) } }),
    ...findContradictions({ ...wrong, prevalence: { ...wrong.prevalence, notKnownDead: 'dropped' } }),
  ]
  expect(new Set(found.map(({ code }) => code)).size).toBe(13)
  for (const locale of locales) for (const reason of found) expect(sayReason(messages.in(locale), reason)).not.toContain('{')
})

test('days are said as people write them', () => {
  const finding = { code: 'same-day', values: { day: '2026-03-31' } }
  expect(sayFinding(messages.in('en'), finding)).toContain('31 March 2026')
  expect(sayFinding(messages.in('cy'), finding)).toContain('31 Mawrth 2026')
})
