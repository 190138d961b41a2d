import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

export type ZippedFile = { readonly name: string; readonly body: string }

/**
 * Packs files so that the same ones always give the same bytes. They are stored, not compressed: what a compressor makes of a text differs
 * between versions and even processors, and the zip of a release must never change. `day` is the date that they bear.
 */
export function packZip(files: readonly ZippedFile[], day: string): Promise<Buffer> {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number)
  // A zip knows local time alone: the day is made in this machine's own zone, so that each machine writes the same numbers.
  const mtime = new Date(year, month - 1, date)
  const zip = new yazl.ZipFile()
  for (const { name, body } of files)
    zip.addBuffer(Buffer.from(body, 'utf8'), name, { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true })
  zip.end()
  return buffer(zip.outputStream)
}
