import { BrokenForm, PartReader } from './part-reader.ts'

/** What a form with files may bring. */
export type FormLimits = {
  readonly files: number
  readonly fileBytes: number
  /** Of everything that was typed, together. */
  readonly textBytes: number
}

/** A file of a form: what was kept of it, under the name that the sender's machine gave it. That name is not safe to use as it is. */
export type FormFile<Kept> = { readonly field: string; readonly name: string; readonly kept: Kept }

export type FormWithFiles<Kept> = {
  readonly fields: FormData
  readonly files: readonly FormFile<Kept>[]
  /** Nothing is kept of these. */
  readonly refused: readonly { readonly name: string; readonly because: 'too-large' | 'too-many' }[]
}

/** Keeps a file while it arrives, at most `limitBytes` of it. Null: it is larger, and nothing is kept. */
export type KeepFile<Kept> = (content: AsyncIterable<Buffer>, limitBytes: number) => Promise<Kept | null>

const bounds = { headings: 8 * 1024, fields: 1000, refusals: 100, boundary: 200 }

/**
 * Reads a form with files (RFC 7578) while it arrives: each file goes to `keep` piece by piece, and is never in memory as a whole. A field
 * for files that was left empty is no file. Null: it is cut off, is no such form, or brings more text than it may.
 */
export async function readMultipart<Kept>(
  request: Pick<Request, 'headers' | 'body'>,
  limits: FormLimits,
  keep: KeepFile<Kept>,
): Promise<FormWithFiles<Kept> | null> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null || request.body === null) return null
  // The first boundary stands at the start, all others after a line break.
  const reader = new PartReader(request.body, Buffer.from('\r\n'))
  try {
    return await readParts(reader, Buffer.from(`\r\n--${boundary}`), { limits, keep })
  } catch (error) {
    if (error instanceof BrokenForm) return null
    throw error
  }
}

type How<Kept> = { readonly limits: FormLimits; readonly keep: KeepFile<Kept> }

async function readParts<Kept>(reader: PartReader, mark: Buffer, { limits, keep }: How<Kept>): Promise<FormWithFiles<Kept>> {
  const fields = new FormData()
  const files: FormFile<Kept>[] = []
  const refused: { name: string; because: 'too-large' | 'too-many' }[] = []
  let textLeft = limits.textBytes
  let fieldsLeft = bounds.fields
  const refuse = (name: string, because: 'too-large' | 'too-many') => {
    if (refused.length < bounds.refusals) refused.push({ name, because })
  }
  await skip(reader, mark)
  while ((await reader.bytes(2)) !== '--') {
    const { field, fileName } = await headingsOf(reader)
    if (fileName === null) {
      const text = await reader.textUntil(mark, textLeft)
      fieldsLeft -= 1
      if (text === null || fieldsLeft < 0) throw new BrokenForm()
      textLeft -= Buffer.byteLength(text)
      fields.append(field, text)
    } else if (fileName === '') {
      await skip(reader, mark)
    } else if (files.length >= limits.files) {
      await skip(reader, mark)
      refuse(fileName, 'too-many')
    } else {
      const kept = await keepWhole(reader, mark, content => keep(content, limits.fileBytes))
      if (kept === null) refuse(fileName, 'too-large')
      else files.push({ field, name: fileName, kept })
    }
  }
  await reader.rest()
  return { fields, files, refused }
}

/** Gives the content to whoever keeps it, and goes on behind it however much of it was taken. */
async function keepWhole<Kept>(
  reader: PartReader,
  mark: Buffer,
  keep: (content: AsyncIterable<Buffer>) => Promise<Kept | null>,
): Promise<Kept | null> {
  const content = reader.until(mark)
  // Asked for piece by piece: a loop that is left early would end the generator, and the rest would be taken for the next part.
  let isAtEnd = false
  const next = async () => {
    const step = await content.next()
    isAtEnd = step.done === true
    return step
  }
  const kept = await keep({ [Symbol.asyncIterator]: () => ({ next }) })
  while (!isAtEnd) await next()
  return kept
}

async function skip(reader: PartReader, mark: Buffer): Promise<void> {
  for await (const _ of reader.until(mark));
}

/** `Content-Disposition: form-data; name="files"; filename="Answer.pdf"`, after the line break that ends the boundary's line. */
async function headingsOf(reader: PartReader): Promise<{ field: string; fileName: string | null }> {
  const text = await reader.textUntil(Buffer.from('\r\n\r\n'), bounds.headings)
  const disposition = /^content-disposition:[ \t]*form-data[ \t]*;(.*)$/im.exec(text ?? '')?.[1]
  const field = disposition === undefined ? null : parameterOf(disposition, 'name')
  if (disposition === undefined || field === null) throw new BrokenForm()
  return { field, fileName: parameterOf(disposition, 'filename') }
}

/** Browsers write a quote mark and line breaks in a value as `%22`, `%0D` and `%0A`, and nothing else. */
function parameterOf(disposition: string, name: string): string | null {
  const found = new RegExp(`(?:^|;)[ \\t]*${name}=(?:"([^"]*)"|([^;"]*))`, 'i').exec(disposition)
  if (!found) return null
  return (found[1] ?? found[2] ?? '')
    .replace(/%22/g, '"')
    .replace(/%0[da]/gi, ' ')
    .trim()
}

function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/form-data[ \t]*;/i.test(contentType)) return null
  const found = /;[ \t]*boundary=(?:"([^"]+)"|([^;"\s]+))/i.exec(contentType)
  const boundary = found?.[1] ?? found?.[2] ?? null
  return boundary === null || boundary.length > bounds.boundary ? null : boundary
}
