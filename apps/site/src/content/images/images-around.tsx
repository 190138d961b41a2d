import { createContext } from 'hono/jsx'
import type { Router } from '../../foundation/index.ts'
import type { KeptImages } from './kept-image.ts'
import { allImages } from './kept-image-store.ts'

/** The pictures that a text of the page may name: at hand for whatever part writes it. */
export const ImagesHere = createContext<KeptImages>(new Map())

/** Addresses that show no text of staff. */
const others = /^\/(?:api|embed|assets|images|logos)(?:\/|$)|\.\w{2,5}$/

/** Has the kept pictures at hand on every page, so that a text may name one wherever staff write it. Previews in the console too. */
export function imagesAround(router: Router): void {
  router.use(async (c, next) => {
    if (!others.test(c.var.path)) {
      const images = await allImages(c.var.db)
      if (images.size > 0) c.set('around', body => <ImagesHere.Provider value={images}>{body}</ImagesHere.Provider>)
    }
    await next()
  })
}
