import { type Ctx, dayInUk, nameIn, type ReadDb } from '../../../foundation/index.ts'
import { presentTrusts, type Trust, trustByCode } from '../../../register/index.ts'
import { type Audience, audiences } from '../pledge-words.ts'
import { choiceQuestions } from '../questions/question-set.ts'
import type { PledgePromise } from '../rules/change-facts.ts'
import { type Compared, compareSurveys } from '../rules/compare-surveys.ts'
import type { PledgeStory, Progress } from '../rules/fold-pledge.ts'
import { type PromiseStanding, type PromiseTally, standingOf, tallyOf } from '../rules/promise-standing.ts'
import { resultOf, type SurveyResult } from '../rules/shown-survey.ts'
import { type Stage, stagesOf } from '../rules/stages.ts'
import { type Pledge, pledgeById } from '../store/pledge-store.ts'
import { type Survey, surveysOf } from '../store/survey-store.ts'

export type PromiseView = {
  readonly promise: PledgePromise
  readonly notes: readonly Progress[]
  readonly standing: PromiseStanding
}

export type SurveyView = { readonly survey: Survey; readonly result: SurveyResult }

export type ComparisonView = {
  readonly audience: Audience
  readonly before: SurveyView
  readonly after: SurveyView
  readonly questions: readonly { readonly id: string; readonly compared: Compared }[]
}

/** Everything that the page of a pledge shows. */
export type PledgeView = {
  readonly id: number
  readonly trust: Trust
  /** The trusts that answer for it today, where its own is no more. */
  readonly nowPartOf: readonly Trust[]
  readonly story: PledgeStory
  readonly stages: readonly Stage[]
  readonly promises: readonly PromiseView[]
  readonly tally: PromiseTally
  readonly surveys: readonly SurveyView[]
  readonly comparisons: readonly ComparisonView[]
}

/** Reads a pledge; null where there is none, or where it is not of this campaign. */
export async function loadPledge(c: Ctx, id: number): Promise<PledgeView | null> {
  const pledge = await pledgeById(c.var.db, id)
  return pledge ? viewOf(c, pledge) : null
}

export async function viewOf(c: Ctx, { id, trustCode, story }: Pledge): Promise<PledgeView | null> {
  const { db, services } = c.var
  const trust = await trustByCode(db, trustCode)
  if (!trust || trust.isInvented !== (services.campaign === 'example')) return null
  const surveys = (await surveysOf(db, [id])).map(survey => ({ survey, result: resultOf(survey) }))
  const today = dayInUk(services.clock())
  const promises = promisesOf(story, today)
  return {
    id,
    trust,
    nowPartOf: await successorsOf(db, trust),
    story,
    stages: stagesOf(
      story,
      surveys.map(({ survey }) => survey),
    ),
    promises,
    tally: tallyOf(promises.map(({ standing }) => standing)),
    surveys,
    comparisons: story.findings.after ? comparisonsOf(surveys) : [],
  }
}

export function promisesOf({ current, progress, withdrawn }: PledgeStory, today: string): PromiseView[] {
  if (current === null || current.withheldOn !== null) return []
  return current.promises.map(promise => {
    const notes = progress.get(promise.key) ?? []
    const readable = notes.filter(({ withheldOn }) => withheldOn === null)
    return { promise, notes, standing: standingOf(promise, readable, { today, isWithdrawn: withdrawn !== null }) }
  })
}

async function successorsOf(db: ReadDb, trust: Trust): Promise<Trust[]> {
  if (trust.closedOn === null) return []
  return (await presentTrusts(db, trust.code)).filter(({ code }) => code !== trust.code)
}

/** The first survey before the pledge and the last one after it, for patients and for staff: no hospital picks the one it likes. */
function comparisonsOf(surveys: readonly SurveyView[]): ComparisonView[] {
  return audiences.flatMap(audience => {
    const of = (moment: string) =>
      surveys.filter(({ survey }) => survey.audience === audience && survey.moment === moment && survey.countedOn !== null)
    const [before, after] = [of('before')[0], of('after').at(-1)]
    if (!before || !after) return []
    const side = ({ survey, result }: SurveyView) => ({
      questions: choiceQuestions(survey.questions),
      shown: result.kind === 'shown' ? result : ({ kind: 'too-few' } as const),
    })
    return [{ audience, before, after, questions: compareSurveys(side(before), side(after)) }]
  })
}

/** What the trust is called on this page. */
export const trustNameOn = ({ var: { locale } }: Ctx, trust: Trust): string => nameIn(locale, trust)
