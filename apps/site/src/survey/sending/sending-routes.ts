import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { readForm } from '../read-form.ts'
import { requestSubject } from '../requests/request-here.ts'
import { roundHere, roundSubject } from '../round-here.ts'
import {
  againPath,
  arrivedPath,
  checkLink,
  checkPath,
  confirmPath,
  correctionPath,
  decidePath,
  handedOverPath,
  pausePath,
  readLetterLink,
  readLetterPath,
  readLettersPath,
  recalledPath,
  recallPath,
  releasePath,
  resumePath,
  sendLink,
  sendPath,
  testLetterPath,
  trustsPath,
} from './links.ts'
import { changeBatch, recall, recalledPage, recallPage, sendRecalledLetters } from './pages/batch-forms.tsx'
import { checkPage } from './pages/check-page.tsx'
import { readChooseFilter } from './pages/choose-filter.ts'
import { changeChoice } from './pages/choose-forms.ts'
import { choosePage } from './pages/choose-page.tsx'
import { confirmPage } from './pages/confirm-page.tsx'
import { correctionPage, saveCorrection } from './pages/correction-page.tsx'
import { againPage, decidePage, saveAgain, saveArrived, saveHandedOver } from './pages/letter-forms.tsx'
import { progressPage } from './pages/progress-page.tsx'
import { readLetterPage } from './pages/read-letter-page.tsx'
import { actingHere, houseHere, leadTo } from './pages/send-here.ts'
import { longestRecallMinutes, sendRound } from './send-round.ts'
import { sendTestLetter } from './send-test-letter.ts'

/** Sending a round: who is asked, what was found, the letters, the last yes; and then how they fare. */
export function sendingRoutes(router: Router): void {
  const subject = roundSubject
  consoleRoute(router, { method: 'get', path: sendPath, deed: 'round.see', subject, handle: sendOrFollow })
  consoleRoute(router, { method: 'post', path: trustsPath, deed: 'round.send', subject, handle: changeChoice })
  consoleRoute(router, { method: 'get', path: checkPath, deed: 'round.see', subject, handle: whileDraft(checkPage) })
  consoleRoute(router, { method: 'get', path: readLettersPath, deed: 'round.see', subject, handle: whileDraft(readLetterPage) })
  consoleRoute(router, { method: 'get', path: readLetterPath, deed: 'round.see', subject, handle: whileDraft(readLetterPage) })
  consoleRoute(router, { method: 'post', path: testLetterPath, deed: 'round.try', subject, handle: writeTest })
  consoleRoute(router, { method: 'get', path: confirmPath, deed: 'round.send', subject, handle: whileDraft(confirmPage) })
  consoleRoute(router, { method: 'post', path: sendPath, deed: 'round.send', subject, handle: send })
  consoleRoute(router, { method: 'post', path: pausePath, deed: 'round.pause', subject, handle: changeBatch('pause') })
  consoleRoute(router, { method: 'post', path: resumePath, deed: 'round.resume', subject, handle: changeBatch('resume') })
  consoleRoute(router, { method: 'post', path: releasePath, deed: 'round.resume', subject, handle: changeBatch('release') })
  consoleRoute(router, { method: 'get', path: recallPath, deed: 'round.recall', subject, handle: recallPage })
  consoleRoute(router, { method: 'post', path: recallPath, deed: 'round.recall', subject, handle: recall })
  consoleRoute(router, { method: 'get', path: recalledPath, deed: 'request.bulk', subject, handle: recalledPage })
  consoleRoute(router, { method: 'post', path: recalledPath, deed: 'request.bulk', subject, handle: sendRecalledLetters })
  consoleRoute(router, { method: 'get', path: correctionPath, deed: 'request.bulk', subject, handle: correctionPage })
  consoleRoute(router, { method: 'post', path: correctionPath, deed: 'request.bulk', subject, handle: saveCorrection })
  const request = requestSubject
  consoleRoute(router, { method: 'get', path: decidePath, deed: 'request.see', subject: request, handle: c => decidePage(c) })
  consoleRoute(router, { method: 'post', path: arrivedPath, deed: 'request.write', subject: request, handle: saveArrived })
  consoleRoute(router, { method: 'post', path: handedOverPath, deed: 'request.write', subject: request, handle: saveHandedOver })
  consoleRoute(router, { method: 'get', path: againPath, deed: 'request.write', subject: request, handle: c => againPage(c) })
  consoleRoute(router, { method: 'post', path: againPath, deed: 'request.write', subject: request, handle: saveAgain })
}

/** A draft begins with its trusts; a round on its way is followed. */
async function sendOrFollow(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  return round.state === 'draft'
    ? choosePage(
        c,
        round,
        readChooseFilter(name => c.req.query(name)),
      )
    : progressPage(c, round)
}

/** The steps before sending belong to a draft: somebody who comes late is led to where the letters are followed. */
const whileDraft =
  (show: (c: Ctx, round: Awaited<ReturnType<typeof roundHere>>) => Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const round = await roundHere(c)
    return round.state === 'draft' ? show(c, round) : leadTo(c, sendLink(round.id))
  }

async function writeTest(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const round = await roundHere(c)
  const code = c.req.param('code') ?? ''
  const outcome = await sendTestLetter(services.write, {
    round: round.id,
    trustCode: code,
    to: principalOf(c).email,
    words: {
      subject: subject => t('sending.test.subject', { subject }),
      note: trust => t('sending.test.note', { trust }),
    },
    house: await houseHere(c),
    ...actingHere(c),
  })
  if (outcome.outcome === 'no-such-letter') throw new HTTPException(404)
  return leadTo(c, readLetterLink(round.id, code), { done: 'tested' })
}

async function send(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const round = await roundHere(c)
  const form = await readForm(c)
  const minutes = form.line('minutes')
  const recallMinutes = /^\d{1,3}$/.test(minutes) ? Number(minutes) : Number.NaN
  if (round.state === 'draft' && !(recallMinutes <= longestRecallMinutes)) {
    return confirmPage(c, round, { minutes, fault: t('sending.confirm.faults.minutes', { most: longestRecallMinutes }) })
  }
  const outcome = await sendRound(services.write, {
    round: round.id,
    fingerprint: form.line('fingerprint'),
    recallMinutes,
    house: await houseHere(c),
    office: services,
    ...actingHere(c),
  })
  switch (outcome.outcome) {
    case 'sent':
      return leadTo(c, sendLink(round.id), { done: 'sent', count: outcome.letters + outcome.byHand })
    case 'already':
      return leadTo(c, sendLink(round.id), { done: 'already', who: outcome.by })
    case 'blocked':
      return leadTo(c, checkLink(round.id))
    case 'changed':
      return confirmPage(c, round, { minutes, isChanged: true, plan: outcome.plan })
    case 'no-such-round':
      throw new HTTPException(404)
  }
}
