import { expect, test } from 'vitest'
import { maxImageBytes, recogniseImage } from './recognise-image.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...part].map(letter => letter.charCodeAt(0)) : part)))
const png = bytes([0x89], 'PNG\r\n', [0x1a], '\n', '....IHDR')

test.each([
  ['PNG', png, { type: 'image/png' }],
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF'), { type: 'image/jpeg' }],
  ['WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), { type: 'image/webp' }],
  ['a sound file in the same wrapping as WebP', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), { fault: 'image-type' }],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), { fault: 'image-type' }],
  ['GIF', bytes('GIF89a..'), { fault: 'image-type' }],
  ['a page', bytes('<!doctype html>'), { fault: 'image-type' }],
  ['nothing', bytes(), { fault: 'image-type' }],
])('%s', (_, file, expected) => {
  expect(recogniseImage(file)).toEqual(expected)
})

test('a picture may be as large as the limit and no larger', () => {
  const ofSize = (size: number) => {
    const file = new Uint8Array(size)
    file.set(png)
    return file
  }
  expect(recogniseImage(ofSize(maxImageBytes))).toEqual({ type: 'image/png' })
  expect(recogniseImage(ofSize(maxImageBytes + 1))).toEqual({ fault: 'image-size' })
})
