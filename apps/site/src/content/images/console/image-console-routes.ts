import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, mostPhotoBytes, type Router } from '../../../foundation/index.ts'
import { plainLine, uploadBodyBytes, wholeNumber } from '../../uploads/read-upload.ts'
import { addImagePath, describeImageAt, imageAt, imagePreviewAt, imagesPath, removeImageAt } from '../image-links.ts'
import { describeImage, removeImage } from '../keep-image.ts'
import type { KeptImage } from '../kept-image.ts'
import { imageById, smallestBytes } from '../kept-image-store.ts'
import { addImage } from './add-image.ts'
import { addImagePage } from './add-image-page.tsx'
import { sayDescriptionFault } from './description-fields.tsx'
import { imagePage } from './image-page.tsx'
import { imagesPage } from './images-page.tsx'
import { checkDescription } from './read-description.ts'

export const imageBodies = [{ path: addImagePath, bytes: uploadBodyBytes(mostPhotoBytes) }]

/** Pictures for the pages, for staff. */
export function imageConsoleRoutes(router: Router): void {
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  consoleRoute(router, { ...get, path: imagesPath, deed: 'image.see', handle: imagesPage })
  consoleRoute(router, { ...get, path: addImagePath, deed: 'image.add', handle: c => addImagePage(c) })
  consoleRoute(router, { ...post, path: addImagePath, deed: 'image.add', handle: addImage })
  consoleRoute(router, { ...get, path: imageAt.path, deed: 'image.see', handle: openImage })
  consoleRoute(router, { ...get, path: imagePreviewAt.path, deed: 'image.see', handle: sendPreview })
  consoleRoute(router, { ...post, path: describeImageAt.path, deed: 'image.describe', handle: postDescription })
  consoleRoute(router, { ...post, path: removeImageAt.path, deed: 'image.remove', handle: postRemove })
}

/** The picture of the address; one that nobody has described is a form that is still open, and has no page. */
async function imageHere(c: Ctx): Promise<KeptImage> {
  const image = await imageById(c.var.db, wholeNumber(c.req.param('id') ?? ''))
  if (!image || image.description.en === '') throw new HTTPException(404)
  return image
}

const openImage = async (c: Ctx): Promise<Response> => imagePage(c, { image: await imageHere(c) })

async function sendPreview(c: Ctx): Promise<Response> {
  const bytes = await smallestBytes(c.var.db, wholeNumber(c.req.param('id') ?? ''))
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': 'image/webp',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
}

async function postDescription(c: Ctx): Promise<Response> {
  const { t, services, locale } = c.var
  const image = await imageHere(c)
  const form = await formOf(c)
  const description = { en: plainLine(form('description-en')), cy: plainLine(form('description-cy')) }
  const errors = checkDescription(description).map(fault => sayDescriptionFault(t, fault))
  if (errors.length > 0) return imagePage(c, { image, description, errors })
  const done = await describeImage(services, {
    id: image.id,
    version: wholeNumber(form('version')),
    description,
    actor: asActor(principalOf(c)),
  })
  if (done === 'unknown') throw new HTTPException(404)
  // What was typed stays in its fields; what stands there now is said above them.
  if (done === 'changed') {
    const errors = [{ field: 'description-en', message: t('images.faults.description.changed', { now: image.description.en }) }]
    return imagePage(c, { image, description, errors })
  }
  return c.redirect(`${localPath(locale, imageAt.link(image.id))}?done=described`, 303)
}

async function postRemove(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const done = await removeImage(services, { id: wholeNumber(c.req.param('id') ?? ''), actor: asActor(principalOf(c)) })
  if (done === 'unknown') throw new HTTPException(404)
  return c.redirect(`${localPath(locale, imagesPath)}?done=removed`, 303)
}
