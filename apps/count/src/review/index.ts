import type { PageOptions } from './page/serve.ts'

export { answersTo, type Given, makeAnswer, type ReviewAnswer } from './answer.ts'
export { type AnswersRead, answersName, appendAnswers, readAnswers, unreadableInWords } from './answers-file.ts'
export { type ImportedAnswers, importAnswers } from './import-answers.ts'
export type { ReviewItem, Stratum, Worklist } from './item.ts'
export { type SampleEstimate, sampleEstimate } from './precision.ts'
export { worklistCsv, worklistRows, worklistXlsx } from './sheet.ts'
export { allWaiting, type ReviewSummary, readWorklist, summarise } from './worklist.ts'
export { worklistSourceName, writeWorklistSource } from './worklist-source.ts'

/** Loaded when it is asked for: a count has no use for a server. */
export const servePage = async (options: PageOptions): Promise<void> => (await import('./page/serve.ts')).servePage(options)
