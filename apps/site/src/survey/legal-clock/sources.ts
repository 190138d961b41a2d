/**
 * Where each rule of the clock is written. `law`: an Act or regulations. `guidance`: what a regulator or a code of practice says.
 * `practice`: what this campaign does of its own accord. Read on 22 November 2026; docs/decisions/0009-the-legal-clock.md says what was checked and how.
 */
export const sources = {
  'foia-1-3': { kind: 'law', url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/1' },
  'foia-9': { kind: 'law', url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/9' },
  'foia-10': { kind: 'law', url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/10' },
  'foia-17': { kind: 'law', url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/17' },
  'foisa-1-3': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/1' },
  'foisa-9': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/9' },
  'foisa-10': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/10' },
  'foisa-20': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/20' },
  'foisa-21': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/21' },
  'foisa-47': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/47' },
  'foisa-73': { kind: 'law', url: 'https://www.legislation.gov.uk/asp/2002/13/section/73' },
  'scottish-appeals': {
    kind: 'guidance',
    url: 'https://www.itspublicknowledge.info/YourRights/Unhappywiththeresponse/WhatIsAValidAppeal.aspx',
  },
  'govuk-bank-holidays': { kind: 'guidance', url: 'https://www.gov.uk/bank-holidays' },
  'ico-time-limits': {
    kind: 'guidance',
    url: 'https://ico.org.uk/for-organisations/foi-eir-and-access-to-information/freedom-of-information-and-environmental-information-regulations/time-limits-for-compliance-under-the-freedom-of-information-act-section-10',
  },
  'ico-dissatisfied': {
    kind: 'guidance',
    url: 'https://ico.org.uk/for-the-public/official-information/what-to-do-if-you-are-dissatisfied-with-the-response',
  },
  'ico-reviews': {
    kind: 'guidance',
    url: 'https://ico.org.uk/for-organisations/foi/guide-to-managing-an-foi-request/complaints-internal-reviews/',
  },
  'ico-complaints': {
    kind: 'guidance',
    url: 'https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/foi-and-eir-complaints/',
  },
  'our-practice': { kind: 'practice', url: null },
} as const satisfies Record<string, { kind: 'law' | 'guidance' | 'practice'; url: string | null }>

export type SourceKey = keyof typeof sources
