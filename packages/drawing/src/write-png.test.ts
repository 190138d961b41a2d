import { crc32, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writePng } from './write-png.ts'

type Chunk = { readonly type: string; readonly data: Buffer; readonly sum: number; readonly expected: number }

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const end = at + 8 + length
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, end),
      sum: png.readUInt32BE(end),
      expected: crc32(png.subarray(at + 4, end)),
    })
    at = end + 4
  }
  return chunks
}

test('the pixels come back as they were, in a file as the standard wants it', () => {
  const [width, height] = [23, 17]
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * i * 31 + i * 7) % 256))
  const png = writePng({ width, height, rgba })
  const chunks = chunksOf(png)
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND'])
  for (const { sum, expected } of chunks) expect(sum).toBe(expected)
  const rows = inflateSync(chunks[1]?.data ?? Buffer.alloc(0))
  const stride = width * 3 + 1
  expect(rows.length).toBe(stride * height)
  expect([...rows].filter((_, i) => i % stride === 0)).toEqual(Array.from({ length: height }, () => 0))
  expect([...rows].filter((_, i) => i % stride !== 0)).toEqual([...rgba].filter((_, i) => i % 4 !== 3))
})
