import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { answerLetter, removeLetter, sendLetterAgain } from './by-letter-link.ts'
import { confirmLetter, type RecipientOf } from './confirm-letter.ts'
import { lettersRoutes } from './console/letters-routes.ts'
import type { LetterSource } from './letter.ts'
import { askedPath, gonePath, letterLink, letterOfLink, letterPath } from './letter-links.ts'
import { letterSteps } from './letter-steps.ts'
import { type KeptLetter, letterById } from './letter-store.ts'
import { letterAnswers } from './letter-words.ts'
import { askedPage, gonePage } from './pages/asked-page.tsx'
import { deadLetterPage, type MineNotice, mineNotices, minePage } from './pages/mine-page.tsx'

/** Every page of the letters: their steps, what stands behind the links in our mails, and the page for staff. */
export function letterRoutes(router: Router, sources: readonly LetterSource[]): void {
  const recipientOf: RecipientOf = ({ kind }) => {
    const source = sources.find(each => each.kind === kind)
    if (!source) throw new Error(`Nobody knows how to look up who a letter to a ${kind} is for`)
    return source.recipientNow
  }
  router.get(askedPath, c => askedPage(c))
  router.get(gonePath, gonePage)
  router.get(letterPath, openLink)
  router.post(letterPath, c => pressButton(c, recipientOf))
  for (const source of sources) letterSteps(router, source)
  lettersRoutes(router, recipientOf)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function letterHere(c: Ctx): Promise<KeptLetter | null> {
  const token = tokenOf(c)
  const id = isTokenShaped(token) ? await letterOfLink(c.var.db, token) : null
  return id === null ? null : letterById(c.var.db, id)
}

async function openLink(c: Ctx): Promise<Response> {
  const letter = await letterHere(c)
  if (!letter) return deadLetterPage(c)
  const done = mineNotices.find(notice => notice === c.req.query('done')) ?? null
  return minePage(c, { token: tokenOf(c), letter, done })
}

async function pressButton(c: Ctx, recipientOf: RecipientOf): Promise<Response> {
  refuseForeignForms(c)
  if (!isTokenShaped(tokenOf(c))) return deadLetterPage(c)
  const form = await formOf(c)
  switch (form('do')) {
    case 'send':
      return send(c, form('words'), recipientOf)
    case 'remove':
      return remove(c)
    case 'answer':
      return answer(c, form('answer'))
    case 'again':
      return again(c, recipientOf)
    default:
      throw new HTTPException(400)
  }
}

const back = (c: Ctx, done: MineNotice): Response =>
  c.redirect(`${localPath(c.var.locale, letterLink(tokenOf(c)))}?done=${done}`, 303)

/** What the page says when it cannot go, with the letter still there. */
async function stay(c: Ctx, why: string): Promise<Response> {
  const letter = await letterHere(c)
  return letter ? minePage(c, { token: tokenOf(c), letter, done: null, why, status: 409 }) : deadLetterPage(c)
}

async function send(c: Ctx, words: string, recipientOf: RecipientOf): Promise<Response> {
  const outcome = await confirmLetter(c.var.services, { token: tokenOf(c), words, recipientOf })
  switch (outcome.outcome) {
    case 'unknown':
      return deadLetterPage(c)
    case 'words':
      return stay(c, c.var.t('act-letters.mine.done.words'))
    case 'gone':
      return stay(c, outcome.why)
    case 'too-late':
    case 'done':
      return minePage(c, { token: tokenOf(c), letter: outcome.letter, done: null })
    case 'held':
      return back(c, 'held')
    case 'confirmed':
      return back(c, 'sent')
  }
}

async function remove(c: Ctx): Promise<Response> {
  const outcome = await removeLetter(c.var.services, tokenOf(c))
  // Pressed twice it is gone already, which is what was wanted.
  return outcome === 'leaving' ? back(c, 'leaving') : c.redirect(localPath(c.var.locale, gonePath), 303)
}

async function answer(c: Ctx, typed: string): Promise<Response> {
  const known = letterAnswers.find(each => each === typed)
  if (known === undefined) throw new HTTPException(400)
  const outcome = await answerLetter(c.var.services, tokenOf(c), known)
  if (outcome === 'unknown') return deadLetterPage(c)
  return outcome === 'noted' ? back(c, 'answered') : openLink(c)
}

async function again(c: Ctx, recipientOf: RecipientOf): Promise<Response> {
  const outcome = await sendLetterAgain(c.var.services, tokenOf(c), recipientOf)
  if (typeof outcome === 'object') return stay(c, outcome.why)
  if (outcome === 'unknown') return deadLetterPage(c)
  return outcome === 'queued' ? back(c, 'again') : openLink(c)
}
