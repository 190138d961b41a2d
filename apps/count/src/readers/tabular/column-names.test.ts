import { expect, test } from 'vitest'
import { columnScope, differingColumns, headerChange, matchColumns, numberedColumns } from './column-names.ts'

const known = {
  nhs: { names: ['NHS_Number', 'NHSNO'], isMark: true },
  birth: { names: ['Date_Of_Birth', 'DOB'], carries: 'the date of birth' },
}

test.each([
  [['NHS Number', 'x', 'dob'], { nhs: 0, birth: 2 }],
  [['x', 'nhsnumber', 'DATE OF BIRTH'], { nhs: 1, birth: 2 }],
  [['NHSNO', 'NHS-Number'], { nhs: 1 }],
])('%j is matched by name, whatever the case, the blanks and the order', (columns, at) => {
  expect(matchColumns(columns, known).at).toEqual(at)
})

test('says what is missing, what is there twice and that a mark is not there', () => {
  expect(matchColumns(['NHS_Number', 'a', 'nhs number'], known)).toMatchObject({
    missing: ['birth'],
    repeated: ['NHS_Number', 'nhs number'].slice(0, 1),
    hasAllMarks: true,
  })
  expect(matchColumns(['DOB'], known)).toMatchObject({ hasAllMarks: false, found: 1 })
})

test('finds numbered columns in the order of their numbers, with and without a leading nought', () => {
  const columns = ['DIAG_4_03', 'DIAG_4_01', 'DIAG_3_01', 'DIAG_4_CONCAT', 'diag_4_02']
  expect(numberedColumns(columns, ['DIAG_4_', 'DIAG_'], 20)).toEqual([
    { number: 1, at: 1 },
    { number: 2, at: 4 },
    { number: 3, at: 0 },
  ])
  expect(
    numberedColumns(['Secondary Diagnosis 1 (ICD)', 'Secondary Diagnosis 10 (ICD)'], ['Secondary Diagnosis {n} (ICD)'], 20).map(
      c => c.number,
    ),
  ).toEqual([1, 10])
})

test('tells how two headers differ', () => {
  expect(differingColumns(['A', 'B c'], ['b_C', 'D'])).toEqual({ gone: ['A'], added: ['D'] })
})

test('says in words what came and what went, and nothing of what did not', () => {
  const before = { path: 'a.csv', columns: ['A', 'B'] }
  expect(headerChange(before, ['b', 'a'])).toBeUndefined()
  expect(headerChange(before, ['A', 'B', 'C'])).toEqual({
    count: 1,
    detail: 'Other than in a.csv: new is C. Every column that we know was used.',
  })
  expect(headerChange(before, [])?.detail).toBe('Other than in a.csv: missing are A, B. Every column that we know was used.')
  const many = Array.from({ length: 12 }, (_, at) => `N${at + 1}`)
  expect(headerChange(before, ['A', ...many])).toEqual({
    count: 13,
    detail:
      'Other than in a.csv: missing is B; new are N1, N2, N3, N4, N5, N6, N7, N8, N9, N10 and 2 more. Every column that we know was used.',
  })
})

test('the scope of a column does not change with its spelling', () => {
  expect(columnScope('sact', ' Local Patient-Identifier (Extended)')).toBe('sact:localpatientidentifierextended')
  expect(columnScope('sact', 'LOCAL_PATIENT_IDENTIFIER_EXTENDED')).toBe('sact:localpatientidentifierextended')
})
