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
import { type Concerns, callsForHelp, guardForm, mayTakeAddresses, suggestAddress } from '../../../network/index.ts'
import { askedPath } from '../sign-links.ts'
import { askToShow } from './ask-to-show.ts'
import { formHash, wordingsOf } from './consent-store.ts'
import { addPage } from './pages/add-page.tsx'
import { askedPage } from './pages/small-pages.tsx'
import { type PhotoFormFault, readPhotoForm, type TypedPhoto } from './read-photo-form.ts'

const limits = { files: 1, fileBytes: mostPhotoBytes, textBytes: 64 * 1024 }

/** Takes the form with a photograph. Whatever becomes of it, the file as it came is deleted before the answer leaves. */
export async function takePhoto(c: Ctx, desk: PhotoDesk): Promise<Response> {
  refuseForeignForms(c)
  const { services, shell, t } = c.var
  if (!mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const leave = desk.arrive(callerAddress(c))
  if (leave === null) return addPage(c, { typed: nothingTyped, message: t('sign.photo.busy'), status: 503, headers: retryAfter })
  const folder = new UploadFolder(services.dataFolder, 'sign-photos')
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

const retryAfter = { 'retry-after': '60' }

async function treat(c: Ctx, desk: PhotoDesk, sent: FormWithFiles<string>): Promise<Response> {
  const { services, shell, t, locale } = c.var
  const text = (name: string): string => {
    const value = sent.fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  if ([...sent.fields.values()].some(value => typeof value === 'string' && value.includes('\0'))) throw new HTTPException(400)
  const typed = typedIn(text)
  const again = (faults: readonly PhotoFormFault[]) => addPage(c, { typed, faults, status: 422 })
  const file = sent.files.find(({ field }) => field === 'photo')
  const fileFault = file ? [] : [{ field: 'photo' as const, fault: sent.refused.length > 0 ? 'file-too-large' : 'missing' }]
  const read = readPhotoForm(typed)
  if (!read.ok || !file) return again([...fileFault, ...(read.ok ? [] : read.faults)])
  const wordings = wordingsOf(t, shell.charity.name)
  if (text('words') !== formHash(wordings)) return again([{ field: 'wall', fault: 'words' }])
  const { photo } = read
  const meant = suggestAddress(photo.address)
  // Asked once: whoever sends the same address again means it.
  if (meant !== null && text('checked') !== typed.address) return again([{ field: 'address', fault: 'suggest', meant }])
  const guarded = await guardForm(c, {
    form: 'sign-photo',
    sent: text,
    address: photo.address,
    confirms: 'always',
    ownWords: [photo.description, photo.name, photo.place].filter(words => words !== ''),
    hasFiles: true,
  })
  const next = (concerns: Concerns) =>
    callsForHelp(concerns) ? askedPage(c, concerns) : c.redirect(localPath(locale, askedPath), 303)
  if (guarded.go === 'quiet') return next(guarded.concerns)
  if (guarded.go === 'wait') return addPage(c, { typed, message: guarded.message, status: 429, headers: guarded.headers })
  if (guarded.go === 'prove') return addPage(c, { typed, message: guarded.message, proof: guarded.part, status: 429 })
  const made = await desk.read(file.kept)
  if (made === busy) return addPage(c, { typed, message: t('sign.photo.busy'), status: 503, headers: retryAfter })
  if (!made.ok) return again([{ field: 'photo', fault: made.fault }])
  await askToShow(services, {
    ...photo,
    locale,
    large: made.large,
    small: made.small,
    agreed: wordings.filter(({ scope }) => photo.agreed.includes(scope)),
    concerns: guarded.concerns,
  })
  return next(guarded.concerns)
}

const typedIn = (text: (name: string) => string): TypedPhoto => ({
  description: text('description'),
  name: text('name'),
  place: text('place'),
  address: text('address'),
  wall: text('wall') === 'yes',
  press: text('press') === 'yes',
  social: text('social') === 'yes',
  people: text('people') === 'yes',
  age: text('age'),
})

const nothingTyped = typedIn(() => '')
