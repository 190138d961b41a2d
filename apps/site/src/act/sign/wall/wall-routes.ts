import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, refuseForeignForms } from '../../../accounts/index.ts'
import { type Ctx, localPath, PhotoDesk, type Router } from '../../../foundation/index.ts'
import { addPath, askedPath, confirmPath, imagePath, mineImagePath, mineLink, minePath, wallPath } from '../sign-links.ts'
import { changeScopes, letStay, takeBack } from './change-mine.ts'
import { confirmPhoto, judgeConfirm } from './confirm-photo.ts'
import { formHash, wordingsOf } from './consent-store.ts'
import { addPage } from './pages/add-page.tsx'
import { endedPage, mineNotices, minePage } from './pages/mine-page.tsx'
import { askedPage, confirmedPage, confirmPage } from './pages/small-pages.tsx'
import { wallPage } from './pages/wall-page.tsx'
import { imageOf, isShown, type PhotoRow, photoById, shownImage } from './photo-store.ts'
import { takePhoto } from './take-photo.ts'
import { linkByToken } from './wall-mail.ts'

/** The wall of photographs: looking, sending one, and having it back. */
export function wallRoutes(router: Router, desk: PhotoDesk = new PhotoDesk()): void {
  router.get(wallPath, wallPage)
  router.get(addPath, c => addPage(c))
  router.post(addPath, c => takePhoto(c, desk))
  router.get(askedPath, c => askedPage(c))
  router.get(imagePath, sendShown)
  router.get(confirmPath, openConfirm)
  router.post(confirmPath, pressConfirm)
  router.get(minePath, openMine)
  router.post(minePath, postMine)
  router.get(mineImagePath, sendMine)
}

/**
 * Browsers keep the bytes and ask each time whether it may still be shown: the answer is short, and a photograph that was taken back is gone at the next look,
 * in every process. It is in no cache of ours.
 */
async function sendShown(c: Ctx): Promise<Response> {
  const { db } = c.var
  const sha256 = (c.req.param('file') ?? '').slice(0, 64)
  const headers = {
    ...imageHeaders,
    etag: `"${sha256}"`,
    'cache-control': 'public, no-cache',
    'x-robots-tag': 'noindex, noimageindex',
  }
  const known = (c.req.header('if-none-match') ?? '').includes(sha256)
  if (known && (await isShown(db, sha256))) return c.body(null, 304, headers)
  const image = await shownImage(db, sha256)
  if (!image) throw new HTTPException(404)
  return c.body(Uint8Array.from(image.bytes), 200, headers)
}

const imageHeaders = {
  'content-type': 'image/jpeg',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
} as const

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function openConfirm(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const token = tokenOf(c)
  const link = isTokenShaped(token) ? await linkByToken(db, 'confirm', token) : null
  const verdict = judgeConfirm(link, link && (await photoById(db, link.photoId)), services.clock())
  return verdict === 'good' ? confirmPage(c, token) : confirmedPage(c, verdict)
}

async function pressConfirm(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const token = tokenOf(c)
  return confirmedPage(c, isTokenShaped(token) ? await confirmPhoto(c.var.services, token) : 'unknown')
}

async function mineHere(c: Ctx): Promise<{ readonly token: string; readonly photo: PhotoRow }> {
  const { db } = c.var
  const token = tokenOf(c)
  const link = isTokenShaped(token) ? await linkByToken(db, 'mine', token) : null
  const photo = link && (await photoById(db, link.photoId))
  if (!photo) throw new HTTPException(404)
  return { token, photo }
}

async function openMine(c: Ctx): Promise<Response> {
  const notice = mineNotices.find(each => each === c.req.query('done'))
  return minePage(c, { ...(await mineHere(c)), notice })
}

async function postMine(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, t, shell, locale, db } = c.var
  const form = await formOf(c)
  const { token, photo } = await mineHere(c)
  const wordings = wordingsOf(t, shell.charity.name)
  const done = (notice: (typeof mineNotices)[number]) => c.redirect(`${localPath(locale, mineLink(token))}?done=${notice}`, 303)
  switch (form('do')) {
    case 'take-back':
      await takeBack(services, token)
      return endedPage(c, (await photoById(db, photo.id)) ?? photo)
    case 'stay':
      await letStay(services, token)
      return done('stays')
    case 'change':
      if (form('words') !== formHash(wordings)) return minePage(c, { token, photo, notice: 'words' })
      await changeScopes(
        services,
        token,
        wordings.filter(({ scope }) => scope !== 'wall' && form(scope) === 'yes'),
      )
      return done('changed')
    default:
      throw new HTTPException(400)
  }
}

async function sendMine(c: Ctx): Promise<Response> {
  const { photo } = await mineHere(c)
  const bytes = await imageOf(c.var.db, photo.id, 'large')
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, { ...imageHeaders, 'cache-control': 'no-store' })
}
