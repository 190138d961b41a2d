import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../foundation/index.ts'

/** What a form has sent: the text of a field, empty where there is none. Files are no text. */
export async function formOf(c: Ctx): Promise<(name: string) => string> {
  const form = await sentForm(c)
  // No text of ours or of PostgreSQL's holds a NUL, and no keyboard types one.
  if ([...form.values()].some(value => typeof value === 'string' && value.includes('\0'))) throw new HTTPException(400)
  return name => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
}

async function sentForm(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
