import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../foundation/index.ts'
import { plainLine, plainLines } from './letters/plain-line.ts'

/** What somebody sent. A field that is missing is empty; a file in its place is no text. */
export type SentForm = {
  /** One line, without blanks around it. */
  readonly line: (name: string) => string
  /** Several lines, each ending in `\n`. */
  readonly lines: (name: string) => string
  /** Every value of a name, as the boxes that were ticked. */
  readonly all: (name: string) => string[]
  /** The version that whoever typed this has seen; 0 when it is not a number. */
  readonly basedOn: number
}

export async function readForm(c: Ctx): Promise<SentForm> {
  const form = await sentForm(c)
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const version = Number(text('version'))
  return {
    line: name => plainLine(text(name)),
    lines: name => plainLines(text(name)),
    all: name => form.getAll(name).filter(value => typeof value === 'string'),
    basedOn: Number.isSafeInteger(version) && version > 0 ? version : 0,
  }
}

/** The form that was sent, as it came. */
export async function sentForm(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
