import { layOutSign, lettersOfFaces, type SignShape, signShapes, signSvg } from '@spotlight/drawing'
import { callerAddress, formOf, refuseForeignForms } from '../../../accounts/index.ts'
import {
  type Ctx,
  dayInUk,
  etagOf,
  type Locale,
  languageTags,
  locales,
  type Router,
  readFaces,
} from '../../../foundation/index.ts'
import { lettersPath, signPath } from '../sign-links.ts'
import { readSign, signFileName } from './read-sign.ts'
import { busy, SignDesk, type SignOrder } from './sign-desk.ts'
import { signPage, type TypedSign } from './sign-page.tsx'
import { wordsOfSign } from './words-of-sign.ts'

/** Making a sign: the page, and the sign as a file. Nothing of what somebody types is kept. */
export function signRoutes(router: Router, desk: SignDesk = new SignDesk()): void {
  router.get(signPath, c => signPage(c))
  router.post(signPath, c => postSign(c, desk))
  router.get(lettersPath, sendLetters)
}

async function postSign(c: Ctx, desk: SignDesk): Promise<Response> {
  refuseForeignForms(c)
  const { t, locale, services } = c.var
  const form = await formOf(c)
  const language = locales.find(each => each === form('language')) ?? locale
  const typed: TypedSign = { name: form('name'), place: form('place'), language }
  const faces = readFaces(services.root)
  const read = readSign(typed, faces.face)
  if (!read.ok) return signPage(c, { typed, faults: read.faults, status: 422 })
  const shape = signShapes.find(each => each === form('as'))
  if (shape === undefined) return signPage(c, { typed, shown: read })
  const file = await desk.draw(orderOf(c, { ...read, language, shape }), callerAddress(c))
  if (file === busy) return signPage(c, { typed, shown: read, notice: t('sign.busy'), status: 503 })
  const ending = shape === 'paper' ? 'pdf' : 'png'
  return c.body(file, 200, {
    'content-type': shape === 'paper' ? 'application/pdf' : 'image/png',
    'content-disposition': `attachment; filename="${signFileName(read.name, shape === 'paper' ? 'a4' : shape, ending)}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
}

type Wanted = { readonly name: string; readonly place: string; readonly language: Locale; readonly shape: SignShape }

function orderOf({ var: { services } }: Ctx, { name, place, language, shape }: Wanted): SignOrder {
  const t = services.messages.in(language)
  const faces = readFaces(services.root)
  const drawing = layOutSign({ ...wordsOfSign(t, services), name, place }, shape, faces.face)
  if (shape !== 'paper') {
    return {
      task: 'draw-png',
      input: { svg: signSvg(drawing, { faces: faces.face, fonts: 'files', label: '' }), fontFiles: faces.files },
    }
  }
  return {
    task: 'draw-paper',
    input: {
      drawing,
      title: [t('sign.words.question'), name, place].filter(part => part !== '').join(' · '),
      creator: t('site.name'),
      language: languageTags[language],
      day: dayInUk(services.clock()),
      fonts: `${services.root}/dist/site/fonts`,
    },
  }
}

/** The same for everybody, until the site is built anew. */
function sendLetters(c: Ctx): Response {
  const body = JSON.stringify(lettersOfFaces(readFaces(c.var.services.root).face))
  c.set('cacheable', true)
  return c.body(body, 200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    etag: etagOf(Buffer.from(body)),
    'x-content-type-options': 'nosniff',
  })
}
