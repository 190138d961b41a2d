import { type Disclosed, findDisclosed, loadSolver, type ShownNumbers, type Solver } from '@spotlight/statistics/disclosure'
import type { RefusalReason } from '../submission-refusal.ts'

/** What the solver has worked out it remembers; after so many questions it begins anew, so that memory has an end. */
const questionsOfOne = 200

let solver: Promise<Solver> | undefined
let asked = 0

/** In a thread of its own: a submission of eighty years with a long history takes a second, in which the site must answer others. */
export const tasks = {
  async 'find-disclosed'(input: {
    readonly shown: ShownNumbers
    readonly earlier: readonly ShownNumbers[]
  }): Promise<RefusalReason[]> {
    if (asked % questionsOfOne === 0) solver = loadSolver()
    asked += 1
    return findDisclosed({ ...input, solver: await (solver ?? loadSolver()) }).map(reasonOf)
  },
}

const reasonOf = ({ code, isByEarlier, period }: Disclosed): RefusalReason => ({
  code: `disclosed-${code}${isByEarlier ? '-by-earlier' : ''}`,
  values: period === null ? {} : { years: period.from === period.to ? `${period.from}` : `${period.from}–${period.to}` },
})
