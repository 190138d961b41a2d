import { findRoot } from '../../foundation/index.ts'
import type { Question, Round } from '../types.ts'
import { loadDefaultRound } from './defaults/load-default-round.ts'

/** A question for tests; what matters to a test is given. */
export const questionForTests = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  type: 'text',
  wording: { en: `${id}?`, cy: `${id} (cy)?` },
  help: { en: '', cy: '' },
  nations: ['england', 'wales', 'scotland', 'northern-ireland'],
  comparesWith: null,
  notComparable: null,
  ...more,
})

/** What every new round begins with, as shipped. */
export const defaultsForTests = loadDefaultRound(findRoot(import.meta.dirname))

/** A round in draft with the rules that are shipped, and dates that make sense. */
export const roundForTests = (more: Partial<Round> = {}): Round => ({
  id: '2027-1',
  name: { en: 'Round for tests', cy: 'Rownd ar gyfer profion' },
  state: 'draft',
  laws: defaultsForTests.laws,
  criteria: defaultsForTests.criteria,
  sendOn: '2027-02-01',
  repliesBy: '2027-04-30',
  markingMode: 'check',
  copiedFrom: null,
  version: 1,
  sentAt: null,
  closedAt: null,
  ...more,
})
