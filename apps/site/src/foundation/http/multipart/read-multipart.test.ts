import { describe, expect, test } from 'vitest'
import { type KeepFile, readMultipart } from './read-multipart.ts'

const limits = { files: 3, fileBytes: 1000, textBytes: 500 }

const keep: KeepFile<string> = async (content, limitBytes) => {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of content) {
    bytes += piece.length
    if (bytes > limitBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('latin1')
}

/** A request that arrives in pieces of this size. */
function arriving(body: Buffer, contentType: string, pieceBytes: number) {
  const body$ = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += pieceBytes) controller.enqueue(body.subarray(at, at + pieceBytes))
      controller.close()
    },
  })
  return { headers: new Headers({ 'content-type': contentType }), body: body$ }
}

async function sent(form: FormData): Promise<{ body: Buffer; type: string }> {
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  return { type: request.headers.get('content-type') ?? '', body: Buffer.from(await request.arrayBuffer()) }
}

function someForm(): FormData {
  const form = new FormData()
  form.append('day', '2026-11-03')
  form.append('words', 'Nid ydym yn cofnodi. 💡\r\n\r\n--not a boundary')
  form.append('files', new File(['\r\n--', Buffer.from([0, 255, 13, 10, 45, 45])], 'a "strange" name.bin'))
  form.append('files', new File([], ''))
  form.append('files', new File(['two'], 'Atodiad ŵ.pdf'))
  form.append('tick', 'a')
  form.append('tick', 'b')
  return form
}

test('is read the same, in whatever pieces it arrives', async () => {
  const { body, type } = await sent(someForm())
  for (let size = 1; size <= body.length; size = size < 90 ? size + 1 : size * 2) {
    const read = await readMultipart(arriving(body, type, size), limits, keep)
    expect(read?.files).toEqual([
      { field: 'files', name: 'a "strange" name.bin', kept: '\r\n--\x00\xff\r\n--' },
      { field: 'files', name: 'Atodiad ŵ.pdf', kept: 'two' },
    ])
    expect(read?.fields.get('words')).toBe('Nid ydym yn cofnodi. 💡\r\n\r\n--not a boundary')
    expect(read?.fields.getAll('tick')).toEqual(['a', 'b'])
    expect(read?.refused).toEqual([])
  }
})

test('a file that is too large is refused by its name, and what comes after it is read', async () => {
  const form = someForm()
  form.append('files', new File(['x'.repeat(1001)], 'large.pdf'))
  form.append('after', 'yes')
  const { body, type } = await sent(form)
  const read = await readMultipart(arriving(body, type, 64), limits, keep)
  expect(read?.refused).toEqual([{ name: 'large.pdf', because: 'too-large' }])
  expect(read?.files).toHaveLength(2)
  expect(read?.fields.get('after')).toBe('yes')
})

test('of more files than may be sent, the first ones are kept', async () => {
  const form = new FormData()
  for (let n = 1; n <= 200; n += 1) form.append('files', new File([String(n)], `${n}.txt`))
  const { body, type } = await sent(form)
  const read = await readMultipart(arriving(body, type, 1000), limits, keep)
  expect(read?.files.map(({ name }) => name)).toEqual(['1.txt', '2.txt', '3.txt'])
  expect(read?.refused[0]).toEqual({ name: '4.txt', because: 'too-many' })
  expect(read?.refused).toHaveLength(100)
})

describe('is refused as a whole', () => {
  const type = 'multipart/form-data; boundary=b'
  const part = (headings: string, content: string) => `--b\r\n${headings}\r\n\r\n${content}\r\n`
  test.each([
    ['nothing at all', type, ''],
    ['another kind of form', 'application/x-www-form-urlencoded', 'a=1'],
    ['no boundary', 'multipart/form-data', part('Content-Disposition: form-data; name="a"', '1')],
    ['a boundary without end', `multipart/form-data; boundary=${'b'.repeat(201)}`, 'x'],
    ['cut off in a file', type, '--b\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\nhalf of it'],
    ['cut off before its end', type, part('Content-Disposition: form-data; name="a"', '1')],
    ['a part without a name', type, `${part('Content-Disposition: form-data', '1')}--b--`],
    ['a part that is no field', type, `${part('Content-Type: text/plain', '1')}--b--`],
    ['headings without end', type, `--b\r\nX: ${'y'.repeat(9000)}\r\n\r\n1\r\n--b--`],
    ['more text than a form holds', type, `${part('Content-Disposition: form-data; name="a"', 'x'.repeat(501))}--b--`],
    ['fields without number', type, `${part('Content-Disposition: form-data; name="a"', '').repeat(1001)}--b--`],
  ])('%s', async (_, contentType, body) => {
    expect(await readMultipart(arriving(Buffer.from(body), contentType, 50), limits, keep)).toBe(null)
  })
})

test('a form of 64 MB is never held whole', async () => {
  const piece = Buffer.alloc(65_536, 'x')
  let left = 1000
  let seen = 0
  async function* pieces() {
    yield Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n')
    while (left-- > 0) {
      yield piece
    }
    yield Buffer.from('\r\n--b--')
  }
  const request = {
    headers: new Headers({ 'content-type': 'multipart/form-data; boundary=b' }),
    // Its types know only streams of anything.
    body: ReadableStream.from(pieces()) as ReadableStream<Uint8Array<ArrayBuffer>>,
  }
  const read = await readMultipart(request, { ...limits, fileBytes: 2 ** 30 }, async content => {
    for await (const part of content) {
      // What was asked for and not yet given on.
      expect((1000 - left) * piece.length - seen).toBeLessThanOrEqual(4 * piece.length)
      seen += part.length
    }
    return seen
  })
  expect(read?.files[0]?.kept).toBe(65_536_000)
})
