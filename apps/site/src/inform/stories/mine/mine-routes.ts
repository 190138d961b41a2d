import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, refuseForeignForms } from '../../../accounts/index.ts'
import { type Ctx, localPath, PhotoDesk, type Router } from '../../../foundation/index.ts'
import { pictureHeaders } from '../pages/send-picture.ts'
import { confirmedPage, confirmPage } from '../pages/small-pages.tsx'
import { cleanLine, cleanText, lengthOf } from '../rules/clean-words.ts'
import { longestWords, nameFaults, readAge, type TellingFault } from '../rules/read-telling.ts'
import { formHash, wordingsOf } from '../store/consent-store.ts'
import { pictureBytes } from '../store/picture-store.ts'
import { linkByToken } from '../store/story-mail.ts'
import { storyById } from '../store/story-store.ts'
import { versionOf } from '../store/version-store.ts'
import { confirmPath, mineLink, minePath, minePictureAt, mineUploadAt } from '../story-links.ts'
import { yearChoices } from '../story-words.ts'
import {
  agreeToWords,
  type ChangeOutcome,
  changeScopes,
  removePicture,
  renewMine,
  rewriteMine,
  takeBack,
} from '../verbs/change-mine.ts'
import { confirmStory, judgeConfirm } from '../verbs/confirm-story.ts'
import { mineHere, tokenOf } from './mine-here.ts'
import { minePage } from './mine-page.tsx'
import { type MineNotice, mineNotices } from './mine-parts.ts'
import { takePicture } from './take-picture.ts'

/** What stands behind the links in our mails about a story. */
export function mineRoutes(router: Router, desk: PhotoDesk = new PhotoDesk()): void {
  router.get(confirmPath, openConfirm)
  router.post(confirmPath, pressConfirm)
  router.get(minePath, openMine)
  router.post(minePath, postMine)
  router.get(minePictureAt.path, sendMine)
  router.post(mineUploadAt.path, c => takePicture(c, desk))
}

async function openConfirm(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const token = tokenOf(c)
  const link = isTokenShaped(token) ? await linkByToken(db, 'confirm', token) : null
  const verdict = judgeConfirm(link, link && (await storyById(db, link.storyId)), services.clock())
  return verdict === 'good' ? confirmPage(c, token) : confirmedPage(c, { verdict, mine: null })
}

async function pressConfirm(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const token = tokenOf(c)
  return confirmedPage(c, isTokenShaped(token) ? await confirmStory(c.var.services, token) : { verdict: 'unknown', mine: null })
}

async function openMine(c: Ctx): Promise<Response> {
  const notice = mineNotices.find(each => each === c.req.query('done'))
  return minePage(c, { ...(await mineHere(c)), notice })
}

type Sent = (name: string) => string

async function postMine(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const sent = await formOf(c)
  const { services } = c.var
  const { token } = await mineHere(c)
  switch (sent('do')) {
    case 'take-back':
      return after(c, await takeBack(services, token), null)
    case 'agree':
      return after(c, await agreeToWords(services, token, numberIn(sent)), 'agreed')
    case 'rewrite':
      return rewrite(c, sent)
    case 'remove-picture':
      return after(c, await removePicture(services, token), 'picture-gone')
    case 'renew':
    case 'change':
      return agree(c, sent)
    default:
      throw new HTTPException(400)
  }
}

const numberIn = (sent: Sent): number => {
  const number = Number(sent('number'))
  return Number.isSafeInteger(number) ? number : 0
}

/** Back to the page, which says what was done; of a story that is gone, that it is. */
async function after(c: Ctx, outcome: ChangeOutcome, notice: MineNotice | null): Promise<Response> {
  if (outcome === 'unknown') throw new HTTPException(404)
  if (outcome === 'done' && notice !== null)
    return c.redirect(`${localPath(c.var.locale, mineLink(tokenOf(c)))}?done=${notice}`, 303)
  const mine = await mineHere(c)
  return outcome === 'newer' ? minePage(c, { ...mine, notice: 'newer', status: 409 }) : minePage(c, mine)
}

async function rewrite(c: Ctx, sent: Sent): Promise<Response> {
  const { services, t } = c.var
  const typed = { name: cleanLine(sent('name')), words: cleanText(sent('words')), age: sent('age') }
  const age = readAge(typed.age)
  const length = lengthOf(typed.words)
  const faults: TellingFault[] = [
    ...nameFaults(typed.name),
    ...(age === undefined ? [{ field: 'age' as const, fault: 'age' }] : []),
    ...(typed.words === '' ? [{ field: 'words' as const, fault: 'words' }] : []),
    ...(length > longestWords ? [{ field: 'words' as const, fault: 'long', count: length, most: longestWords }] : []),
  ]
  const mine = await mineHere(c)
  const errors = faults.map(({ field, fault, count = 0, most = 0 }) => ({
    field,
    message: t(`stories.tell.faults.${fault}`, { count, most }),
  }))
  if (errors.length > 0 || age === undefined) return minePage(c, { ...mine, errors, typed })
  const { name, words } = typed
  const outcome = await rewriteMine(services, mine.token, { number: numberIn(sent), name, words, age })
  // Nothing that was typed is lost: it stands in the form, below the words that are newer.
  if (outcome === 'newer') return minePage(c, { ...(await mineHere(c)), typed, notice: 'newer', status: 409 })
  return after(c, outcome, 'rewritten')
}

async function agree(c: Ctx, sent: Sent): Promise<Response> {
  const { services, t, shell } = c.var
  const wordings = wordingsOf(t, shell.charity.name)
  const mine = await mineHere(c)
  if (sent('wordings') !== formHash(wordings)) return minePage(c, { ...mine, notice: 'words', status: 422 })
  if (sent('do') === 'change') {
    const wanted = wordings.filter(({ scope }) => scope !== 'site' && sent(scope) === 'yes')
    return after(c, await changeScopes(services, mine.token, wanted), 'changed')
  }
  const years = yearChoices.find(each => String(each) === sent('years'))
  if (!years) throw new HTTPException(400)
  return after(c, await renewMine(services, mine.token, years, wordings), 'renewed')
}

async function sendMine(c: Ctx): Promise<Response> {
  const { db } = c.var
  const { story } = await mineHere(c)
  const bytes =
    story.state === 'open' ? await pictureBytes(db, story.id, (await versionOf(db, story.id, story.newest)).picture) : null
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, { ...pictureHeaders, 'cache-control': 'no-store' })
}
