import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Where it is noted which Welsh texts somebody who speaks Welsh has looked at. */
export const reviewedFile = 'content/messages/reviewed-cy.yaml'

const schema = z.record(z.string(), z.string().regex(/^[0-9a-f]{12}$/)).nullable()

/** The marks of the texts that were looked at, by key. Nothing but marks may stand in the file. */
export function readReviewed(root: string): ReadonlyMap<string, string> {
  const path = join(root, reviewedFile)
  if (!existsSync(path)) return new Map()
  // Twelve digits in a row are a mark too, and no number.
  return new Map(Object.entries(schema.parse(parse(readFileSync(path, 'utf8'), { schema: 'failsafe' })) ?? {}))
}
