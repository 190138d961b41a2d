import { HTTPException } from 'hono/http-exception'
import { consoleRoute, type Deed, formOf, principalOf } from '../../../accounts/index.ts'
import {
  asActor,
  type Ctx,
  dayInUk,
  inTransaction,
  localPath,
  type Router,
  record,
  startOfUkDay,
} from '../../../foundation/index.ts'
import { readAddress } from '../../../network/index.ts'
import { pictureHeaders } from '../pages/send-picture.ts'
import { readAge } from '../rules/read-telling.ts'
import { storiesOf } from '../store/list-stories.ts'
import { pictureBytes } from '../store/picture-store.ts'
import { type StoryRow, storyById } from '../store/story-store.ts'
import { versionOf } from '../store/version-store.ts'
import {
  askAt,
  consolePath,
  consolePictureAt,
  consoleStoryAt,
  editAt,
  findPath,
  homeAt,
  lookAt,
  publishAt,
  refuseAt,
  takeDownAt,
} from '../story-links.ts'
import { reasons } from '../story-words.ts'
import { askTeller } from '../verbs/ask-teller.ts'
import { editStory } from '../verbs/edit-story.ts'
import { type EndOutcome, endByStaff } from '../verbs/end-story.ts'
import { publishStory } from '../verbs/publish-story.ts'
import { putOnHome } from '../verbs/put-on-home.ts'
import { settleLook } from '../verbs/settle-look.ts'
import { faultsIn, readTyped, textsOf } from './edit-form.tsx'
import { consoleStoriesPage } from './stories-page.tsx'
import { consoleStoryPage, type StoryShown } from './story-page.tsx'

/** Stories, for staff: reading, making them safe for others, asking their tellers, showing and taking down. */
export function storiesRoutes(router: Router): void {
  const get = (path: string, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'get', path, deed: 'story.see', handle })
  const post = (path: string, deed: Deed, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'post', path, deed, handle })
  get(consolePath, c => consoleStoriesPage(c))
  get(consoleStoryAt.path, c => openOne(c))
  get(consolePictureAt.path, sendImage)
  post(findPath, 'story.look-up', postFind)
  post(editAt.path, 'story.edit', postEdit)
  post(lookAt.path, 'story.look', postLook)
  post(askAt.path, 'story.ask', postAsk)
  post(publishAt.path, 'story.publish', postPublish)
  post(homeAt.path, 'story.home', postHome)
  post(refuseAt.path, 'story.refuse', c => postEnd(c, 'refuse'))
  post(takeDownAt.path, 'story.take-down', c => postEnd(c, 'take-down'))
}

/** No number that the database could not hold. What nobody has confirmed by mail is not for anybody’s eyes. */
async function storyHere(c: Ctx): Promise<StoryRow> {
  const id = Number(c.req.param('id'))
  const story = Number.isSafeInteger(id) ? await storyById(c.var.db, id) : null
  if (!story || story.state === 'unconfirmed') throw new HTTPException(404)
  return story
}

const openOne = async (c: Ctx, more: Omit<StoryShown, 'story'> = {}): Promise<Response> =>
  consoleStoryPage(c, { ...more, story: await storyHere(c) })

async function sendImage(c: Ctx): Promise<Response> {
  const { db } = c.var
  const story = await storyHere(c)
  const bytes =
    story.state === 'open' ? await pictureBytes(db, story.id, (await versionOf(db, story.id, story.newest)).picture) : null
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, { ...pictureHeaders, 'cache-control': 'no-store' })
}

/** Whoever looks somebody up by their address leaves a trace, without the address. */
async function postFind(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const sent = await formOf(c)
  const read = readAddress(sent('address'))
  const found = read.ok ? await storiesOf(db, read.address) : []
  await inTransaction(services.write, tx =>
    record(tx, {
      actor: asActor(principalOf(c)),
      at: services.clock(),
      deed: 'story.look-up',
      subject: { kind: 'story-list', id: 'by-address' },
      after: { found: found.map(({ id }) => id) },
    }),
  )
  return consoleStoriesPage(c, { found })
}

const versionIn = (sent: (name: string) => string, field = 'version'): number => {
  const version = Number(sent(field))
  return Number.isSafeInteger(version) ? version : 0
}

const to = (c: Ctx, id: number, what: string): Response =>
  c.redirect(`${localPath(c.var.locale, consoleStoryAt.link(id))}?${what}=yes`, 303)

async function postEdit(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const story = await storyHere(c)
  // Taken back while the editor had it open: nothing of it may come back, what was typed included.
  if (story.state === 'ended') return consoleStoryPage(c, { story, status: 410 })
  const sent = await formOf(c)
  const typed = readTyped(sent)
  const age = readAge(typed.age)
  const errors = faultsIn(typed).map(({ field, fault, most }) => ({
    field,
    message: t(`stories.console.faults.${fault}`, { most }),
  }))
  if (errors.length > 0 || age === undefined) return consoleStoryPage(c, { story, errors, typed })
  const outcome = await editStory(services, {
    id: story.id,
    basedOn: versionIn(sent, 'basedOn'),
    actor: asActor(principalOf(c)),
    age,
    // Without a picture there is nothing to tick.
    keepsPicture: typed.keepsPicture,
    texts: textsOf(typed, story.language),
  })
  switch (outcome) {
    case 'done':
    case 'same':
      return to(c, story.id, 'saved')
    case 'changed':
      return openOne(c, { typed, isChanged: true })
    case 'ended':
      return openOne(c, { status: 410 })
    case 'unknown':
      throw new HTTPException(404)
  }
}

async function postLook(c: Ctx): Promise<Response> {
  const { id } = await storyHere(c)
  const sent = await formOf(c)
  const outcome = await settleLook(c.var.services, { id, key: sent('key'), actor: asActor(principalOf(c)) })
  return outcome === 'done' ? c.redirect(`${localPath(c.var.locale, consoleStoryAt.link(id))}#look`, 303) : after(c, id, outcome)
}

async function postAsk(c: Ctx): Promise<Response> {
  const { id } = await storyHere(c)
  const sent = await formOf(c)
  const outcome = await askTeller(c.var.services, { id, version: versionIn(sent), actor: asActor(principalOf(c)) })
  return outcome.kind === 'refused' ? openOne(c, { refusals: outcome.because }) : after(c, id, outcome.kind)
}

async function postPublish(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const { id } = await storyHere(c)
  const sent = await formOf(c)
  const day = sent('day').trim()
  const at = day === '' ? null : dayOf(day, dayInUk(services.clock()))
  if (at === 'wrong') return openOne(c, { errors: [{ field: 'day', message: t('stories.console.faults.day') }] })
  const outcome = await publishStory(services, {
    id,
    version: versionIn(sent),
    actor: asActor(principalOf(c)),
    at,
    isSure: sent('sure') === 'yes',
  })
  if (outcome.kind === 'refused') return openOne(c, { refusals: outcome.because })
  return after(c, id, outcome.kind === 'scheduled' ? 'done' : outcome.kind)
}

/** From the first moment of a day in the United Kingdom; today is now. */
function dayOf(day: string, today: string): Date | null | 'wrong' {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day)
    return 'wrong'
  if (day < today || day > `${Number(today.slice(0, 4)) + 3}${today.slice(4)}`) return 'wrong'
  return day === today ? null : startOfUkDay(day)
}

async function postHome(c: Ctx): Promise<Response> {
  const { id } = await storyHere(c)
  const sent = await formOf(c)
  const actor = asActor(principalOf(c))
  return after(c, id, await putOnHome(c.var.services, { id, version: versionIn(sent), actor, isOn: sent('on') === 'yes' }))
}

async function postEnd(c: Ctx, deed: 'refuse' | 'take-down'): Promise<Response> {
  const { services, t } = c.var
  const { id } = await storyHere(c)
  const sent = await formOf(c)
  const reason = reasons.find(each => each === sent('reason'))
  if (!reason) return openOne(c, { errors: [{ field: 'reason', message: t('stories.console.faults.reason') }] })
  const actor = asActor(principalOf(c))
  return after(c, id, await endByStaff(services, { id, version: versionIn(sent), actor, reason, deed }))
}

function after(c: Ctx, id: number, outcome: EndOutcome): Response {
  if (outcome === 'unknown') throw new HTTPException(404)
  return outcome === 'done' ? c.redirect(localPath(c.var.locale, `${consolePath}?done=yes`), 303) : to(c, id, 'changed')
}
