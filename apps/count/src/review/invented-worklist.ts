import type { ReviewItem, Worklist } from './item.ts'

const line = { when: '04/03/2021', what: 'R7 (possible): one spell with C787', where: 'hes/apc.csv:12' }

export function inventedItem(id: string, more: Partial<ReviewItem> = {}): ReviewItem {
  return {
    id: `case-${id}`,
    kind: 'case',
    why: 'possible',
    stratum: null,
    keys: [`local:pas:${id}`],
    who: [`Local identifier ${id} (pas)`, 'Born 03/1951'],
    asked: ['R7 possible 2021-03-04'],
    evidence: [line],
    ...more,
  }
}

/** A worklist for tests: two Possible cases, a doubtful link, and a sample of two parts. */
export const inventedWorklist = (): Worklist => ({
  strata: [
    { name: 'definite R1', sample: 'counted', people: 90, drawn: 2 },
    { name: 'probable R6', sample: 'counted', people: 10, drawn: 2 },
  ],
  items: [
    inventedItem('1'),
    inventedItem('2', { who: ['=HYPERLINK("x")', '<b>Siân</b>'] }),
    {
      ...inventedItem('3'),
      id: 'link-abc',
      kind: 'link',
      why: 'doubtful-link',
      keys: ['local:pas:8', 'record:aa'],
      asked: [],
    },
    ...['4', '5'].map(id => inventedItem(id, { why: 'sample-counted', stratum: 'definite R1' })),
    ...['6', '7'].map(id => inventedItem(id, { why: 'sample-counted', stratum: 'probable R6' })),
  ],
})
