import type { Selectable } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import {
  inTransaction,
  listAudit,
  listMail,
  type Router,
  record,
  rows,
  type Services,
  writeSetting,
  writes,
} from '../../foundation/index.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { addressKey } from '../address/address-key.ts'
import { leaveFor } from '../lists/leave-for.ts'
import type { NetworkTables } from '../network-tables.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { softOptInSetting } from './offer.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const person = 'someone@post.example'

eachDatabase('the Campaigns Network', open => {
  let services: Services
  let app: Router
  let now: Date
  beforeEach(() => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example' })
    app = makeApp(services)
  })
  afterEach(async () => {
    await inTransaction(open().db, async tx => {
      const db = writes<NetworkTables & { mail: { id: number }; guard_count: { key: string } }>(tx)
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      for (const table of ['supporter', 'suppression', 'mail'] as const) await db.deleteFrom(table).execute()
      await writeSetting(tx, softOptInSetting, '')
    })
  })

  const page = async (path: string) => (await app.request(path)).text()
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const wordsOn = async (path: string, action: string) =>
    new RegExp(`action="${action}"[\\s\\S]*?name="words" value="([0-9a-f.]+)"`).exec(await page(path))?.[1] ?? ''
  const join = async (fields: Record<string, string> = {}, cy = '') =>
    send(`${cy}/network`, { address: person, words: await wordsOn(`${cy}/network`, `${cy}/network`), ...fields })
  const askForNews = async (fields: Record<string, string> = {}) =>
    send('/updates', { address: person, words: await wordsOn('/network', '/updates'), page: '/updates#footer', ...fields })
  const mails = async () => (await listMail(open().db)).filter(({ kind }) => kind !== 'test')
  const linksIn = (text: string) => [...text.matchAll(/http:\/\/localhost:3000(\/\S+)/g)].map(([, path = '']) => path)
  const newest = async (part: string) => linksIn((await mails())[0]?.text ?? '').find(path => path.includes(part)) ?? '/none'
  const all = async <Name extends keyof NetworkTables>(table: Name) =>
    (await rows<NetworkTables>(open().db).selectFrom(table).selectAll().execute()) as unknown as Selectable<NetworkTables[Name]>[]
  const joined = async (fields: Record<string, string> = {}) => {
    await join(fields)
    const link = await newest('/network/confirm/')
    expect((await send(link, {})).status).toBe(200)
    return link
  }
  const lists = async () => (await all('permission')).map(({ purpose, basis }) => `${purpose}: ${basis}`).sort()

  test('takes what was typed, keeps it only after a yes, and cuts a postcode to its district', async () => {
    const fields = {
      'first-name': ' Siân 💛 ',
      postcode: 'sw1a 1aa',
      nation: 'wales',
      'interest-press': 'yes',
      'about-have-it': 'yes',
    }
    const answer = await join(fields)
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      '/updates/asked',
      null,
    ])
    expect(await all('supporter')).toMatchObject([{ state: 'unconfirmed', first_name: null, district: null, about_me: [] }])
    expect([await all('permission'), await all('consent')]).toEqual([[], []])
    const link = await newest('/network/confirm/')
    expect((await mails())[0]?.text).not.toContain('Siân')
    const shown = textOf(await page(link))
    expect(shown).toContain('SW1A')
    expect(shown).not.toContain('1AA')
    expect(shown).toContain('I have secondary breast cancer.')
    expect(await lists()).toEqual([])
    now = new Date(now.getTime() + 60_000)
    expect(textOf(await (await send(link, {})).text())).toContain('Thank you. You are in.')
    expect(await lists()).toEqual(['network: consent'])
    expect(await all('supporter')).toMatchObject([
      {
        state: 'confirmed',
        first_name: 'Siân 💛',
        nation: 'wales',
        district: 'SW1A',
        interests: ['press'],
        about_me: ['have-it'],
      },
    ])
    const wordings = await all('consent_wording')
    const given = (await all('consent')).map(({ purpose, about, page: where, way, wording_id: id }) => [
      purpose,
      about,
      where,
      way,
      wordings.find(wording => wording.id === id)?.purpose,
    ])
    expect(given).toEqual([
      ['network', null, '/network', 'form', 'network'],
      ['my-condition', 'have-it', '/network', 'form', 'my-condition'],
    ])
    expect(await all('sign_up')).toMatchObject([{ first_name: null, district: null, interests: [] }])
    // Nothing of it stands in the log of changes.
    const log = JSON.stringify(await listAudit(open().db, {}, { limit: 50 }))
    for (const secret of ['post.example', 'Siân', 'SW1A', 'have-it']) expect(log).not.toContain(secret)
    // The welcome goes out with a way back.
    expect((await mails())[0]?.headers['List-Id']).toBe('<network.spotlight.example>')
    expect(textOf(await (await send(link, {})).text())).toContain('You said yes already')
  })

  test('twice at once writes one mail; who is in is told by mail alone, and the page is the same', async () => {
    await Promise.all([join(), join(), join()])
    expect(await mails()).toHaveLength(1)
    await send(await newest('/network/confirm/'), {})
    now = new Date(now.getTime() + dayMs)
    const again = await join()
    expect([again.status, again.headers.get('location')]).toEqual([303, '/updates/asked'])
    expect((await mails())[0]?.subject).toBe('You are in the Campaigns Network already')
    // Something new to say yes to is asked about.
    await askForNews()
    expect((await mails())[0]?.subject).toBe('Please confirm: news of the campaign')
    await send(await newest('/network/confirm/'), {})
    expect(await lists()).toEqual(['network: consent', 'updates: consent'])
    expect((await all('consent')).at(-1)).toMatchObject({ purpose: 'updates', page: '/updates#footer' })
  })

  test.each([
    ['no address', { address: '' }, 'Type your e-mail address.'],
    ['a name of 5,000 letters', { 'first-name': 'a'.repeat(5000) }, 'longer than we can keep'],
    ['a link for a name', { 'first-name': 'www.evil.example' }, 'A first name has no link'],
    ['half a postcode that is none', { postcode: '<b>' }, 'We cannot read this as a postcode'],
    ['other words than those of today', { words: 'x' }, 'We have changed what you agree to'],
    ['a slip in the address', { address: 'someone@gmial.com' }, 'Did you mean someone@gmail.com?'],
  ])('gives the form back with %s, and keeps nothing', async (_, fields, said) => {
    const answer = await join({ 'interest-press': 'yes', ...fields })
    const html = await answer.text()
    expect(textOf(html)).toContain(said)
    expect(html).toMatch(/name="interest-press" value="yes"( checked)?/)
    expect(html).not.toContain('<b>')
    expect(await all('supporter')).toEqual([])
    expect(
      (await send('/network', { address: person }, { ...ours, 'sec-fetch-site': 'cross-site', origin: 'https://x.example' }))
        .status,
    ).toBe(403)
  })

  test('a scanner that opens every link of every mail changes nothing', async () => {
    await joined({ updates: 'yes', 'about-family': 'yes' })
    await send('/updates/preferences', { address: person })
    const link = await newest('/updates/preferences/')
    await send(link, { do: 'move', 'new-address': 'other@post.example' })
    await join({ address: 'second@post.example' })
    const before = JSON.stringify([
      await all('supporter'),
      await all('permission'),
      await all('consent'),
      await all('supporter_link'),
    ])
    const links = (await mails()).flatMap(({ text, headers }) =>
      linksIn(`${text} ${Object.values(headers).join(' ').replace(/[<>]/g, ' ')}`),
    )
    for (const part of ['network/confirm', 'updates/stop', 'updates/preferences', 'updates/address']) {
      expect(links.some(path => path.includes(part))).toBe(true)
    }
    for (const path of links) for (const method of ['GET', 'HEAD']) await app.request(path, { method })
    const after = [await all('supporter'), await all('permission'), await all('consent'), await all('supporter_link')]
    expect(JSON.stringify(after)).toBe(before)
  })

  test('one kind of mail stops by itself, by one click, and an old link brings nobody back', async () => {
    const confirm = await joined({ updates: 'yes' })
    const [supporter] = await all('supporter')
    if (!supporter) throw new Error('Nobody joined')
    const url = leaveFor('updates')(services, { id: supporter.id, locale: 'en' })
    const path = url.replace('http://localhost:3000', '')
    const click = new FormData()
    click.set('List-Unsubscribe', 'One-Click')
    const answer = await app.request(path, { method: 'POST', body: click })
    expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([200, null, null])
    expect(await lists()).toEqual(['network: consent'])
    expect(await all('suppression')).toMatchObject([{ reason: 'unsubscribed', purpose: 'updates' }])
    const forged = path.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))
    expect((await app.request(forged)).status).toBe(404)
    const network = leaveFor('network')(services, { id: supporter.id, locale: 'en' }).replace('http://localhost:3000', '')
    expect(textOf(await (await send(network, { by: 'page' })).text())).toContain('You will hear no more of this')
    expect(await all('supporter')).toMatchObject([{ state: 'left' }])
    expect(textOf(await (await send(confirm, {})).text())).toContain('You have left since')
    expect(await lists()).toEqual([])
    // A fresh yes does.
    now = new Date(now.getTime() + dayMs)
    await joined()
    expect(await lists()).toEqual(['network: consent'])
  })

  test('all that somebody ends stays ended for lists they were never on, and at their next address', async () => {
    await joined()
    const link = await newest('/updates/preferences/')
    await send(await newest('/updates/stop/'), { by: 'page', also: 'all' })
    await send(link, { do: 'move', 'new-address': 'new@post.example' })
    await send(await newest('/updates/address/'), {})
    const marks = (await all('suppression')).map(({ key, reason, purpose }) => [key, reason, purpose])
    const ended = (address: string) =>
      ['network', 'updates'].map(purpose => [addressKey(services, address), 'unsubscribed', purpose])
    expect(marks.sort()).toEqual([...ended(person), ...ended('new@post.example')].sort())
  })

  test('the soft opt-in is offered with a way to decline it, and brings nobody back who has declined', async () => {
    await inTransaction(open().db, tx => writeSetting(tx, softOptInSetting, 'yes'))
    expect(textOf(await page('/network'))).toContain('No, thank you')
    await joined()
    expect(await lists()).toEqual(['network: consent', 'updates: soft-opt-in'])
    const words = (await all('consent')).find(({ purpose }) => purpose === 'updates')
    expect(words).toMatchObject({ basis: 'soft-opt-in' })
    await joined({ address: 'declines@post.example', updates: 'yes' })
    expect(await lists()).toEqual(['network: consent', 'network: consent', 'updates: soft-opt-in'])
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await suppress(tx, addressKey(services, 'left@post.example'), { reason: 'unsubscribed', purpose: 'updates', now })
    })
    await joined({ address: 'left@post.example' })
    expect(await lists()).toEqual(['network: consent', 'network: consent', 'network: consent', 'updates: soft-opt-in'])
  })

  test('behind the link everything is seen, changed, stopped, moved and erased', async () => {
    await joined({ 'about-family': 'yes' })
    const link = await newest('/updates/preferences/')
    expect(textOf(await page(link))).toContain('You get this since 22 November 2026.')
    await send(link, { do: 'details', 'first-name': 'Ceri', postcode: 'CF10', nation: '', 'interest-stories': 'yes' })
    expect(await all('supporter')).toMatchObject([{ first_name: 'Ceri', district: 'CF10', nation: null, interests: ['stories'] }])
    const bad = await send(link, { do: 'details', 'first-name': 'Ceri', postcode: '???' })
    expect([bad.status, textOf(await bad.text()).includes('We cannot read this as a postcode')]).toEqual([422, true])
    const html = await page(link)
    const words = /value="about-me"[\s\S]*?name="words" value="([0-9a-f.]+)"/.exec(html)?.[1] ?? ''
    await send(link, { do: 'about-me', words, 'about-professional': 'yes' })
    expect(await all('supporter')).toMatchObject([{ about_me: ['professional'] }])
    expect((await all('consent')).slice(-2)).toMatchObject([
      { says: 'given', about: 'professional', way: 'link' },
      { says: 'withdrawn', about: 'family' },
    ])
    const news = /value="updates"[\s\S]*?name="words" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''
    await send(link, { do: 'start-list', list: 'updates', words: news })
    expect(await lists()).toEqual(['network: consent', 'updates: consent'])
    // A slip, and at once the address that was meant: a link goes to each, and twice to none.
    for (const typed of ['nwe', 'new', 'new']) await send(link, { do: 'move', 'new-address': `${typed}@post.example` })
    expect((await mails()).slice(0, 3).map(({ to }) => to)).toEqual(['new@post.example', 'nwe@post.example', person])
    const move = await newest('/updates/address/')
    expect((await mails())[0]?.to).toBe('new@post.example')
    expect((await all('supporter'))[0]?.address).toBe(person)
    await Promise.all([send(move, {}), send(move, {})])
    expect((await all('supporter'))[0]?.address).toBe('new@post.example')
    expect((await mails())[0]).toMatchObject({ to: person, subject: 'We write to another address now' })
    const data = JSON.parse(await page(`${link}/export.json`))
    expect(data).toMatchObject({ supporter: { firstName: 'Ceri', aboutMe: ['professional'] }, lists: [{}, {}] })
    await send(link, { do: 'stop-everything' })
    expect(await lists()).toEqual([])
    expect(await all('supporter')).toMatchObject([{ state: 'left', about_me: [] }])
    await send(`${link}/erase`, {})
    expect([await all('supporter'), await all('consent'), await all('sign_up')]).toEqual([[], [], []])
    expect((await all('suppression')).map(({ reason }) => reason).sort()).toEqual(['erased', 'unsubscribed', 'unsubscribed'])
  })
})
