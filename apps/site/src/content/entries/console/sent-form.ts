import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'
import type { SentForm } from './typed-entry.ts'

/** What the form of an entry has sent. */
export async function sentForm(c: Ctx): Promise<SentForm> {
  const form = await c.req.formData().catch((cause: unknown) => {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  })
  // No text of ours or of PostgreSQL's holds a NUL, and no keyboard types one.
  if ([...form.values()].some(value => typeof value === 'string' && value.includes('\0'))) throw new HTTPException(400)
  const all = (name: string) => form.getAll(name).filter(value => typeof value === 'string')
  return { all, text: name => all(name)[0] ?? '' }
}
