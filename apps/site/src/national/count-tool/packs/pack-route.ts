import { Readable } from 'node:stream'
import { HTTPException } from 'hono/http-exception'
import type { Ctx, Router } from '../../../foundation/index.ts'
import { packPath } from '../links.ts'
import { byteRange } from './byte-range.ts'
import { openPack } from './count-packs.ts'

/** The zip of the counting program, streamed; a download that broke off can be gone on with. */
export const packRoute = (router: Router): unknown => router.get(packPath, sendPack)

async function sendPack(c: Ctx): Promise<Response> {
  const opened = await openPack(c.var.services.dataFolder, c.req.param('name') ?? '')
  if (opened === null) throw new HTTPException(404)
  const { pack, file } = opened
  const etag = `"${pack.sha256}"`
  const ifRange = c.req.header('if-range')
  // Another file has taken the place of the one of which a part is there: then all of it is sent (RFC 9110, 13.1.5).
  const range = ifRange === undefined || ifRange === etag ? byteRange(c.req.header('range'), pack.bytes) : 'whole'
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${pack.name}"`,
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
  if (range === 'none' || c.req.method === 'HEAD') {
    await file.close()
    return range === 'none'
      ? c.body(null, 416, { 'content-range': `bytes */${pack.bytes}` })
      : c.body(null, 200, { ...headers, 'content-length': String(pack.bytes) })
  }
  const { from, to } = range === 'whole' ? { from: 0, to: pack.bytes - 1 } : range
  // Node's streams and the web's are the same at run time; their types are not. Ending closes the file, and so does whoever goes away.
  const body = Readable.toWeb(file.createReadStream({ start: from, end: to })) as ReadableStream
  const length = { 'content-length': String(to - from + 1) }
  if (range === 'whole') return c.body(body, 200, { ...headers, ...length })
  return c.body(body, 206, { ...headers, ...length, 'content-range': `bytes ${from}-${to}/${pack.bytes}` })
}
