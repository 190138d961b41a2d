import { z } from 'zod'
import { type Locale, locales } from '../../foundation/index.ts'
import type { Embed, EmbedOptions } from './embed-link.ts'
import { readEmbedOptions } from './read-embed-options.ts'

export const kinds = ['map', 'number', 'trust'] as const

/** What somebody has chosen so far on the page that makes the code. */
export type EmbedChoice = EmbedOptions & {
  readonly what: (typeof kinds)[number]
  /** A trust's code as it was sent. */
  readonly trust: string | null
  readonly language: Locale
}

const schema = z.object({
  what: z.enum(kinds).catch('map'),
  trust: z.string().min(1).max(40).nullable().catch(null),
  language: z.enum(locales).optional().catch(undefined),
})

/** A choice that we do not know is as if it had not been made. */
export function readEmbedChoice(search: URLSearchParams, locale: Locale): EmbedChoice {
  const { what, trust, language } = schema.parse(Object.fromEntries([...search].reverse()))
  return { ...readEmbedOptions(search), what, trust, language: language ?? locale }
}

/** The piece that was chosen. null: a trust's, and none of the trusts of the newest release was named. */
export function embedOf({ what, trust, nation, release, look }: EmbedChoice, codes: readonly string[]): Embed | null {
  const options: EmbedOptions = { ...(nation ? { nation } : {}), ...(release ? { release } : {}), ...(look ? { look } : {}) }
  if (what !== 'trust') return { ...options, kind: what }
  return trust !== null && codes.includes(trust) ? { ...options, kind: 'trust', code: trust } : null
}
