import { describe, expect, it } from 'vitest'
import { decideSurvey, type SurveyFacts } from './decide-survey.ts'

const facts = (trust: Partial<SurveyFacts['trust']>, rest: Partial<SurveyFacts> = {}): SurveyFacts => ({
  trust: { code: 'X', name: 'X NHS Trust', kind: 'acute', closed_on: null, ...trust },
  isInCancerWaits: false,
  byHand: undefined,
  ...rest,
})

describe('who is surveyed', () => {
  it.each([
    ['acute', 'surveyed', 'acute'],
    ['cancer-centre', 'surveyed', 'cancer-centre'],
    ['health-board', 'surveyed', 'board'],
    ['hsc-trust', 'surveyed', 'board'],
    ['acute-specialist', 'to-confirm', 'specialist'],
    ['mental-health', 'not-surveyed', 'mental-health'],
    ['community', 'not-surveyed', 'community'],
    ['ambulance', 'not-surveyed', 'ambulance'],
    ['online', 'not-surveyed', 'online'],
    ['nhs-trust-wales', 'not-surveyed', 'national-wales'],
  ] as const)('an open trust of the kind %s: %s', (kind, decision, reason_code) => {
    expect(decideSurvey(facts({ kind }))).toMatchObject({ decision, reason_code })
  })

  it('an open trust keeps the decision of its kind, also when people were treated for some cancer there', () => {
    const made = decideSurvey(facts({ kind: 'acute-specialist' }, { isInCancerWaits: true }))
    expect(made.decision).toBe('to-confirm')
  })

  it.each([
    ['North Bristol NHS Trust', true, 'surveyed', 'closed-treated-cancer'],
    ['Weston Area Health NHS Trust', false, 'to-confirm', 'closed-kind-unknown'],
    ['Suffolk Mental Health Partnership NHS Trust', false, 'not-surveyed', 'closed-other-service'],
    ['Bridgewater Community Healthcare NHS Foundation Trust', true, 'not-surveyed', 'closed-other-service'],
  ])('a closed trust without a kind: %s', (name, isInCancerWaits, decision, reason_code) => {
    const trust = { name, kind: 'unknown' as const, closed_on: '2020-03-31' }
    expect(decideSurvey(facts(trust, { isInCancerWaits }))).toMatchObject({ decision, reason_code })
  })

  it('a person’s decision wins', () => {
    const byHand = {
      trust_code: 'X',
      decision: 'to-confirm',
      reason_code: 'children',
      reason: 'R',
      decided_on: '2026-11-22',
      source: 'S',
    } as const
    expect(decideSurvey(facts({}, { byHand }))).toEqual(byHand)
  })
})
