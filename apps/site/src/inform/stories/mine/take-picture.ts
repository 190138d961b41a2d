import { HTTPException } from 'hono/http-exception'
import { callerAddress, refuseForeignForms } from '../../../accounts/index.ts'
import {
  busy,
  type Ctx,
  type FormWithFiles,
  localPath,
  mostPhotoBytes,
  type PhotoDesk,
  readMultipart,
  UploadFolder,
} from '../../../foundation/index.ts'
import { guardForm } from '../../../network/index.ts'
import { cleanLine, lengthOf } from '../rules/clean-words.ts'
import { storyById } from '../store/story-store.ts'
import { mineLink } from '../story-links.ts'
import { addPicture } from '../verbs/add-picture.ts'
import { mineHere } from './mine-here.ts'
import { minePage } from './mine-page.tsx'

export const longestDescription = 300
const limits = { files: 1, fileBytes: mostPhotoBytes, textBytes: 64 * 1024 }
const retryAfter = { 'retry-after': '60' }

/** Takes a picture for one’s own story. Whatever becomes of it, the file as it came is deleted before the answer leaves. */
export async function takePicture(c: Ctx, desk: PhotoDesk): Promise<Response> {
  refuseForeignForms(c)
  const mine = await mineHere(c)
  if (mine.story.state !== 'open') return minePage(c, mine)
  const leave = desk.arrive(callerAddress(c))
  if (leave === null) return minePage(c, { ...mine, message: c.var.t('stories.picture.busy'), status: 503, headers: retryAfter })
  const folder = new UploadFolder(c.var.services.dataFolder, 'story-photos')
  const kept: string[] = []
  try {
    const sent = await readMultipart(c.req.raw, limits, async (stream, limitBytes) => {
      const path = await folder.keep(stream, limitBytes)
      if (path !== null) kept.push(path)
      return path
    })
    if (sent === null) throw new HTTPException(400)
    return await treat(c, desk, sent)
  } finally {
    // Also where the form was cut off behind its file.
    leave()
    for (const path of kept) await folder.forget(path)
  }
}

async function treat(c: Ctx, desk: PhotoDesk, sent: FormWithFiles<string>): Promise<Response> {
  const { services, t, locale, db } = c.var
  const text = (name: string): string => {
    const value = sent.fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  if ([...sent.fields.values()].some(value => typeof value === 'string' && value.includes('\0'))) throw new HTTPException(400)
  const mine = await mineHere(c)
  const description = cleanLine(text('description'))
  const file = sent.files.find(({ field }) => field === 'photo')
  const say = (field: string, fault: string) => ({
    field,
    message: t(`stories.picture.faults.${fault}`, { most: longestDescription }),
  })
  const errors = [
    ...(file ? [] : [say('photo', sent.refused.length > 0 ? 'file-too-large' : 'missing')]),
    ...(lengthOf(description) > longestDescription ? [say('description', 'description')] : []),
    ...(text('people') === 'yes' ? [] : [say('people', 'people')]),
  ]
  if (!file || errors.length > 0) return minePage(c, { ...mine, errors, description })
  const guarded = await guardForm(c, { form: 'story-picture', sent: text, address: null, confirms: 'never', hasFiles: true })
  if (guarded.go === 'wait' || guarded.go === 'prove')
    return minePage(c, { ...mine, description, message: guarded.message, status: 429 })
  const made = await desk.read(file.kept)
  if (made === busy)
    return minePage(c, { ...mine, description, message: t('stories.picture.busy'), status: 503, headers: retryAfter })
  if (!made.ok) return minePage(c, { ...mine, description, errors: [say('photo', made.fault)] })
  const outcome = await addPicture(services, mine.token, { made, description })
  const done = outcome === 'too-many' ? 'too-many' : 'picture'
  if (outcome === 'done' || outcome === 'too-many')
    return c.redirect(`${localPath(locale, mineLink(mine.token))}?done=${done}`, 303)
  const story = await storyById(db, mine.story.id)
  if (!story) throw new HTTPException(404)
  return minePage(c, { token: mine.token, story })
}
