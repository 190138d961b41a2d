import type { Router } from '../foundation/index.ts'
import type { ImageRef } from './charity.ts'
import { publicImage } from './image-store.ts'

/** The address of a logo. It names the bytes, so a new logo has a new address. */
export const logoLink = (image: ImageRef): string => `/logos/${image.sha256}`

/** Serves the charity's logo and its partners', and nothing else that was ever sent. */
export function logoRoutes(router: Router): void {
  router.get('/logos/:sha256{[0-9a-f]{64}}', async c => {
    const image = await publicImage(c.var.db, c.req.param('sha256'))
    if (!image) return c.notFound()
    return c.body(new Uint8Array(image.bytes), 200, {
      'content-type': image.type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=86400',
    })
  })
}
