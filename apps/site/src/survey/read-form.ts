import { HTTPException } from 'hono/http-exception'
import {
  type Ctx,
  type FormFile,
  type FormLimits,
  type FormWithFiles,
  type KeepFile,
  maxBodyBytes,
  readMultipart,
} from '../foundation/index.ts'
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

export const readForm = async (c: Ctx): Promise<SentForm> => textsOf(await sentForm(c))

function textsOf(form: FormData): SentForm {
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

export type SentWithFiles<Kept> = SentForm & {
  readonly files: readonly FormFile<Kept>[]
  /** Too large, or more than may be sent at once: nothing of them is kept. */
  readonly refused: FormWithFiles<Kept>['refused']
}

/**
 * A form that brings files: each goes to `keep` while it arrives. Its route is among the room's `largerBodies`, and whoever sends it was
 * let in before this is called.
 */
export async function readFormWithFiles<Kept>(
  c: Ctx,
  limits: Omit<FormLimits, 'textBytes'>,
  keep: KeepFile<Kept>,
): Promise<SentWithFiles<Kept>> {
  if (!/^multipart\/form-data/i.test(c.req.header('content-type') ?? '')) return withoutFiles(c)
  const form = await readMultipart(c.req.raw, { ...limits, textBytes: maxBodyBytes }, keep)
  if (form === null) throw new HTTPException(400)
  return { ...textsOf(form.fields), files: form.files, refused: form.refused }
}

/** The same form from a client that sends no files: no larger than any other. */
async function withoutFiles<Kept>(c: Ctx): Promise<SentWithFiles<Kept>> {
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw new HTTPException(413)
  return { ...(await readForm(c)), files: [], refused: [] }
}
