/** The bytes that are asked for, both ends included; `whole`: all of them; `none`: there are no such bytes (416). */
export type ByteRange = { readonly from: number; readonly to: number } | 'whole' | 'none'

/**
 * Reads a Range header (RFC 9110, 14.2) for a file of `size` bytes. One range is answered; several, another unit and what cannot be read are
 * not, which a server may do: the whole file is sent then.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'none' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return 'whole'
  if (from >= size) return 'none'
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
