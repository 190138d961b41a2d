import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDefinitions } from '../definitions/index.ts'
import { wordSystem } from '../readers/cancer-words.ts'
import { knownConditions } from '../readers/fhir/known-codes.ts'
import { observationOf } from '../readers/fhir/statement.ts'

const { codeLists } = readDefinitions(join(import.meta.dirname, '../../definitions'))
const systems: Readonly<Record<string, string>> = { loinc: 'http://loinc.org', snomed: 'http://snomed.info/sct' }
const observations = codeLists
  .filter(({ id }) => id === 'tnm-m-observations')
  .flatMap(({ codes }) => codes.flatMap(entry => ('code' in entry ? [{ system: entry.system, code: entry.code }] : [])))

test.each(observations)('FHIR: $system $code is an M category that the rules know', ({ system, code }) => {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: systems[system] ?? '', code }] },
    valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: 'cM1' }] },
  }
  expect(observationOf(observation, () => undefined)?.codes).toContainEqual({
    ...{ role: 'm-category', system: 'tnm-m', code: 'M1', position: 1 },
  })
})

test('the list has the three codes of LOINC and the three of SNOMED', () => {
  expect(observations).toHaveLength(6)
})

test('the conditions that FHIR reads no name of are those that the lists name', () => {
  const lists = ['breast-primary', 'spread-from-breast', 'distant-conditions', 'unnamed-spread', 'never-enough-alone']
  const named = codeLists
    .filter(({ id }) => lists.includes(id))
    .flatMap(({ codes }) => codes.flatMap(entry => ('code' in entry && entry.system === 'snomed' ? [entry.code] : [])))
  expect([...knownConditions].sort()).toEqual(named.sort())
})

test('what is read from a name is in the lists', () => {
  const inWords = codeLists.flatMap(({ id, codes }) =>
    codes.flatMap(entry => ('code' in entry && entry.system === wordSystem ? [`${id} ${entry.code}`] : [])),
  )
  expect(inWords.sort()).toEqual([
    'any-tumour BREAST',
    'any-tumour OTHER-PRIMARY',
    'breast-primary BREAST',
    'other-invasive-primary OTHER-PRIMARY',
  ])
})
