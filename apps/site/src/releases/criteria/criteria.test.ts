import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testCriteria, testRoot } from '../test-support/test-register.ts'
import { statusCodes } from '../types.ts'
import { criteriaInWords, criteriaSchema, defaultRule, ruleById, statusForOutcome } from './criteria.ts'
import { loadCriteria } from './load-criteria.ts'

/** The campaign's table: what happened, and the status that follows. */
test.each([
  ['records-everyone', 'collecting'],
  ['records-some', 'partial'],
  ['does-not-record', 'not-collecting'],
  ['by-hand-only', 'not-collecting'],
  ['treats-no-breast-cancer', 'excluded'],
  ['treated-elsewhere', 'excluded'],
  ['withheld-on-other-grounds', 'no-response'],
  ['acknowledged-only', 'no-response'],
  ['clarified-then-silence', 'no-response'],
  ['no-answer-by-due-date', 'no-response'],
  ['not-delivered', 'not-asked'],
  ['an outcome that nobody knows', null],
])('%s: %s', (outcome, status) => {
  expect(statusForOutcome(testCriteria, outcome)).toBe(status)
})

test('a status that came without its outcome gets a rule that claims no more than the status', () => {
  expect([...statusCodes, 'excluded' as const].map(status => [status, defaultRule(testCriteria, status).id])).toEqual([
    ['collecting', 'records-everyone'],
    ['partial', 'records-some'],
    ['not-collecting', 'not-recorded-or-by-hand'],
    ['no-response', 'no-usable-answer'],
    ['not-asked', 'not-asked'],
    ['excluded', 'outside-with-reason'],
  ])
})

test('every rule is there in words of both languages, and never speaks of refusing', () => {
  for (const locale of ['en', 'cy'] as const) {
    const words = criteriaInWords(testCriteria, locale)
    expect(words.groups.flatMap(group => group.rules.map(rule => rule.id)).sort()).toEqual(
      testCriteria.rules.map(rule => rule.id).sort(),
    )
    expect(JSON.stringify(words)).not.toMatch(/refus/i)
  }
  expect(criteriaInWords(testCriteria, 'cy').question).not.toBe(criteriaInWords(testCriteria, 'en').question)
})

test('a version with two rules of one name, or a status without its default, is refused', () => {
  const [first, ...rest] = testCriteria.rules
  expect(criteriaSchema.safeParse({ ...testCriteria, rules: [...testCriteria.rules, first] }).success).toBe(false)
  expect(criteriaSchema.safeParse({ ...testCriteria, rules: rest }).success).toBe(false)
  expect(criteriaSchema.safeParse(testCriteria).success).toBe(true)
})

test('the newest version comes first, and rules are found by their id', () => {
  expect(loadCriteria(testRoot)[0]?.version).toBe(testCriteria.version)
  expect(ruleById(testCriteria, 'records-some')?.status).toBe('partial')
  expect(ruleById(testCriteria, 'no-such-rule')).toBeNull()
})

test.each([
  ['2027-2', true],
  ['2027-1-round', true],
  ['2027-1-other', false],
  ['2027-round', false],
])('%s is a version: %s', (version, expected) => {
  expect(criteriaSchema.safeParse({ ...testCriteria, version }).success).toBe(expected)
})

test('no file takes the version that belongs to the rules of a round', () => {
  const root = mkdtempSync(join(tmpdir(), 'spotlight-criteria-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'content/criteria'), { recursive: true })
  const put = (version: string) =>
    writeFileSync(join(root, `content/criteria/${version}.yaml`), JSON.stringify({ ...testCriteria, version }))
  put('2027-2')
  expect(loadCriteria(root).map(({ version }) => version)).toEqual(['2027-2'])
  put('2027-1-round')
  expect(() => loadCriteria(root)).toThrow('belongs to the rules of a round')
})
