import type { SurveyDecisionRow, TrustRow } from './tables.ts'

/** What a decision rests on beside the trust itself. */
export interface SurveyFacts {
  trust: Pick<TrustRow, 'code' | 'name' | 'kind' | 'closed_on'>
  /** Whether the trust is in NHS England's cancer waiting times. Asked only of closed trusts: an open one has a type. */
  isInCancerWaits: boolean
  /** A decision of a person, which wins: `data/corrections/survey-decisions.csv`. */
  byHand: SurveyDecisionRow | undefined
}

export type SurveyDecision = Pick<SurveyDecisionRow, 'decision' | 'reason_code' | 'reason' | 'source'>

const directory = 'directory of trusts by Dave West (types)'
const rule = 'the register’s rule'

const byKind: Record<Exclude<TrustRow['kind'], 'unknown'>, SurveyDecision> = {
  acute: decision(
    'surveyed',
    'acute',
    'An acute trust: its hospitals diagnose and treat breast cancer unless somebody finds otherwise.',
    directory,
  ),
  'cancer-centre': decision('surveyed', 'cancer-centre', 'A cancer centre.', rule),
  'health-board': decision('surveyed', 'board', 'A health board: it runs or pays for all the hospital care of its area.', rule),
  'hsc-trust': decision('surveyed', 'board', 'A health and social care trust: it runs the hospitals of its area.', rule),
  'acute-specialist': decision(
    'to-confirm',
    'specialist',
    'A specialist trust: somebody has to find out whether it diagnoses or treats breast cancer.',
    directory,
  ),
  'mental-health': decision(
    'not-surveyed',
    'mental-health',
    'A mental health trust: it does not treat breast cancer.',
    directory,
  ),
  community: decision('not-surveyed', 'community', 'A community trust: it does not diagnose or treat breast cancer.', directory),
  ambulance: decision('not-surveyed', 'ambulance', 'An ambulance trust: it does not treat breast cancer.', directory),
  online: decision('not-surveyed', 'online', 'An online trust: it has no breast unit.', directory),
  'nhs-trust-wales': decision(
    'not-surveyed',
    'national-wales',
    'A Welsh national trust that does not treat breast cancer.',
    rule,
  ),
}

/** Words in a closed trust's name that say it did not treat breast cancer. A name is used only to leave a trust out. */
const otherServices = /\b(ambulance|mental health|learning disability|community|partnership|care services|nhs direct)\b/i

/**
 * Whether a trust is asked, and why. A trust is surveyed only if it diagnoses or treats breast cancer. What is not known is
 * “to confirm”: such a trust gets no pin until a person decides.
 *
 * A closed trust has no type in any source. It is left out when its name says that it did something else, and surveyed when
 * NHS England counted people treated for cancer there; a release shows the trusts of its own date.
 */
export function decideSurvey({ trust, isInCancerWaits, byHand }: SurveyFacts): SurveyDecision {
  if (byHand !== undefined) return byHand
  if (trust.kind !== 'unknown') return byKind[trust.kind]
  if (otherServices.test(trust.name))
    return decision(
      'not-surveyed',
      'closed-other-service',
      'Closed; its name says that it ran other services than a breast unit.',
      rule,
    )
  if (isInCancerWaits)
    return decision(
      'surveyed',
      'closed-treated-cancer',
      'Closed; NHS England’s cancer waiting times count people whom it treated for cancer.',
      'NHS England, Cancer Waiting Times, October 2023 to September 2025',
    )
  return decision('to-confirm', 'closed-kind-unknown', 'Closed; no source at hand says what kind of trust it was.', rule)
}

function decision(outcome: SurveyDecision['decision'], reason_code: string, reason: string, source: string): SurveyDecision {
  return { decision: outcome, reason_code, reason, source }
}
