import { z } from 'zod'
import { nations } from '../../register/index.ts'
import { type EmbedOptions, looks } from './embed-link.ts'

const schema = z.object({
  nation: z.enum(nations).optional().catch(undefined),
  release: z.string().min(1).max(40).optional().catch(undefined),
  look: z.enum(looks).optional().catch(undefined),
})

/** The first value of each name; one that we do not know is left out, so that a page that shows a piece never shows an error for it. */
export function readEmbedOptions(search: URLSearchParams): EmbedOptions {
  const { nation, release, look } = schema.parse(Object.fromEntries([...search].reverse()))
  return { ...(nation ? { nation } : {}), ...(release ? { release } : {}), ...(look ? { look } : {}) }
}
