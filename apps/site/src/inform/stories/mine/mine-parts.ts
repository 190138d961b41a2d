import { type Ctx, type FieldError, localPath, type PageView } from '../../../foundation/index.ts'
import type { KeptPicture } from '../store/picture-store.ts'
import type { StoryRow } from '../store/story-store.ts'
import type { StoryVersion } from '../store/version-store.ts'
import { mineLink } from '../story-links.ts'

export const mineNotices = [
  'agreed',
  'rewritten',
  'picture',
  'picture-gone',
  'renewed',
  'changed',
  'words',
  'newer',
  'too-many',
] as const
export type MineNotice = (typeof mineNotices)[number]

/** What was typed for new words and could not be kept. */
export type TypedWords = { readonly name: string; readonly age: string; readonly words: string }

/** One’s own story, and what has just happened to it. */
export type Mine = {
  readonly token: string
  readonly story: StoryRow
  readonly notice?: MineNotice
  readonly errors?: readonly FieldError[]
  readonly typed?: TypedWords
  readonly description?: string
  readonly message?: string
  readonly status?: PageView['status']
  readonly headers?: Readonly<Record<string, string>>
}

/** What every part of the page knows. */
export type Parts = Mine & {
  readonly c: Ctx
  readonly version: StoryVersion
  readonly picture: KeptPicture | null
  readonly until: string
  readonly errors: readonly FieldError[]
}

export const actionOf = ({ c, token }: Parts): string => localPath(c.var.locale, mineLink(token))
