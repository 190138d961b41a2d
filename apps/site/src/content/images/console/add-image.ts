import { HTTPException } from 'hono/http-exception'
import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, type FieldError, localPath, mostPhotoBytes } from '../../../foundation/index.ts'
import { readUpload, type Upload } from '../../uploads/read-upload.ts'
import { imageAt } from '../image-links.ts'
import { describeImage, keepImage } from '../keep-image.ts'
import type { KeptImage } from '../kept-image.ts'
import { imageById } from '../kept-image-store.ts'
import { addImagePage } from './add-image-page.tsx'
import { sayDescriptionFault } from './description-fields.tsx'
import { checkDescription } from './read-description.ts'

/**
 * Takes the form with a picture. When its words have to be mended, the picture is kept for a day and need not be sent again; when the picture is refused, the words come back.
 */
export async function addImage(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const sent = await readUpload(c, mostPhotoBytes)
  const description = { en: sent.line('description-en'), cy: sent.line('description-cy') }
  const faults = checkDescription(description).map(fault => sayDescriptionFault(t, fault))
  const again = (errors: readonly FieldError[], waiting: KeptImage | null, status: 409 | 422 | 503 = 422) =>
    addImagePage(c, { description, errors, waiting, status })
  const before = await waitingIn(c, sent)
  if (!sent.file) {
    const missing = { field: 'image', message: t(`images.faults.${sent.isTooLarge ? 'too-large' : 'missing'}`) }
    if (!before) return again([missing, ...faults], null)
    if (sent.isTooLarge || faults.length > 0) return again([...(sent.isTooLarge ? [missing] : []), ...faults], before)
    return finish(c, before, description)
  }
  const kept = await keepImage(services, {
    bytes: sent.file.bytes,
    description: faults.length > 0 ? { en: '', cy: '' } : description,
    actor: asActor(principalOf(c)),
  })
  switch (kept.outcome) {
    case 'busy':
      return again([{ field: 'image', message: t('images.faults.busy') }], before, 503)
    case 'refused':
      return again([{ field: 'image', message: t(`images.faults.${kept.fault}`) }, ...faults], before)
    case 'known':
      return kept.image.description.en === '' ? again(faults, kept.image) : to(c, kept.image.id, 'known')
    case 'kept':
      return faults.length > 0 ? again(faults, kept.image) : to(c, kept.image.id, 'added')
  }
}

/** The picture that came with this form before: only one that nobody has described yet can be meant. */
async function waitingIn(c: Ctx, sent: Upload): Promise<KeptImage | null> {
  const image = await imageById(c.var.db, sent.number('waiting'))
  return image?.description.en === '' ? image : null
}

async function finish(c: Ctx, { id, version }: KeptImage, description: KeptImage['description']): Promise<Response> {
  const done = await describeImage(c.var.services, { id, version, description, actor: asActor(principalOf(c)) })
  if (done === 'unknown') throw new HTTPException(404)
  return to(c, id, done === 'done' ? 'added' : 'changed')
}

const to = (c: Ctx, id: number, done: string): Response =>
  c.redirect(`${localPath(c.var.locale, imageAt.link(id))}?done=${done}`, 303)
