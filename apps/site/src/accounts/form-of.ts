import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../foundation/index.ts'

/** What a form has sent: the text of a field, empty where there is none. Files are no text. */
export async function formOf(c: Ctx): Promise<(name: string) => string> {
  try {
    const form = await c.req.formData()
    return name => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
