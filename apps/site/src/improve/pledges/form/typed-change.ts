import type { ChangeKind } from '../pledge-words.ts'
import type { Change } from '../rules/change-facts.ts'
import type { PledgeStory } from '../rules/fold-pledge.ts'
import type { Words } from '../rules/words-of-two.ts'
import { inList } from './change-fields.ts'
import type { Typed } from './read-change.ts'

/** What a form begins with: a new version with the one that holds, so that only what changes has to be typed; every other form empty. */
export function typedAtFirst(kind: ChangeKind, story: PledgeStory | null): Typed {
  if (kind !== 'version' || !story?.current) return {}
  return typedOf({ kind: 'version', facts: { ...story.current, changes: { en: '', cy: '' } } })
}

/** What was asked for, as its form held it: for whoever wants to ask again in other words. */
export function typedOf({ facts }: Change): Typed {
  const typed: Record<string, string> = {}
  const put = (name: string, value: unknown): void => {
    if (isWords(value)) {
      typed[`${name}-en`] = value.en
      typed[`${name}-cy`] = value.cy
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries())
        for (const [key, part] of Object.entries(item)) put(inList(name, at + 1, key), part)
    } else if (typeof value === 'string' || typeof value === 'number') typed[name] = String(value)
  }
  for (const [name, value] of Object.entries(facts)) put(name, value)
  return typed
}

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'en' in value && 'cy' in value
