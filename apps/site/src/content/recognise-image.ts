import type { ImageType } from './charity.ts'

/** A logo of a few hundred pixels needs far less; the whole form must stay under the server's limit of one megabyte. */
export const maxImageBytes = 500 * 1024

export type ImageFault = 'image-type' | 'image-size'

/**
 * What a picture is, by its first bytes and never by what its sender calls it. SVG is refused: it can carry scripts.
 * Signatures: PNG (ISO/IEC 15948, 5.2), JPEG (ISO/IEC 10918-1, SOI and the marker after it), WebP (RFC 9649, 2.4).
 */
export function recogniseImage(bytes: Uint8Array): { readonly type: ImageType } | { readonly fault: ImageFault } {
  if (bytes.length > maxImageBytes) return { fault: 'image-size' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: 'image/png' }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: 'image/jpeg' }
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) return { type: 'image/webp' }
  return { fault: 'image-type' }
}

const ascii = (text: string): number[] => [...text].map(letter => letter.charCodeAt(0))

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  bytes.length > signature.length && signature.every((byte, index) => bytes[index] === byte)
