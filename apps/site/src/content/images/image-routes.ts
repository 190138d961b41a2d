import { HTTPException } from 'hono/http-exception'
import type { Ctx, Router } from '../../foundation/index.ts'
import { imageFileAt } from './image-links.ts'
import { imageBytes } from './kept-image-store.ts'

const types = { webp: 'image/webp', jpg: 'image/jpeg', png: 'image/png' } as const
const formats = { webp: 'webp', jpg: 'jpeg', png: 'png' } as const

/** The files of pictures that may stand on a page. */
export function imageRoutes(router: Router): void {
  router.get(imageFileAt.path, sendImage)
}

async function sendImage(c: Ctx): Promise<Response> {
  const [sha256 = '', extension] = (c.req.param('file') ?? '').split('.')
  // What the pattern of the path lets through.
  const kind = extension as keyof typeof types
  const headers = { ...imageHeaders, 'content-type': types[kind], etag: `"${sha256}"` }
  const bytes = await imageBytes(c.var.db, { sha256, format: formats[kind] })
  if (!bytes) throw new HTTPException(404)
  // Its address names its bytes: whoever has them has the right ones.
  if ((c.req.header('if-none-match') ?? '').includes(sha256)) return c.body(null, 304, headers)
  return c.body(Uint8Array.from(bytes), 200, headers)
}

const imageHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
} as const
