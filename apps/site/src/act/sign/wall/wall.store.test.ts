// Long because: one photograph's way from the form to being taken back, and every way in which somebody else could disturb it, on the same few rows.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testServices } from '../../../../test/support/test-router.ts'
import { makeApp } from '../../../app.tsx'
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
} from '../../../foundation/index.ts'
import { hidden, photoOfTelephone, plainPng } from '../../../foundation/photo/photos-for-tests.ts'
import { textOf } from '../../../site/test/site-for-tests.ts'
import { takeBack } from './change-mine.ts'
import { confirmPhoto } from './confirm-photo.ts'
import { holdRestoredPhotos } from './hold-restored-photos.ts'
import { keepWall } from './keep-wall.ts'
import { approvePhoto } from './moderate.ts'
import { signTotals } from './sign-totals.ts'
import type { WallTables } from './wall-tables.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const complete = {
  description: 'A woman holds up a sign',
  name: 'Siân',
  place: 'Tŷ-croes',
  address: 'Someone@Post.example',
  wall: 'yes',
  social: 'yes',
  people: 'yes',
  age: 'adult',
}

eachDatabase('the wall of signs', open => {
  let services: Services
  let app: Router
  let now: Date
  let photo: Buffer
  let news: News[] = []
  let stopHearing: () => Promise<void>
  const dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-wall-'))
  beforeAll(async () => {
    photo = await photoOfTelephone()
    stopHearing = await hearNews(open(), heard => news.push(heard))
  })
  afterAll(async () => {
    await stopHearing()
    rmSync(dataFolder, { recursive: true })
  })
  beforeEach(() => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', dataFolder })
    app = makeApp(services)
    news = []
  })
  afterEach(async () => {
    await inTransaction(open().db, async tx => {
      const db = writes<WallTables & Record<'mail' | 'guard_flag' | 'guard_count' | 'guard_rate', { id: number }>>(tx)
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      for (const table of ['sign_photo', 'guard_flag', 'guard_count', 'guard_rate', 'mail'] as const)
        await db.deleteFrom(table).execute()
    })
  })

  const pass = (days: number) => {
    now = new Date(now.getTime() + days * dayMs)
  }
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const words = async (path: string) => /name="words" value="([0-9a-f]{64})"/.exec(await (await ask(path)).text())?.[1] ?? ''
  type Sent = {
    readonly fields?: Record<string, string>
    readonly file?: Buffer | null
    readonly cy?: string
    readonly headers?: Record<string, string>
  }
  const send = async ({ fields = {}, file = photo, cy = '', headers = ours }: Sent = {}) => {
    const body = new FormData()
    for (const [field, value] of Object.entries({ words: await words(`${cy}/act/sign/wall/add`), ...complete, ...fields }))
      body.set(field, value)
    if (file) body.set('photo', new File([new Uint8Array(file)], 'IMG_0001.HEIC'))
    return app.request(`${cy}/act/sign/wall/add`, { method: 'POST', headers, body })
  }
  const mails = async () => (await listMail(open().db)).filter(({ kind }) => kind === 'confirmation')
  const newest = async (kind: string) => {
    for (const { text } of await mails()) {
      const found = new RegExp(`http://localhost:3000((?:/cy)?/act/sign/wall/${kind}/[\\w-]{43})`).exec(text)?.[1]
      if (found) return found
    }
    throw new Error(`No mail has a link to ${kind}`)
  }
  const photos = () => rows<WallTables>(open().db).selectFrom('sign_photo').selectAll().orderBy('id').execute()
  const images = () => rows<WallTables>(open().db).selectFrom('sign_photo_image').select('sha256').execute()
  const onlyPhoto = async () => {
    const [only, ...more] = await photos()
    if (!only || more.length > 0) throw new Error('There is not one photograph')
    return only
  }
  const waiting = async (sent: Sent = {}) => {
    expect((await send(sent)).status).toBe(303)
    expect((await press(await newest('confirm'))).status).toBe(200)
    return onlyPhoto()
  }
  const actor = { kind: 'system', name: 'test' } as const
  const shown = async () => {
    const { id, version, name, place, description } = await waiting()
    expect(await approvePhoto(services, { id, version, actor, name, place, description })).toBe('done')
    return onlyPhoto()
  }
  const wall = async () => (await ask('/act/sign/wall')).text()
  const imageOn = async (size: 'src' | 'href') =>
    new RegExp(`${size}="(/act/sign/wall/photos/[0-9a-f]{64}\\.jpg)"`).exec(await wall())?.[1] ?? ''
  const deeds = async () =>
    (await listAudit(open().db, {}, { limit: 30 })).map(({ deed }) => deed).filter(deed => deed !== 'test')

  test('from the form to the wall and back: nobody sees it before its owner and staff have said yes, nor after it is taken back', async () => {
    const answer = await send()
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      '/act/sign/wall/asked',
      null,
    ])
    expect(await onlyPhoto()).toMatchObject({ state: 'unconfirmed', address: 'someone@post.example', name: 'Siân', locale: 'en' })
    // The file as it came is gone, also when all went well.
    expect(readdirSync(join(dataFolder, 'sign-photos'))).toEqual([])
    const confirm = await newest('confirm')
    // A scanner follows the link: nothing happens.
    expect((await ask(confirm)).status).toBe(200)
    expect((await onlyPhoto()).state).toBe('unconfirmed')
    expect(
      (await press(confirm, {}, { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
    expect(textOf(await (await press(confirm)).text())).toContain('Thank you')
    expect(textOf(await (await press(confirm)).text())).toContain('That is done already')
    expect((await mails()).length).toBe(2)
    expect(await wall()).toContain('Nobody is here yet')

    const { id, version } = await onlyPhoto()
    const words = { name: 'Siân', place: '', description: 'A woman holds up a sign that asks for support' }
    expect(await approvePhoto(services, { id, version, actor, ...words })).toBe('done')
    const page = await wall()
    expect(page).toContain('alt="A woman holds up a sign that asks for support"')
    expect(page).toContain('>Siân<')
    expect(page).not.toContain('Tŷ-croes')
    expect(news).toContainEqual({ name: 'signs-changed' })
    expect(await signTotals(open().db)).toEqual({ shown: 1 })
    const large = await imageOn('href')
    const image = await ask(large)
    expect([image.status, image.headers.get('content-type'), image.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'public, no-cache',
    ])
    const bytes = Buffer.from(await image.arrayBuffer())
    for (const secret of hidden) expect(bytes.includes(secret)).toBe(false)
    const tag = { 'if-none-match': image.headers.get('etag') ?? '' }
    expect((await ask(large, tag)).status).toBe(304)

    const mine = await newest('mine')
    expect(textOf(await (await ask(mine)).text())).toContain('It is on the wall until 22 November 2028')
    news = []
    expect(textOf(await (await press(mine, { do: 'take-back' })).text())).toContain('Your photograph is gone')
    expect((await ask(large)).status).toBe(404)
    expect((await ask(large, tag)).status).toBe(404)
    expect((await ask(`${mine}/photo.jpg`)).status).toBe(404)
    expect((await ask(mine)).status).toBe(410)
    expect(await wall()).not.toContain('/photos/')
    expect(await images()).toEqual([])
    expect(news).toContainEqual({ name: 'signs-changed' })
    expect(await onlyPhoto()).toMatchObject({
      state: 'ended',
      ended_because: 'owner',
      address: '',
      name: '',
      place: '',
      description: '',
    })
    // Nothing in the outbox tells whose it was.
    expect(new Set((await mails()).flatMap(({ to, text }) => [to, text]))).toEqual(new Set(['']))
    expect(await takeBack(services, mine.split('/').at(-1) ?? '')).toBe('ended')
    expect(await deeds()).toEqual(['sign-photo.take-back', 'sign-photo.approve', 'sign-photo.confirm', 'sign-photo.ask'])
    const entries = JSON.stringify(await listAudit(open().db, {}, { limit: 30 }))
    for (const personal of ['Siân', 'croes', 'post.example', 'woman']) expect(entries).not.toContain(personal)
  })

  test('what was agreed to is kept word for word and by scope, can be changed by link, and is never rewritten', async () => {
    await waiting({ cy: '/cy' })
    const said = () =>
      rows<WallTables>(open().db)
        .selectFrom('sign_consent')
        .leftJoin('sign_wording', 'sign_wording.id', 'sign_consent.wording_id')
        .select(['sign_consent.scope', 'says', 'way', 'language', 'text'])
        .orderBy('sign_consent.id')
        .execute()
    expect(await said()).toMatchObject([
      { scope: 'wall', says: 'given', way: 'form', language: 'cy' },
      { scope: 'social', says: 'given', way: 'form', language: 'cy' },
    ])
    expect((await said())[0]?.text).toContain('rwy’n cytuno i hynny')
    const mine = await newest('mine')
    const hash = await words(mine)
    expect((await press(mine, { do: 'change', words: 'a'.repeat(64), press: 'yes' })).status).toBe(422)
    const changed = await press(mine, { do: 'change', words: hash, press: 'yes' })
    expect([changed.status, changed.headers.get('location')]).toEqual([303, `${mine}?done=changed`])
    expect((await said()).slice(2)).toMatchObject([
      { scope: 'press', says: 'given', way: 'link', language: 'cy' },
      { scope: 'social', says: 'withdrawn', way: 'link', text: null },
    ])
    await expect(
      inTransaction(open().db, async tx => {
        await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        await writes<WallTables>(tx).updateTable('sign_consent').set({ says: 'given' }).execute()
      }),
    ).rejects.toThrow('only ever added to')
  })

  test('the form comes back filled, with every fault in words, and keeps nothing', async () => {
    const typed = {
      name: '<b>Siân</b> 🎗️ עברית',
      description: 'd'.repeat(5000),
      address: 'no',
      wall: '',
      people: '',
      age: '',
      social: '',
    }
    const html = await (await send({ fields: typed, file: null })).text()
    const text = textOf(html)
    for (const fault of [
      'Choose a photograph.',
      'You have typed 5,000.',
      'has an @ in it',
      'Say whether you are 18',
      'Without this we may not',
    ])
      expect(text).toContain(fault)
    expect(html).toContain('value="&lt;b&gt;Siân&lt;/b&gt; 🎗️ עברית"')
    for (const [file, reason] of [
      [Buffer.from('%PDF-1.7'), 'This is a PDF, whatever its name says'],
      [Buffer.from('<svg onload="alert(1)"/>'), 'can carry programs'],
      [Buffer.concat([Buffer.alloc(4), Buffer.from('ftypheic')]), 'Most Compatible'],
    ] as const) {
      const refused = await send({ file })
      expect(refused.status).toBe(422)
      expect(textOf(await refused.text())).toContain(reason)
    }
    expect((await send({ fields: { words: 'b'.repeat(64) } })).status).toBe(422)
    expect(textOf(await (await send({ fields: { address: 'someone@gmial.com' } })).text())).toContain(
      'Did you mean someone@gmail.com?',
    )
    expect(
      (await send({ headers: { ...ours, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' } })).status,
    ).toBe(403)
    expect(await photos()).toEqual([])
    expect(await mails()).toEqual([])
    expect(readdirSync(join(dataFolder, 'sign-photos'))).toEqual([])
  })

  test('emoji and other scripts may stand under a photograph, marks that turn writing may not', async () => {
    await waiting({ fields: { name: 'נועה 🎗️ \u202eEvil', place: '<i>' } })
    const { id, version, name, place } = await onlyPhoto()
    expect([name, place]).toEqual(['נועה 🎗️ Evil', '<i>'])
    await approvePhoto(services, { id, version, actor, name, place, description: 'Somebody with a sign' })
    expect(await wall()).toContain('<figcaption dir="auto">נועה 🎗️ Evil, &lt;i&gt;</figcaption>')
  })

  test('sent twice, and confirmed by two at once: one photograph, one mail each', async () => {
    const sent = await Promise.all([send(), send()])
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    expect((await send()).status).toBe(303)
    expect(await photos()).toHaveLength(1)
    expect(await mails()).toHaveLength(1)
    // The mail did not come: a while later the same form asks for another.
    pass(1)
    const again = await Promise.all([send(), send()])
    expect([again.map(({ status }) => status), (await photos()).length, (await mails()).length]).toEqual([[303, 303], 1, 2])
    expect((await mails())[0]?.text).toContain('deleted after 6 days')
    const token = (await newest('confirm')).split('/').at(-1) ?? ''
    const outcomes = await Promise.all([confirmPhoto(services, token), confirmPhoto(services, token)])
    expect(outcomes.sort()).toEqual(['confirmed', 'done'])
    expect((await photos()).filter(({ state }) => state === 'waiting')).toHaveLength(1)
  })

  test('of two members of staff the second learns that it is decided, and so does whoever decides after its owner took it back', async () => {
    const { id, version } = await waiting()
    const editor = await signInForTests(services, { role: 'editor' })
    const viewer = await signInForTests(services, { role: 'viewer' })
    const staff = { ...ours, cookie: editor.cookie }
    expect((await ask('/console/signs', { cookie: viewer.cookie })).status).toBe(403)
    expect(textOf(await (await ask('/console/signs', staff)).text())).toContain('One photograph waits')
    expect((await ask(`/console/signs/${id}/photo.jpg`, staff)).headers.get('content-type')).toBe('image/jpeg')
    const approve = (fields: Record<string, string>) =>
      press(`/console/signs/${id}/approve`, { version: String(version), name: '', place: '', ...fields }, staff)
    expect((await approve({ description: ' ' })).status).toBe(422)
    const [one, other] = await Promise.all([
      approve({ description: 'A sign' }),
      press(`/console/signs/${id}/refuse`, { version: String(version), reason: 'unclear' }, staff),
    ])
    expect([one.headers.get('location'), other.headers.get('location')].sort()).toEqual([
      `/console/signs/${id}?changed=yes`,
      '/console/signs?done=yes',
    ])
    expect(textOf(await (await ask(`/console/signs/${id}?changed=yes`, staff)).text())).toContain(
      'Somebody else, or its owner, has changed',
    )
  })

  test('refused and taken down: gone at once, with a kind mail in the language of its owner', async () => {
    const editor = await signInForTests(services, { role: 'editor' })
    const staff = { ...ours, cookie: editor.cookie }
    const { id, version } = await waiting({ cy: '/cy' })
    expect((await press(`/console/signs/${id}/refuse`, { version: String(version), reason: 'child' }, staff)).status).toBe(303)
    expect(await images()).toEqual([])
    expect(await onlyPhoto()).toMatchObject({ state: 'ended', ended_because: 'refused', reason: 'child', address: '' })
    const [mail] = await mails()
    expect(mail).toMatchObject({ to: 'someone@post.example', subject: 'Ynghylch eich llun' })
    expect(mail?.text).toContain('Mae’n dangos plentyn')
    // The same picture may come again.
    expect((await send()).status).toBe(303)
    expect((await photos()).map(({ state }) => state)).toEqual(['ended', 'unconfirmed'])
  })

  test('what is not confirmed goes, what is shown is asked about and then comes down, and nothing is left in the end', async () => {
    await send()
    pass(6)
    expect(await keepWall(services)).toMatchObject({ forgotten: 0 })
    pass(2)
    expect(await keepWall(services)).toMatchObject({ forgotten: 1 })
    expect([await photos(), await images()]).toEqual([[], []])

    const { id } = await shown()
    pass(2 * 365 - 40)
    expect(await keepWall(services)).toMatchObject({ asked: 0, expired: 0 })
    pass(15)
    expect(await keepWall(services)).toMatchObject({ asked: 1, expired: 0 })
    expect(await keepWall(services)).toMatchObject({ asked: 0 })
    expect((await mails())[0]?.subject).toBe('May your photograph stay?')
    const mine = await newest('mine')
    expect((await press(mine, { do: 'stay' })).headers.get('location')).toBe(`${mine}?done=stays`)
    pass(60)
    expect(await keepWall(services)).toMatchObject({ asked: 0, expired: 0 })
    pass(2 * 365)
    expect(await keepWall(services)).toMatchObject({ asked: 1, expired: 0 })
    // Asked late: it has the whole time to answer.
    pass(29)
    expect(await keepWall(services)).toMatchObject({ expired: 0 })
    pass(2)
    expect(await keepWall(services)).toMatchObject({ expired: 1 })
    expect(await onlyPhoto()).toMatchObject({ id, state: 'ended', ended_because: 'expired' })
    expect((await mails())[0]?.to).toBe('someone@post.example')
    pass(36)
    expect((await keepWall(services)).mails).toBeGreaterThan(0)
    expect((await mails())[0]?.to).toBe('')
    pass(60)
    expect(await keepWall(services)).toMatchObject({ forgotten: 1 })
    expect(await photos()).toEqual([])
  })

  test('after a restore none shows before staff have let it in again', async () => {
    await shown()
    expect(await holdRestoredPhotos(open().db, now)).toContain('/console/signs')
    expect(await wall()).toContain('Nobody is here yet')
    expect((await onlyPhoto()).state).toBe('waiting')
    expect(await holdRestoredPhotos(open().db, now)).toBeNull()
  })

  test('a form that is cut off leaves nothing behind, in its file or after it', async () => {
    const part = `--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n${'a'.repeat(500)}`
    for (const body of [part, `${part}\r\n--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nSi`]) {
      const headers = { ...ours, 'content-type': 'multipart/form-data; boundary=x' }
      expect((await app.request('/act/sign/wall/add', { method: 'POST', headers, body })).status).toBe(400)
      expect(readdirSync(join(dataFolder, 'sign-photos'))).toEqual([])
    }
    expect(await photos()).toEqual([])
    expect((await send({ file: await plainPng() })).status).toBe(303)
  })
})
