import type { Change } from './change-facts.ts'
import type { PledgeStory } from './fold-pledge.ts'
import type { SurveyStage } from './stages.ts'

/** Why something cannot be said of a pledge now. The words are `pledges.mayNot.<why>`. */
export type MayNot =
  | 'withdrawn'
  | 'survey-runs'
  | 'not-published'
  | 'not-counted'
  | 'no-findings'
  | 'no-agreement'
  | 'no-such-promise'
  | 'no-promises'
  | 'no-changes-said'
  | 'written-meanwhile'
  | 'nothing-there'
  | 'started'

type Where = {
  readonly story: PledgeStory
  readonly surveys: readonly SurveyStage[]
  /** How many versions there were when it was written. */
  readonly basedOn: number
}

/** Each stage stands on the one before: nobody promises what was not agreed, and nobody agrees on what nobody said. Null: it can be said. */
export function mayNotAsk(change: Change, { story, surveys, basedOn }: Where): MayNot | null {
  if (story.withdrawn !== null && change.kind !== 'withhold') return 'withdrawn'
  const ofMoment = (moment: string) => surveys.filter(survey => survey.moment === moment)
  switch (change.kind) {
    case 'start':
      return 'started'
    case 'survey': {
      const { audience, moment } = change.facts
      if (moment === 'after' && story.current === null) return 'not-published'
      const runs = ofMoment(moment).some(survey => survey.audience === audience && survey.countedOn === null)
      return runs ? 'survey-runs' : null
    }
    case 'findings':
      return ofMoment(change.facts.moment).some(({ countedOn }) => countedOn !== null) ? null : 'not-counted'
    case 'agreement':
      return story.findings.before === null ? 'no-findings' : null
    case 'version': {
      const { promises, changes } = change.facts
      if (story.agreement === null) return 'no-agreement'
      if (promises.length === 0) return 'no-promises'
      if (story.versions.length !== basedOn) return 'written-meanwhile'
      return story.versions.length > 0 && changes.en === '' && changes.cy === '' ? 'no-changes-said' : null
    }
    case 'progress':
      return story.current?.promises.some(({ key }) => key === change.facts.promise) ? null : 'no-such-promise'
    case 'withdraw':
      return null
    case 'withhold':
      return isPublished(story, change.facts.publication) ? null : 'nothing-there'
  }
}

function isPublished({ findings, agreement, versions, progress }: PledgeStory, id: number): boolean {
  const all = [findings.before, findings.after, agreement, ...versions, ...[...progress.values()].flat()]
  return all.some(each => each?.id === id && each.withheldOn === null)
}
