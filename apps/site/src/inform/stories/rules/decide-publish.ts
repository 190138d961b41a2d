import type { StoryRow } from '../store/story-store.ts'
import type { StoryVersion } from '../store/version-store.ts'
import type { Scope } from '../story-words.ts'
import type { Identifying } from './find-identifying.ts'

/** Why a story cannot be shown to everybody, or sent to its teller, as it is. Each has its words: `stories.console.refusals.<refusal>`. */
export type PublishRefusal = 'not-looked' | 'not-described' | 'not-agreed' | 'no-consent' | 'over' | 'not-sure' | 'nothing-new'

export type Readiness = {
  readonly story: Pick<StoryRow, 'newest' | 'agreed' | 'shown' | 'held_at' | 'consent_until' | 'origin'>
  readonly version: Pick<StoryVersion, 'texts'>
  readonly hasPicture: boolean
  /** What nobody has looked at yet. */
  readonly open: readonly Identifying[]
  readonly scopes: readonly Scope[]
  readonly now: Date
  /** Whoever decides has made sure that a story which came back with a backup was not taken back since. */
  readonly isSure: boolean
}

/** Whether a person here has done all that must be done before anybody else reads it. */
export function refusalsToAsk({ version, hasPicture, open }: Readiness): readonly PublishRefusal[] {
  const isDescribed = !hasPicture || version.texts.every(({ description }) => description !== '')
  return [...(open.length > 0 ? ['not-looked' as const] : []), ...(isDescribed ? [] : ['not-described' as const])]
}

/** Whether the newest version may be shown: looked at, agreed to word by word, and still agreed to on this day. */
export function refusalsToPublish(ready: Readiness): readonly PublishRefusal[] {
  const { story, scopes, now, isSure } = ready
  const isExample = story.origin === 'example'
  return [
    ...refusalsToAsk(ready),
    ...(story.shown === story.newest ? ['nothing-new' as const] : []),
    ...(isExample || story.agreed === story.newest ? [] : ['not-agreed' as const]),
    ...(isExample || scopes.includes('site') ? [] : ['no-consent' as const]),
    ...(isExample || (story.consent_until !== null && story.consent_until > now) ? [] : ['over' as const]),
    ...(story.held_at === null || isSure ? [] : ['not-sure' as const]),
  ]
}
