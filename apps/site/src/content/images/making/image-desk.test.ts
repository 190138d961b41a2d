import sharp from 'sharp'
import { expect, test } from 'vitest'
import { animatedPng, bombPng, hidden, photoOfTelephone, plainPng } from '../../../foundation/photo/photos-for-tests.ts'
import { refuseHidden } from './bare-file.ts'
import { ImageDesk } from './image-desk.ts'
import { widthsOf } from './widths-of.ts'

const desk = new ImageDesk()

async function made(file: Uint8Array) {
  const outcome = await desk.make(file)
  if (outcome === 'busy' || !outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome)}`)
  return outcome
}

test.each([
  [{ width: 4000, height: 3000 }, [320, 640, 960, 1280, 1920]],
  [{ width: 1000, height: 800 }, [320, 640, 1000]],
  [{ width: 700, height: 800 }, [320, 700]],
  [{ width: 320, height: 300 }, [320]],
  [{ width: 100, height: 20 }, [100]],
  [{ width: 2000, height: 20_000 }, [384]],
  [{ width: 16, height: 60_000 }, [1]],
])('the sizes of %j', (size, widths) => expect(widthsOf(size)).toEqual(widths))

test('a photograph of a telephone stands upright in its sizes, and nothing of what was hidden in it is left', async () => {
  const telephone = await photoOfTelephone({ width: 1500, height: 2000, orientation: 6 })
  for (const secret of hidden) expect(telephone.includes(secret)).toBe(true)
  const { width, height, files } = await made(telephone)
  expect([width, height]).toEqual([1500, 2000])
  expect(files.map(each => [each.format, each.width, each.height])).toEqual([
    ['webp', 320, 427],
    ['webp', 640, 853],
    ['webp', 960, 1280],
    ['webp', 1500, 2000],
    ['jpeg', 960, 1280],
  ])
  for (const { bytes } of files) {
    const file = Buffer.from(bytes)
    for (const mark of [...hidden, 'Exif', 'EXIF', 'ICCP', 'ICC_PROFILE', 'adobe', 'Photoshop'])
      expect(file.includes(mark)).toBe(false)
    const { exif, xmp, icc, iptc, orientation } = await sharp(file).metadata()
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
  }
  // The red bar is above.
  const { data } = await sharp(files[0]?.bytes)
    .extract({ left: 160, top: 10, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([(data[0] ?? 0) > 180, (data[2] ?? 255) < 90]).toEqual([true, true])
  expect(() => refuseHidden({ format: 'jpeg', bytes: telephone })).toThrow('does not need')
})

test('what is seen through stays so, and a profile of colours is left behind', async () => {
  const clear = await sharp({ create: { width: 400, height: 200, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } })
    .withIccProfile('p3')
    .png()
    .toBuffer()
  const { files } = await made(clear)
  expect(files.map(each => `${each.format} ${each.width}`)).toEqual(['webp 320', 'webp 400', 'png 400'])
  for (const { bytes } of files) expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
})

test('the second lock sees what the first would let through', async () => {
  const picture = sharp(await plainPng())
  const exif = { IFD0: { Artist: 'Somebody' } }
  for (const format of ['webp', 'png', 'jpeg'] as const) {
    const bytes = await picture.clone().withExif(exif).toFormat(format).toBuffer()
    expect(() => refuseHidden({ format, bytes })).toThrow()
    expect(() => refuseHidden({ format, bytes: Buffer.concat([bytes, Buffer.from('behind its end')]) })).toThrow()
  }
})

const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(2000)])
test.each<[string, string, () => Promise<Buffer> | Buffer]>([
  ['nothing', 'empty', () => Buffer.alloc(0)],
  ['HEIC', 'heic', () => heic],
  [
    'a drawing with a script',
    'svg',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['a PDF called .jpg', 'pdf', () => Buffer.from('%PDF-1.7\n1 0 obj')],
  ['a PNG that moves', 'animated', animatedPng],
  ['half a JPEG', 'broken', async () => (await photoOfTelephone()).subarray(0, 4000)],
  ['a hundred megapixels in a few bytes', 'too-many-pixels', () => bombPng(10_000, 10_000)],
  ['more pixels than a number of 32 bits', 'too-many-pixels', () => bombPng(100_000, 100_000)],
  ['a dot', 'too-small', () => plainPng(15, 400)],
])('%s is refused: %s', async (_, fault, bytes) => expect(await desk.make(await bytes())).toEqual({ ok: false, fault }))
