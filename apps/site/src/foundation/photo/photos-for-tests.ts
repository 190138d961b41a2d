import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** The size of a sign that is held up, in two colours: a red bar above, so that a test sees which way up it is. */
const upright = async (width: number, height: number): Promise<Sharp> => {
  const bar = await sharp({ create: { width, height: Math.round(height / 4), channels: 3, background: '#d02020' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#2040c0' } }).composite([{ input: bar, top: 0, left: 0 }])
}

/** What a telephone hides in a photograph: where, when, whose. */
export const hidden = ['SecretCamera', 'Holder of the phone', '2026:11:22', 'A comment from the editor'] as const

/**
 * A JPEG as a telephone makes one: EXIF data with a place (GPS), a camera and a time, XMP, and a comment; held sideways where `orientation` says so (EXIF 2.32,
 * table 6: with 6 the top of the picture is at the right of its rows).
 */
export async function photoOfTelephone({ width = 900, height = 600, orientation = 1 } = {}): Promise<Buffer> {
  const isSideways = orientation === 6
  const picture = await upright(width, height)
  const turned = isSideways ? sharp(await picture.png().toBuffer()).rotate(270) : picture
  const plain = await turned
    .withExif({
      IFD0: { Make: 'SecretCamera', Artist: 'Holder of the phone', DateTime: '2026:11:22 10:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 48/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '1/1 32/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>Holder of the phone</who></x:xmpmeta>')
    .jpeg({ quality: 90 })
    .toBuffer()
  return withComment(withOrientation(plain, orientation))
}

/** The library writes 1: the tag is set in the file, as a telephone writes it. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = jpeg.indexOf('Exif\0\0') + 6
  const isLittle = jpeg.toString('latin1', tiff, tiff + 2) === 'II'
  const u16 = (at: number) => (isLittle ? jpeg.readUInt16LE(at) : jpeg.readUInt16BE(at))
  const u32 = (at: number) => (isLittle ? jpeg.readUInt32LE(at) : jpeg.readUInt32BE(at))
  const ifd = tiff + u32(tiff + 4)
  for (let index = 0; index < u16(ifd); index += 1) {
    const entry = ifd + 2 + index * 12
    if (u16(entry) !== 0x0112) continue
    const copy = Buffer.from(jpeg)
    if (isLittle) copy.writeUInt16LE(orientation, entry + 8)
    else copy.writeUInt16BE(orientation, entry + 8)
    return copy
  }
  throw new Error('The photograph of the test has no orientation')
}

function withComment(jpeg: Buffer): Buffer {
  const text = Buffer.from('A comment from the editor', 'latin1')
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

/** A PNG of a few kilobytes that says it is as large as this: whoever makes room for it before looking has none left. */
export async function bombPng(width: number, height: number): Promise<Buffer> {
  const png = await plainPng()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

export const plainPng = async (width = 640, height = 480): Promise<Buffer> => (await upright(width, height)).png().toBuffer()

/** The same with a chunk that says that it moves (APNG 1.0, `acTL`), before its pixels. */
export async function animatedPng(): Promise<Buffer> {
  const png = await plainPng()
  const at = 8 + 12 + 13
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4, 'latin1')
  chunk.writeUInt32BE(2, 8)
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)])
}
