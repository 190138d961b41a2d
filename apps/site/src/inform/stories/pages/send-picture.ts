import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'
import { isShown, shownPicture } from '../store/picture-store.ts'

export const pictureHeaders = {
  'content-type': 'image/jpeg',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
} as const

/**
 * Browsers keep the bytes and ask each time whether they may still be shown: a picture that was taken back is gone at the next look, in every process. It is in no
 * cache of ours.
 */
export async function sendPicture(c: Ctx): Promise<Response> {
  const { db } = c.var
  const sha256 = (c.req.param('file') ?? '').slice(0, 64)
  const headers = {
    ...pictureHeaders,
    etag: `"${sha256}"`,
    'cache-control': 'public, no-cache',
    'x-robots-tag': 'noindex, noimageindex',
  }
  const isKnown = (c.req.header('if-none-match') ?? '').includes(sha256)
  if (isKnown && (await isShown(db, sha256))) return c.body(null, 304, headers)
  const bytes = await shownPicture(db, sha256)
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, headers)
}
