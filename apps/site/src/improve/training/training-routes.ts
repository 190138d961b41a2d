import { formOf, isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import { type Entry, publishedEntry } from '../../content/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { employersHere } from '../endorsements/employers.ts'
import { readWanted } from './catalogue/choose-trainings.ts'
import { readTraining } from './catalogue/read-training.ts'
import { readCertificateCode } from './certificates/certificate-code.ts'
import { badPage, certificatesPage, endedCertificatePage, goodPage } from './certificates/certificate-page.tsx'
import { writeCertificate } from './certificates/certificate-paper.ts'
import { changeShown, takeBack } from './completions/change-mine.ts'
import { completionByCode, completionByToken } from './completions/completion-store.ts'
import { postCompletion } from './completions/post-completion.ts'
import { deskRoutes } from './console/desk-routes.ts'
import { coveragePage } from './coverage/coverage-page.tsx'
import { cataloguePage } from './pages/catalogue-page.tsx'
import { endedPage, minePage } from './pages/mine-page.tsx'
import { recordPage } from './pages/record-page.tsx'
import { trainingPage } from './pages/training-page.tsx'
import {
  certificateLink,
  certificatePath,
  certificatesPath,
  coveragePath,
  minePaperPath,
  minePath,
  recordPath,
  trainingPath,
  trainingsPath,
} from './training-links.ts'

/** The catalogue of trainings, recording one, and certificates that anybody can check. */
export function trainingRoutes(router: Router): void {
  router.get(trainingsPath, c =>
    cataloguePage(
      c,
      readWanted(name => c.req.query(name)),
    ),
  )
  // Before the pages of one training: these are none.
  router.get(coveragePath, coveragePage)
  router.get(certificatesPath, certificatesPage)
  router.post(certificatesPath, findCertificate)
  router.get(certificatePath, showCertificate)
  router.get(minePath, openMine)
  router.post(minePath, changeMine)
  router.get(minePaperPath, minePaper)
  router.get(trainingPath, c => withEntry(c, entry => trainingPage(c, entry)))
  router.get(recordPath, c => withEntry(c, entry => openForm(c, entry)))
  router.post(recordPath, c => withEntry(c, entry => postCompletion(c, entry)))
  deskRoutes(router)
}

async function withEntry(c: Ctx, show: (entry: Entry) => Response | Promise<Response>): Promise<Response> {
  const entry = await publishedEntry(c.var.db, 'training', c.req.param('training') ?? '')
  return entry === null ? c.notFound() : show(entry)
}

async function openForm(c: Ctx, entry: Entry): Promise<Response> {
  const training = readTraining(entry, c.var.locale)
  return training === null ? c.notFound() : recordPage(c, { training, trusts: await employersHere(c) })
}

/** The code on a paper leads to its page, whatever it is worth. */
async function findCertificate(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const typed = (await formOf(c))('code')
  const read = readCertificateCode(typed)
  if (read.kind === 'code') return c.redirect(localPath(c.var.locale, certificateLink(read.code)), 303)
  return badPage(c, read.kind === 'altered' ? 'altered' : 'noCode', typed)
}

async function showCertificate(c: Ctx): Promise<Response> {
  const typed = c.req.param('code') ?? ''
  const read = readCertificateCode(typed)
  // In a link, what is no code at all was changed as well.
  if (read.kind !== 'code') return badPage(c, 'altered', typed)
  const completion = await completionByCode(c.var.db, read.code)
  if (completion === null) return badPage(c, 'unknown', read.code)
  return completion.state === 'standing' ? goodPage(c, completion) : endedCertificatePage(c, completion)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function openMine(c: Ctx): Promise<Response> {
  const token = tokenOf(c)
  const completion = isTokenShaped(token) ? await completionByToken(c.var.db, token) : null
  return completion === null ? c.notFound() : minePage(c, { token, completion, isChanged: c.req.query('done') === 'shows' })
}

async function changeMine(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services } = c.var
  const token = tokenOf(c)
  if (!isTokenShaped(token)) return c.notFound()
  const form = await formOf(c)
  const isTicked = (name: string): boolean => form(name) === 'yes'
  const does = form('do')
  if (does !== 'show' && does !== 'take-back') return openMine(c)
  const outcome =
    does === 'take-back'
      ? await takeBack(services, token)
      : await changeShown(services, token, { showsName: isTicked('showsName'), showsEmployer: isTicked('showsEmployer') })
  if (outcome === 'unknown') return c.notFound()
  const completion = await completionByToken(services.db, token)
  if (outcome === 'ended' || completion === null) return endedPage(c, { endedBecause: completion?.endedBecause ?? 'owner' })
  return minePage(c, { token, completion, isChanged: does === 'show' })
}

/** For its holder alone: in no cache, and under no name that says whose it is. */
async function minePaper(c: Ctx): Promise<Response> {
  const token = tokenOf(c)
  const completion = isTokenShaped(token) ? await completionByToken(c.var.db, token) : null
  if (completion === null) return c.notFound()
  if (completion.state !== 'standing') return minePage(c, { token, completion })
  return c.body(new Uint8Array(await writeCertificate(c, completion)), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="certificate-${completion.code}.pdf"`,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
}
