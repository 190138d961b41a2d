// Long because: one story's way from the form to being read and taken back, and every way in which somebody else could disturb it, on the same few rows.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetGuard } from '../../../test/support/forget-guard.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import {
  hearNews,
  inTransaction,
  listAudit,
  listMail,
  type News,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { hidden, photoOfTelephone } from '../../foundation/photo/photos-for-tests.ts'
import { rooms } from '../../rooms.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { searchStories } from './search-stories.ts'
import { homeStories } from './store/public-stories.ts'
import type { StoryTables } from './store/story-tables.ts'
import { keepStories } from './verbs/keep-stories.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const plainWords = 'It came back on a Tuesday. I asked who else there was, and nobody could say. 🎗️ Rwy’n dal i ofyn.'
const complete = {
  words: plainWords,
  language: 'en',
  name: 'Siân',
  age: '47',
  about: 'me',
  adult: 'yes',
  address: 'Someone@Post.example',
  years: '2',
  site: 'yes',
  social: 'yes',
}

eachDatabase('people’s stories', open => {
  let services: Services
  let app: Router
  let now: Date
  let photo: Buffer
  let news: News[] = []
  let editor: string
  let stopHearing: () => Promise<void>
  const dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-stories-'))
  beforeAll(async () => {
    photo = await photoOfTelephone()
    stopHearing = await hearNews(open(), heard => news.push(heard))
  })
  afterAll(async () => {
    await stopHearing()
    rmSync(dataFolder, { recursive: true })
  })
  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', dataFolder })
    app = makeApp(services)
    editor ??= (await signInForTests(services, { role: 'editor', name: 'First Editor' })).cookie
    news = []
  })
  afterEach(async () => {
    await forgetGuard(open().db)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const db = writes<StoryTables & Record<'mail' | 'guard_flag', { id: number }>>(tx)
      for (const table of ['story', 'guard_flag', 'mail'] as const) await db.deleteFrom(table).execute()
    })
  })

  const pass = (days: number) => {
    now = new Date(now.getTime() + days * dayMs)
  }
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const staff = () => ({ ...ours, cookie: editor })
  /** Hidden fields of a page; where a form at its foot has the same name, those that come first. */
  const hiddenIn = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]).reverse(),
    )
  /** The form as a browser fills it: its own hidden fields, and what was typed. */
  const fresh = async (cy = '') => {
    const { key = '', wordings = '' } = hiddenIn(await (await ask(`${cy}/stories/tell/write`)).text())
    return { key, wordings }
  }
  const send = async (fields: Record<string, string> = {}, cy = '') =>
    press(`${cy}/stories/tell/write`, { ...(await fresh(cy)), ...complete, from: 'look', go: 'send', ...fields })
  const mails = async () => (await listMail(open().db)).filter(({ kind }) => kind === 'confirmation')
  const newest = async (kind: 'confirm' | 'mine') => {
    for (const { text } of await mails()) {
      const found = new RegExp(`http://localhost:3000((?:/cy)?/stories/${kind}/[\\w-]{43})`).exec(text)?.[1]
      if (found) return found
    }
    throw new Error(`No mail has a link to ${kind}`)
  }
  const stories = () => rows<StoryTables>(open().db).selectFrom('story').selectAll().orderBy('id').execute()
  const only = async () => {
    const [story, ...more] = (await stories()).filter(({ origin }) => origin === 'teller')
    if (!story || more.length > 0) throw new Error('There is not one story')
    return story
  }
  const told = async (fields: Record<string, string> = {}) => {
    expect((await send(fields)).status).toBe(303)
    expect((await press(await newest('confirm'))).status).toBe(200)
    return only()
  }
  const consolePage = async (id: number) => (await ask(`/console/stories/${id}`, { cookie: editor })).text()
  const lookAll = async (id: number) => {
    for (let html = await consolePage(id); ; html = await consolePage(id)) {
      const key = /name="key" value="([0-9a-f]{64})"/.exec(html)?.[1]
      if (!key) return
      expect((await press(`/console/stories/${id}/look`, { key }, staff())).status).toBe(303)
    }
  }
  const inConsole = async (id: number, deed: string, fields: Record<string, string> = {}) =>
    press(`/console/stories/${id}/${deed}`, { version: String((await only()).version), ...fields }, staff())
  const edit = (id: number, basedOn: number, words: string) =>
    press(
      `/console/stories/${id}/edit`,
      { basedOn: String(basedOn), name: 'Siân', age: '47', opening: 'It came back.', words, keeps: 'yes' },
      staff(),
    )
  const shown = async (fields: Record<string, string> = {}) => {
    const { id } = await told(fields)
    expect((await inConsole(id, 'publish')).headers.get('location')).toBe('/console/stories?done=yes')
    return only()
  }
  const upload = async (mine: string, file: Buffer, fields: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [field, value] of Object.entries({ description: 'A red bar', people: 'yes', ...fields })) body.set(field, value)
    body.set('photo', new File([new Uint8Array(file)], 'IMG_0001.HEIC'))
    return app.request(`${mine}/picture`, { method: 'POST', headers: ours, body })
  }
  const deedsOf = async (id: number) =>
    (await listAudit(open().db, {}, { limit: 60 })).filter(({ subject }) => subject.id === String(id)).map(({ deed }) => deed)

  test('from the first step to the list and back: nobody reads it before its teller and staff have said yes, nor after it is taken back', async () => {
    expect(textOf(await (await ask('/stories')).text())).toContain('Nobody has told their story here yet')
    // Help stands before anything is asked.
    const intro = await (await ask('/stories/tell')).text()
    expect(intro.indexOf('999')).toBeGreaterThan(0)
    expect(intro.indexOf('999')).toBeLessThan(intro.indexOf('/stories/tell/write'))
    const answer = await send()
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      '/stories/tell/sent',
      null,
    ])
    const story = await only()
    expect(story).toMatchObject({ state: 'unconfirmed', address: 'someone@post.example', years: 2 })
    expect((await ask(`/console/stories/${story.id}`, { cookie: editor })).status).toBe(404)
    const confirm = await newest('confirm')
    // A scanner follows the link, and another site posts to it: nothing happens.
    expect((await ask(confirm)).status).toBe(200)
    expect(
      (await press(confirm, {}, { ...ours, origin: 'http://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
    expect((await only()).state).toBe('unconfirmed')
    expect((await press(confirm)).status).toBe(200)
    expect(textOf(await (await press(confirm)).text())).toContain('That is done already')
    expect(await ask(`/stories/${story.id}`)).toMatchObject({ status: 404 })
    const mine = await newest('mine')
    expect((await inConsole(story.id, 'publish')).status).toBe(303)
    expect(await only()).toMatchObject({ turn: 'nobody', shown: 1, agreed: 1 })
    const page = await ask(`/stories/${story.id}`)
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'noindex, noimageindex, noarchive'])
    expect(textOf(await page.text())).toContain('Siân, 47')
    expect(await (await ask('/stories')).text()).toContain('Rwy’n dal i ofyn')
    expect((await homeStories(open().db, 'en')).map(({ id }) => id)).toContain(story.id)
    expect(news.map(({ name }) => name)).toContain('stories-changed')
    news = []
    expect((await press(mine, { do: 'take-back' })).status).toBe(410)
    for (const path of [`/stories/${story.id}`, `/cy/stories/${story.id}`]) expect((await ask(path)).status).toBe(404)
    expect(await (await ask('/')).text()).not.toContain('Rwy’n dal i ofyn')
    expect(news.map(({ name }) => name)).toContain('stories-changed')
    // Nothing of it is left in any table, in the outbox, or in the log.
    expect(await only()).toMatchObject({ state: 'ended', address: '', shown: null, ended_because: 'teller' })
    const kept = JSON.stringify([
      await rows<StoryTables>(open().db).selectFrom('story_text').selectAll().execute(),
      await stories(),
      await mails(),
      await listAudit(open().db, {}, { limit: 100 }),
    ])
    for (const word of ['post.example', 'Siân', 'Tuesday', 'dal i ofyn']) expect(kept).not.toContain(word)
    // A link that is used again opens the page that says so, and does nothing.
    expect((await press(mine, { do: 'take-back' })).status).toBe(410)
    expect((await press(mine, { do: 'renew' })).status).toBeGreaterThanOrEqual(400)
    expect((await deedsOf(story.id)).filter(deed => deed === 'story.take-back')).toHaveLength(1)
  })

  test('step by step, back and forth, in Welsh: nothing typed is lost, and nobody is told of what was not asked yet', async () => {
    const { key, wordings } = await fresh('/cy')
    const step = async (fields: Record<string, string>) => {
      const answer = await press('/cy/stories/tell/write', { key, wordings, ...fields })
      return { status: answer.status, html: await answer.text() }
    }
    const words = 'Llinell un “&<b>”\n\nLlinell dau, a thair, ac eto ragor o eiriau fan hyn.'
    const you = await step({ from: 'words', go: 'you', words, language: 'cy' })
    expect([you.status, /class="error"/.test(you.html)]).toEqual([200, false])
    const carried = hiddenIn(you.html)
    expect(carried.words).toBe('Llinell un “&amp;&lt;b&gt;”\n\nLlinell dau, a thair, ac eto ragor o eiriau fan hyn.')
    const wrong = await step({ from: 'you', go: 'agree', words, language: 'cy', name: 'Mari', age: 'x', address: 'a@b' })
    expect([wrong.status, wrong.html.includes('value="Mari"')]).toEqual([422, true])
    const typed = { ...complete, words, language: 'cy', site: '', social: '' }
    const agree = await step({ from: 'you', go: 'agree', ...typed })
    expect(agree.status).toBe(200)
    expect(agree.html).not.toMatch(/type="checkbox"[^>]*checked/)
    const refused = await step({ from: 'agree', go: 'look', ...typed })
    expect([refused.status, refused.html.includes('id="site-error"')]).toEqual([422, true])
    const back = await step({ from: 'agree', go: 'words', ...typed })
    expect(textOf(back.html)).toContain('Llinell dau, a thair')
    const changed = await step({ from: 'look', go: 'send', ...typed, site: 'yes', wordings: 'f'.repeat(64) })
    expect([changed.status, await stories()]).toEqual([422, []])
    const sent = await step({ from: 'look', go: 'send', ...typed, site: 'yes' })
    expect(sent.status).toBe(303)
    expect(await only()).toMatchObject({ language: 'cy', locale: 'cy' })
    expect(await newest('confirm')).toMatch(/^\/cy\//)
  })

  test('too long, empty, of 3 MB, piled with marks, from another site, or to a typing slip: said in words, and nothing is kept', async () => {
    const refused = await send({ words: 'a'.repeat(12_001) })
    expect([refused.status, textOf(await refused.text())]).toEqual([422, expect.stringContaining('You have written 12,001')])
    expect((await send({ words: ' \u200b ' })).status).toBe(422)
    const body = `words=${'a'.repeat(3 * 1024 * 1024)}`
    const headers = { ...ours, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
    expect((await app.request('/stories/tell/write', { method: 'POST', headers, body })).status).toBe(413)
    expect((await press('/stories/tell/write', complete, { ...ours, origin: 'http://elsewhere.example' })).status).toBe(403)
    expect(textOf(await (await send({ address: 'someone@gmial.com' })).text())).toContain('Did you mean someone@gmail.com?')
    expect((await app.request('/stories/tell/write', { method: 'PUT' })).status).toBe(405)
    expect(await stories()).toEqual([])
  })

  test('sent twice at once and confirmed twice at once: one story, one mail each', async () => {
    const form = await fresh()
    const fields = { ...form, ...complete, from: 'look', go: 'send' }
    await Promise.all([press('/stories/tell/write', fields), press('/stories/tell/write', fields)])
    expect([(await stories()).length, (await mails()).length]).toEqual([1, 1])
    const confirm = await newest('confirm')
    await Promise.all([press(confirm), press(confirm)])
    expect((await mails()).length).toBe(2)
    expect((await deedsOf((await only()).id)).filter(deed => deed === 'story.confirm')).toHaveLength(1)
    // The form again, once the mail may be lost.
    await press('/stories/tell/write', fields)
    expect((await stories()).length).toBe(1)
    // A browser opens the form that it has kept for some minutes: what is told in it now is another story.
    await forgetGuard(open().db)
    const another = { ...fields, words: `${plainWords} This one is my mother’s.` }
    expect((await press('/stories/tell/write', another)).status).toBe(303)
    expect((await stories()).length).toBe(2)
  })

  test('a story that names a nurse: looked at one by one, edited, and shown only in the words its teller has agreed to', async () => {
    const naming = `${plainWords}\n\nMy nurse Angharad rang me on 07700 900123.`
    const { id } = await told({ words: naming })
    const refusal = await inConsole(id, 'publish')
    expect([refusal.status, textOf(await refusal.text())]).toEqual([
      422,
      expect.stringContaining('There are things to be looked at'),
    ])
    expect(textOf(await consolePage(id))).toContain('The name of somebody who works in health care')
    expect((await edit(id, 1, `${plainWords}\n\nMy nurse rang me.`)).headers.get('location')).toBe(
      `/console/stories/${id}?saved=yes`,
    )
    const unasked = await inConsole(id, 'publish')
    expect(textOf(await unasked.text())).toContain('Its teller has not agreed to these words')
    expect((await inConsole(id, 'ask')).status).toBe(303)
    const mine = await newest('mine')
    expect(textOf(await (await ask(mine)).text())).toContain('Do you agree to these words?')
    // Staff change one more word while its teller has the page open: the yes was to other words.
    await edit(id, 2, `${plainWords}\n\nMy nurse rang.`)
    expect((await press(mine, { do: 'agree', number: '2' })).status).toBe(409)
    expect((await only()).agreed).toBe(1)
    await inConsole(id, 'ask')
    expect((await press(mine, { do: 'agree', number: '3' })).headers.get('location')).toContain('done=agreed')
    expect((await press(mine, { do: 'agree', number: '3' })).headers.get('location')).toContain('done=agreed')
    expect((await inConsole(id, 'publish')).status).toBe(303)
    const page = await (await ask(`/stories/${id}`)).text()
    expect([page.includes('My nurse rang.'), page.includes('Angharad'), page.includes('07700')]).toEqual([true, false, false])
    // What is being changed is not shown yet; what was agreed to stays.
    await press(mine, { do: 'rewrite', number: '3', name: 'Siân', age: '', words: `${plainWords} More.` })
    expect(await (await ask(`/stories/${id}`)).text()).not.toContain('More.')
    expect(await only()).toMatchObject({ shown: 3, newest: 4, agreed: 4, turn: 'staff' })
    await lookAll(id)
    await inConsole(id, 'publish')
    expect(await (await ask(`/stories/${id}`)).text()).toContain('More.')
  })

  test('two editors at once, and a story taken back while one has it open: nothing that was typed is lost, nothing that was taken back returns', async () => {
    const { id } = await told()
    expect((await edit(id, 1, `${plainWords} First.`)).status).toBe(303)
    const second = await edit(id, 1, `${plainWords} Second.`)
    const both = await second.text()
    expect([second.status, both.includes('First.'), both.includes('Second.')]).toEqual([409, true, true])
    expect(hiddenIn(both).basedOn).toBe('2')
    expect((await edit(id, 2, `${plainWords} Second.`)).status).toBe(303)
    // Old words come back through the form.
    expect(await (await ask(`/console/stories/${id}?from=2`, { cookie: editor })).text()).toMatch(
      /<textarea[^>]*name="words"[^>]*>[^<]*First\./,
    )
    const { version } = await only()
    await press(await newest('mine'), { do: 'take-back' })
    const late = await edit(id, 3, `${plainWords} Late.`)
    const said = await late.text()
    expect([late.status, said.includes('Late.'), said.includes('Tuesday')]).toEqual([410, false, false])
    const gone = await press(`/console/stories/${id}/publish`, { version: String(version) }, staff())
    expect(gone.headers.get('location')).toBe(`/console/stories/${id}?changed=yes`)
    expect((await ask(`/stories/${id}`)).status).toBe(404)
  })

  test('a photograph with GPS: nothing hidden survives, staff look first, and it goes at once when it is taken away', async () => {
    const { id } = await shown()
    const mine = await newest('mine')
    expect((await upload(mine, Buffer.from('%PDF-1.7'))).status).toBe(422)
    expect((await upload(mine, photo, { people: '' })).status).toBe(422)
    expect((await upload(mine, photo)).headers.get('location')).toContain('done=picture')
    expect(readdirSync(join(dataFolder, 'story-photos'))).toEqual([])
    const sha = async () =>
      (
        await rows<StoryTables>(open().db)
          .selectFrom('story_picture')
          .select('sha256')
          .where('size', '=', 'large')
          .executeTakeFirst()
      )?.sha256
    const file = `/stories/pictures/${await sha()}.jpg`
    expect((await ask(file)).status).toBe(404)
    expect((await inConsole(id, 'publish')).status).toBe(422)
    await lookAll(id)
    expect((await inConsole(id, 'publish')).status).toBe(303)
    const sent = await ask(file)
    const bytes = Buffer.from(await sent.arrayBuffer())
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([200, 'public, no-cache'])
    for (const secret of hidden) expect(bytes.includes(secret)).toBe(false)
    const etag = sent.headers.get('etag') ?? ''
    expect((await ask(file, { 'if-none-match': etag })).status).toBe(304)
    expect((await press(mine, { do: 'remove-picture' })).status).toBe(303)
    expect((await ask(file, { 'if-none-match': etag })).status).toBe(404)
    expect(await (await ask(`/stories/${id}`)).text()).not.toContain('<figure class="story-picture">')
  })

  test('what was agreed to is kept word for word and by scope, goes on when it is renewed, and ends by itself after two mails', async () => {
    const { id } = await shown()
    const mine = await newest('mine')
    const { wordings = '' } = hiddenIn(await (await ask(mine)).text())
    await press(mine, { do: 'change', wordings, press: 'yes' })
    const consents = await rows<StoryTables>(open().db)
      .selectFrom('story_consent')
      .select(['scope', 'says', 'way'])
      .orderBy('id')
      .execute()
    expect(consents.map(({ scope, says, way }) => `${scope} ${says} ${way}`)).toEqual([
      'site given form',
      'social given form',
      'press given link',
      'social withdrawn link',
    ])
    const wording = await rows<StoryTables>(open().db)
      .selectFrom('story_wording')
      .select('text')
      .where('scope', '=', 'site')
      .executeTakeFirst()
    expect(wording?.text).toContain('I explicitly agree')
    await expect(
      inTransaction(open().db, tx =>
        writes<StoryTables>(tx).updateTable('story_text').set({ words: 'Other' }).where('story_id', '=', id).execute(),
      ),
    ).rejects.toThrow()
    expect(textOf(await (await ask('/console/stories', { cookie: editor })).text())).toContain('To be asked back')
    pass(2 * 365 - 20)
    expect(await keepStories(services)).toMatchObject({ reminded: 1, expired: 0 })
    expect(await keepStories(services)).toMatchObject({ reminded: 0 })
    await press(await newest('mine'), { do: 'renew', wordings, years: '1' })
    pass(40)
    expect(await keepStories(services)).toMatchObject({ reminded: 0, expired: 0 })
    pass(365 - 45)
    expect(await keepStories(services)).toMatchObject({ reminded: 1, expired: 0 })
    pass(6)
    expect(await keepStories(services)).toMatchObject({ expired: 1 })
    expect((await ask(`/stories/${id}`)).status).toBe(404)
    expect((await mails())[0]?.subject).toBe('Your story has come down')
    pass(91)
    expect(await keepStories(services)).toMatchObject({ forgotten: 1 })
    expect(await stories()).toEqual([])
  })

  test('what is never confirmed, or never shown, goes; a day that was set shows it by itself, and not when it was taken back', async () => {
    await send()
    pass(8)
    expect(await keepStories(services)).toMatchObject({ forgotten: 1 })
    expect(await stories()).toEqual([])
    const { id } = await told()
    for (const day of ['2026-02-30', '2020-01-01', 'soon']) expect((await inConsole(id, 'publish', { day })).status).toBe(422)
    // A March day: summer time begins on the 28th, at midnight it is still winter.
    expect((await inConsole(id, 'publish', { day: '2027-06-01' })).status).toBe(303)
    expect((await only()).show_at?.toISOString()).toBe('2027-05-31T23:00:00.000Z')
    expect((await ask(`/stories/${id}`)).status).toBe(404)
    now = new Date('2027-05-31T23:00:00Z')
    expect(await keepStories(services)).toMatchObject({ shown: 1 })
    expect((await ask(`/stories/${id}`)).status).toBe(200)
    await press(await newest('mine'), { do: 'take-back' })
    await told({ address: 'other@post.example' }).catch(() => null)
    pass(181)
    expect(await keepStories(services)).toMatchObject({ unused: 1 })
  })

  test('after a restore nothing shows, today or on its day, before somebody has made sure', async () => {
    const { id } = await shown()
    const hold = rooms.find(({ name }) => name === 'inform')?.afterRestore
    expect(await hold?.(open().db, now)).toContain('Stories: 1')
    expect((await ask(`/stories/${id}`)).status).toBe(404)
    expect((await homeStories(open().db, 'en')).map(each => each.id)).not.toContain(id)
    expect(textOf(await (await inConsole(id, 'publish')).text())).toContain('It came back with a backup')
    await inConsole(id, 'ask')
    await press(await newest('mine'), { do: 'agree', number: '1' })
    expect((await inConsole(id, 'publish')).status).toBe(303)
    expect((await ask(`/stories/${id}`)).status).toBe(200)
    expect(await hold?.(open().db, now)).toContain('Stories: 1')
    expect((await inConsole(id, 'publish', { sure: 'yes' })).status).toBe(303)
    expect((await ask(`/stories/${id}`)).status).toBe(200)
  })

  test('somebody in need: help comes first, their story is flagged, and it goes on its way all the same', async () => {
    const answer = await send({ words: `${plainWords} I want to die. I cannot go on.` })
    const html = await answer.text()
    expect([answer.status, html.indexOf('116 123') > 0 && html.indexOf('116 123') < html.indexOf('<h1')]).toEqual([200, true])
    const { id } = await only()
    const flags = await rows<{ guard_flag: { subject: string; subject_id: string } }>(open().db)
      .selectFrom('guard_flag')
      .selectAll()
      .execute()
    expect(JSON.stringify(flags)).toContain(`/console/stories/${id}`)
    await press(await newest('confirm'))
    const { id: same } = await only()
    expect((await inConsole(same, 'refuse', { reason: 'asked' })).status).toBe(303)
    expect((await mails())[0]?.text).toContain('You, or somebody in it, asked us to.')
    expect(await only()).toMatchObject({ state: 'ended', ended_because: 'refused' })
  })

  test('found by the search of the site while it is shown, and by staff by its address; the log does not hold the address', async () => {
    const { id } = await shown()
    const context = { var: { db: open().db, t: services.messages.in('cy'), locale: 'cy' } } as unknown as Parameters<
      typeof searchStories
    >[0] // Three of a page's parts.
    const found = () => Promise.resolve(searchStories(context)).then(all => all.filter(({ group }) => group === 'stories'))
    expect(await found()).toContainEqual(expect.objectContaining({ link: `/stories/${id}`, lang: 'en' }))
    const looked = await press('/console/stories/find', { address: 'someone@post.example' }, staff())
    expect(await looked.text()).toContain(`/console/stories/${id}`)
    const [last] = (await listAudit(open().db, {}, { limit: 5 })).filter(({ deed }) => deed === 'story.look-up')
    expect(JSON.stringify(last)).not.toContain('post.example')
    await press(await newest('mine'), { do: 'take-back' })
    expect(await found()).toEqual([])
  })
})
