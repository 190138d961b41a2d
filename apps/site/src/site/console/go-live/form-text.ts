import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'

/** One text of a form that was sent; empty where it is not there. What is no form at all is answered with 400. */
export async function formText(c: Ctx, name: string): Promise<string> {
  try {
    const value = (await c.req.parseBody())[name]
    return typeof value === 'string' ? value : ''
  } catch (cause) {
    throw new HTTPException(400, { cause })
  }
}
