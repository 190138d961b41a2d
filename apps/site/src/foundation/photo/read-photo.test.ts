import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuseMetadata } from './bare-jpeg.ts'
import { PhotoDesk } from './photo-desk.ts'
import type { ReadPhoto } from './photo-tasks.ts'
import { animatedPng, bombPng, hidden, photoOfTelephone, plainPng } from './photos-for-tests.ts'
import { recognisePhoto } from './recognise-photo.ts'
import { UploadFolder } from './upload-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotlight-photos-'))
const desk = new PhotoDesk()
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Uint8Array): Promise<ReadPhoto | { readonly ok: false; readonly fault: string }> {
  const path = join(folder, 'photo')
  writeFileSync(path, bytes)
  const made = await desk.read(path)
  if (made === 'busy') throw new Error('Nobody else reads photographs in this test')
  return made
}

async function made(bytes: Uint8Array): Promise<Extract<ReadPhoto, { ok: true }>> {
  const photo = await read(bytes)
  if (!photo.ok) throw new Error(`Refused: ${photo.fault}`)
  return photo
}

describe('a photograph of a telephone', () => {
  let telephone: Buffer
  beforeAll(async () => {
    telephone = await photoOfTelephone({ width: 2400, height: 3200, orientation: 6 })
  })

  test('is one that tells where somebody lives', async () => {
    const { exif, xmp, orientation, width, height } = await sharp(telephone).metadata()
    expect([orientation, width, height]).toEqual([6, 3200, 2400])
    expect(exif?.length).toBeGreaterThan(200)
    expect(xmp?.length).toBeGreaterThan(50)
    for (const secret of hidden) expect(telephone.includes(secret)).toBe(true)
  })

  test('stands upright in two sizes, and nothing of what was hidden in it is left', async () => {
    const { large, small } = await made(telephone)
    expect([large.width, large.height]).toEqual([1200, 1600])
    expect([small.width, small.height]).toEqual([360, 480])
    for (const { bytes } of [large, small]) {
      const file = Buffer.from(bytes)
      for (const secret of hidden) expect(file.includes(secret)).toBe(false)
      for (const mark of ['Exif', 'http://ns.adobe.com', 'ICC_PROFILE', 'Photoshop']) expect(file.includes(mark)).toBe(false)
      const { exif, xmp, icc, iptc, orientation } = await sharp(file).metadata()
      expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
      expect(() => refuseMetadata(file)).not.toThrow()
    }
    // The red bar is above.
    const { data } = await sharp(small.bytes)
      .extract({ left: 180, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(180)
    expect(data[2]).toBeLessThan(80)
  })

  test('the second lock sees what the first would let through', () => {
    expect(() => refuseMetadata(telephone)).toThrow('a segment that it does not need')
  })
})

test('PNG and WebP are taken, what is seen through stands on white, and small ones are not made larger', async () => {
  const clear = await sharp({ create: { width: 400, height: 400, channels: 4, background: '#00000000' } })
    .webp()
    .toBuffer()
  const { large } = await made(clear)
  expect([large.width, large.height]).toEqual([400, 400])
  expect((await sharp(large.bytes).stats()).channels[0]?.min).toBe(255)
  expect((await made(await plainPng())).large.width).toBe(640)
})

describe('refused with a reason', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(2000)])
  test.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['nothing', 'empty', () => Buffer.alloc(0)],
    ['HEIC', 'heic', () => heic],
    [
      'a drawing with a script',
      'svg',
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a PDF called .jpg', 'pdf', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['a GIF that moves', 'gif', () => Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['a PNG that moves', 'animated', animatedPng],
    ['a page of HTML', 'not-a-photo', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['half a JPEG', 'broken', async () => (await photoOfTelephone()).subarray(0, 4000)],
    [
      'the first bytes of a JPEG and nonsense',
      'broken',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]),
    ],
    ['a hundred million pixels in a few bytes', 'too-many-pixels', () => bombPng(10_000, 10_000)],
    ['a stamp', 'too-small', () => plainPng(319, 1000)],
  ])('%s: %s', async (_, fault, bytes) => expect(await read(await bytes())).toEqual({ ok: false, fault }))

  test('a WebP that moves', async () => {
    const frame = { create: { width: 400, height: 400, channels: 3 as const, background: '#fff' } }
    const frames = [
      await sharp(frame).png().toBuffer(),
      await sharp({ create: { ...frame.create, background: '#000' } })
        .png()
        .toBuffer(),
    ]
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect(await read(moving)).toEqual({ ok: false, fault: 'animated' })
  })

  test('letters of a chunk in the pixels of a still PNG do not make it move', () => {
    const still = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from([0, 0, 0, 4]),
      Buffer.from('IDATacTL'),
      Buffer.alloc(40),
    ])
    expect(recognisePhoto(still)).toEqual({ type: 'png' })
  })
})

test('a file that is too large leaves nothing on the disk, and what a process left behind goes after an hour', async () => {
  const uploads = new UploadFolder(folder, 'sign-photos')
  const stream = async function* () {
    yield Buffer.alloc(600)
    yield Buffer.alloc(600)
  }
  expect(await uploads.keep(stream(), 1000)).toBeNull()
  const kept = await uploads.keep(stream(), 1200)
  expect(kept).not.toBeNull()
  expect(await uploads.forgetLeft(Date.now())).toBe(0)
  expect(await uploads.forgetLeft(Date.now() + 2 * 60 * 60 * 1000)).toBe(1)
  expect(await uploads.forgetLeft(Date.now() + 2 * 60 * 60 * 1000)).toBe(0)
})

test('one connection takes eight places and no more, and gives them back', () => {
  const places = Array.from({ length: 8 }, () => desk.arrive('one'))
  expect(places.every(place => place !== null)).toBe(true)
  expect(desk.arrive('one')).toBeNull()
  expect(desk.arrive('another')).not.toBeNull()
  places[0]?.()
  expect(desk.arrive('one')).not.toBeNull()
})
