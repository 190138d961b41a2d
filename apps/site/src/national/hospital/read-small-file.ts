import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../foundation/index.ts'

/** What a form with `file` and `text` brought. */
export type SmallFile = {
  readonly from: 'file' | 'text'
  /** The very bytes of the file; what was pasted, without the white space around it that pasting adds. */
  readonly bytes: Uint8Array
  /** What was pasted, to be given back. */
  readonly typed: string
  /** Something was pasted beside a chosen file. */
  readonly isBoth: boolean
  /** Another field of the form, empty where there is none. */
  readonly field: (name: string) => string
}

/** Reads a form that brings one small file or its text. The size of the whole was looked at before: no form here is larger than 1 MB. */
export async function readSmallFile(c: Ctx): Promise<SmallFile> {
  const form = await formIn(c)
  const field = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const typed = field('text')
  const file = form.get('file')
  if (file instanceof File && file.size > 0) {
    return { from: 'file', bytes: new Uint8Array(await file.arrayBuffer()), typed, isBoth: typed.trim() !== '', field }
  }
  return { from: 'text', bytes: new TextEncoder().encode(typed.trim()), typed, isBoth: false, field }
}

async function formIn(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
