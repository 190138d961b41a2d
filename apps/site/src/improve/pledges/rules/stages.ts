import type { Audience, SurveyMoment } from '../pledge-words.ts'
import type { PledgeStory } from './fold-pledge.ts'

/** The way of every pledge: listening, understanding, agreeing, promising, doing, and asking again. */
export const stageKeys = ['surveys', 'findings', 'agreement', 'published', 'promises', 'again'] as const
export type StageKey = (typeof stageKeys)[number]
/** `not-reached`: the pledge was withdrawn before. */
export type StageState = 'done' | 'now' | 'ahead' | 'not-reached'
export type Stage = { readonly key: StageKey; readonly state: StageState; readonly on: string | null }

/** A survey as far as the stages ask. */
export type SurveyStage = {
  readonly moment: SurveyMoment
  readonly audience: Audience
  readonly opensOn: string
  readonly countedOn: string | null
}

/** Which stages are behind a pledge, which it is in, and which lie ahead. The promises are done when the last of them is kept or was given up. */
export function stagesOf(story: PledgeStory, surveys: readonly SurveyStage[]): Stage[] {
  const before = surveys.filter(({ moment }) => moment === 'before')
  const after = surveys.filter(({ moment }) => moment === 'after')
  const lastCount = (of: readonly SurveyStage[]) =>
    of.length > 0 && of.every(({ countedOn }) => countedOn !== null)
      ? (of
          .map(each => each.countedOn ?? '')
          .sort()
          .at(-1) ?? null)
      : null
  const heardOn = lastCount(before) ?? (story.agreement === null ? null : (story.findings.before?.on ?? null))
  const done: Record<StageKey, string | null> = {
    surveys: heardOn,
    // A second survey before the pledge may still be open when something is said of the first.
    findings: heardOn === null ? null : (story.findings.before?.on ?? null),
    agreement: story.agreement?.agreedOn ?? null,
    published: story.versions[0]?.on ?? null,
    promises: endOfPromises(story),
    again: story.findings.after?.on ?? lastCount(after),
  }
  const now = stageKeys.find(key => done[key] === null)
  const stateOf = (key: StageKey): StageState => {
    if (done[key] !== null) return 'done'
    if (story.withdrawn !== null) return 'not-reached'
    return key === now || (key === 'again' && after.length > 0) ? 'now' : 'ahead'
  }
  return stageKeys.map(key => ({ key, on: done[key], state: stateOf(key) }))
}

function endOfPromises({ current, progress }: PledgeStory): string | null {
  if (current === null || current.promises.length === 0) return null
  const ends = current.promises.map(({ key }) => {
    const last = progress.get(key)?.findLast(({ withheldOn }) => withheldOn === null)
    return last && (last.state === 'done' || last.state === 'stopped') ? last.on : null
  })
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null)
}
