import { decideSurvey } from './decide-survey.ts'
import { readSource } from './read-source.ts'
import type { SurveyDecisionRow, TrustRow } from './tables.ts'

/** Every trust, open or closed, with its decision. The day is that of the first time the decision was taken with these reasons. */
export function buildSurveyDecisions(input: {
  trusts: TrustRow[]
  cancerWaits: Set<string>
  byHand: SurveyDecisionRow[]
  earlier: SurveyDecisionRow[]
  today: string
}): SurveyDecisionRow[] {
  const hands = new Map(input.byHand.map(row => [row.trust_code, row]))
  const earlier = new Map(input.earlier.map(row => [row.trust_code, row]))
  return input.trusts.map(trust => {
    const byHand = hands.get(trust.code)
    const made = decideSurvey({ trust, isInCancerWaits: input.cancerWaits.has(trust.code), byHand })
    const before = earlier.get(trust.code)
    const isSame = before?.decision === made.decision && before.reason_code === made.reason_code
    return {
      trust_code: trust.code,
      decision: made.decision,
      reason_code: made.reason_code,
      reason: made.reason,
      decided_on: byHand?.decided_on ?? (isSame ? before.decided_on : input.today),
      source: made.source,
    }
  })
}

/**
 * The codes that NHS England's cancer waiting times count at least one treated person for. Without the file, those for which
 * it counted some when the decisions were last made: the file serves closed trusts only, and their past does not change.
 */
export function findCancerWaits(text: string | null, earlier: SurveyDecisionRow[]): Set<string> {
  if (text === null) return new Set(earlier.filter(row => row.reason_code === 'closed-treated-cancer').map(row => row.trust_code))
  const rows = readSource(text).rows
  return new Set(rows.filter(({ cells }) => Number(cells.total_patients) > 0).map(({ cells }) => cells.org_code ?? ''))
}
