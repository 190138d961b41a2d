import { describe, expect, test } from 'vitest'
import { type AssessmentAnswer, countGrades, faultsOf, missingIn, sayTheSame } from './assessment.ts'

const answer = (more: Partial<AssessmentAnswer> = {}): AssessmentAnswer => ({
  standard: 'nurse',
  grade: 'met',
  evidence: 'Our audit',
  link: '',
  evidenceOn: '2026-11-01',
  ...more,
})
const at = { today: '2026-11-23', isLink: (link: string) => link.startsWith('https://') }

describe('an answer', () => {
  test.each([
    [{}, []],
    [{ evidenceOn: '2026-11-23' }, []],
    [{ evidence: '💜'.repeat(1500) }, []],
    [{ evidence: 'x'.repeat(1501) }, ['tooLong']],
    [{ link: 'javascript:alert(1)' }, ['link']],
    [{ evidenceOn: '2026-02-30' }, ['day']],
    [{ evidenceOn: 'last week' }, ['day']],
    [{ evidenceOn: '2026-11-24' }, ['future']],
  ])('%j', (more, faults) => {
    expect(faultsOf(answer(more), at).map(({ fault }) => fault)).toEqual(faults)
  })
})

describe('an assessment', () => {
  test('needs words and a day for what is met, and nothing for what is not', () => {
    const bare = { evidence: '', evidenceOn: '' }
    expect(
      missingIn([answer(bare), answer({ ...bare, standard: 'gp', grade: 'not-yet' })]).map(({ standard, fault }) => [
        standard,
        fault,
      ]),
    ).toEqual([
      ['nurse', 'evidence'],
      ['nurse', 'noDay'],
    ])
    expect(missingIn([answer({ ...bare, grade: 'not-assessed' }), answer({ standard: 'gp' })])).toEqual([])
  })

  test('in which nothing was assessed says nothing', () => {
    expect(missingIn([answer({ grade: 'not-assessed' })]).map(({ fault }) => fault)).toEqual(['nothing'])
  })

  test('is counted by grade, and “not assessed” is one of its own', () => {
    expect(countGrades([answer(), answer(), answer({ grade: 'not-assessed' })])).toEqual({
      met: 2,
      partly: 0,
      'not-yet': 0,
      'not-assessed': 1,
    })
  })

  test('says the same in any order, and not when a link differs', () => {
    const [one, two] = [answer(), answer({ standard: 'gp' })]
    expect(sayTheSame([one, two], [two, one])).toBe(true)
    expect(sayTheSame([one, two], [one, { ...two, link: 'https://hospital.example' }])).toBe(false)
  })
})
