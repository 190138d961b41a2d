import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../workbench/index.ts'
import { answersTo, type ReviewAnswer } from './answer.ts'
import { type ReviewItem, reviewItem, type Worklist, worklistHead } from './item.ts'
import { sampleEstimate } from './precision.ts'
import { worklistSourceName } from './worklist-source.ts'

/** Reads what `count` has left for the review. */
export function readWorklist(folder: string): Worklist {
  const file = join(folder, worklistSourceName)
  if (!existsSync(file)) {
    throw new Failure('input', `${folder} holds no worklist. Give the folder of results that spotlight-count count has written.`)
  }
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  try {
    return {
      strata: worklistHead.parse(JSON.parse(head ?? '')).strata,
      items: lines.map(line => reviewItem.parse(JSON.parse(line))),
    }
  } catch (error) {
    throw new Failure('input', `${worklistSourceName} cannot be read. Run spotlight-count count again; the answers stay.`, {
      cause: error,
    })
  }
}

export type ItemState = { item: ReviewItem; answers: readonly ReviewAnswer[]; last: ReviewAnswer | undefined }

export const stateOf = (item: ReviewItem, answers: readonly ReviewAnswer[]): ItemState => {
  const own = answersTo(item, answers)
  return { item, answers: own, last: own.at(-1) }
}

export type ReviewSummary = {
  waiting: number
  answered: number
  precision: {
    confirmed: number
    reviewed: number
    estimate: { value: number; low: number; high: number; method: string }
  } | null
  /** The share of people with breast cancer, neither counted nor Possible, who are cases after all; with how many that would be. */
  missed: {
    confirmed: number
    reviewed: number
    people: number
    estimate: { value: number; low: number; high: number; method: string }
  } | null
}

/** The summary of so many questions while nobody has answered any. */
export const allWaiting = (questions: number): ReviewSummary => ({
  waiting: questions,
  answered: 0,
  precision: null,
  missed: null,
})

/** How far the review is and what its samples say. */
export function summarise(worklist: Worklist, answers: readonly ReviewAnswer[]): ReviewSummary {
  const answered = worklist.items.filter(item => stateOf(item, answers).last !== undefined).length
  const counted = sampleEstimate(worklist, answers, 'counted')
  const missed = sampleEstimate(worklist, answers, 'not-counted')
  const people = worklist.strata.filter(({ sample }) => sample === 'not-counted').reduce((sum, part) => sum + part.people, 0)
  return {
    waiting: worklist.items.length - answered,
    answered,
    precision:
      counted === undefined ? null : { confirmed: counted.confirmed, reviewed: counted.reviewed, estimate: counted.estimate },
    missed:
      missed === undefined ? null : { confirmed: missed.confirmed, reviewed: missed.reviewed, people, estimate: missed.estimate },
  }
}
