import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inviteHospitalPerson, noteCallBack, removeHospitalPerson } from '../../accounts/hospital/invite-hospital-person.ts'
import { hospitalPeopleOf } from '../../accounts/index.ts'
import { accountsRoutes } from '../../accounts/routes.ts'
import { BrowserForTests } from '../../accounts/test/browser-for-tests.ts'
import { type HospitalPerson, inTransaction, listMail, type Principal, rows, type Services } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { confirmKey } from './confirm-key.ts'
import { keyDeskRoutes } from './console/key-desk-routes.ts'
import { keyTodos } from './console/key-todos.ts'
import { ownKeysRoutes } from './hospital/own-keys-routes.ts'
import { keysOf } from './key-store.ts'
import { keyDeskPath, ownKeysPath } from './links.ts'
import { registerKey } from './register-key.ts'
import { revokeKey } from './revoke-key.ts'

const at = new Date('2026-11-22T10:00:00Z')
const staff: Principal = {
  kind: 'staff',
  id: 'first',
  name: 'First Admin',
  email: 'first@staff.example',
  role: 'admin',
  barredFrom: [],
}
const staffActor = { kind: 'staff', id: staff.id, name: staff.name } as const

const newPem = (): string => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()

eachDatabase('keys of hospitals', open => {
  const services = (): Services => testServices(open(), { clock: () => at })
  const hospitalOf = ({ trust, id }: { trust: string; id: string }): HospitalPerson => ({
    kind: 'hospital',
    id,
    name: 'Data Manager',
    email: `${id}@trust.example`,
    work: '',
    trust,
    isCalledBack: true,
  })

  beforeAll(async () => {
    const trusts = [
      inventedTrustForTests('EX-001', 'Old', { closedOn: '2026-10-01' }),
      inventedTrustForTests('EX-002', 'Other'),
      inventedTrustForTests('EX-200', 'New'),
    ]
    const [old, , successor] = trusts
    if (!old || !successor) throw new Error('There are three')
    const successions = [{ from: old.code, fromName: null, to: successor.code, effectiveOn: '2026-10-01' }]
    await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [], successions }, at))
  })

  let people = 0
  /** Somebody who has come in by the link to their work address. */
  async function entered(
    trust: string,
    { isCalledBack = true } = {},
  ): Promise<{ person: HospitalPerson; browser: BrowserForTests; email: string }> {
    people += 1
    const email = `manager-${people}@trust.example`
    const site = testServices(open(), { trustNames: async (_, codes) => new Map(codes.map(code => [code, `Trust ${code}`])) })
    const result = await inviteHospitalPerson(site, {
      trust,
      name: 'Data Manager',
      work: 'cancer data',
      email,
      language: 'en',
      principal: staff,
    })
    if (result.outcome !== 'invited') throw new Error('Not invited')
    const letter = (await listMail(open().db)).find(({ to }) => to === email)
    const browser = new BrowserForTests(site)
    await browser.send(/(\/hospital\/enter\/[\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '', {})
    if (isCalledBack) await noteCallBack(site, { principal: staff, id: result.id, day: '2026-11-20', note: 'The switchboard' })
    return { person: hospitalOf({ trust, id: result.id }), browser, email }
  }

  async function waiting(trust: string, text = newPem(), replaces: number | null = null) {
    const one = await entered(trust)
    const result = await registerKey(services(), { person: one.person, text, replaces })
    if (result.outcome !== 'registered') throw new Error(JSON.stringify(result))
    return { ...one, ...result, text }
  }
  const confirm = (id: number, version = 1, note = 'Rang; the number is the same') =>
    confirmKey(services(), { principal: staff, id, version, note })
  const stateOf = async (trust: string, id: number) => (await keysOf(open().db, trust)).find(key => key.id === id)?.state
  const lettersTo = async (email: string) =>
    (await listMail(open().db))
      .filter(({ to, subject }) => to === email && !subject.startsWith('Sign in'))
      .map(({ text }) => text)

  test('wait, then stand, then are revoked; each step is told to the hospital and entered once', async () => {
    const { id, keyId, email, text, person } = await waiting('EX-002')
    expect(await stateOf('EX-002', id)).toBe('waiting')
    expect(await registerKey(services(), { person, text, replaces: null })).toEqual({ outcome: 'known', id, keyId })
    expect(await confirm(id)).toEqual({ outcome: 'confirmed' })
    expect(await confirm(id)).toEqual({ outcome: 'done-already' })
    expect(await stateOf('EX-002', id)).toBe('standing')
    const revoke = { actor: staffActor, trusts: null, id, why: 'exposed', note: '' } as const
    expect(await revokeKey(services(), revoke)).toBe('revoked')
    expect(await revokeKey(services(), revoke)).toBe('revoked-already')
    expect((await keysOf(open().db, 'EX-002')).find(key => key.id === id)).toMatchObject({
      state: 'revoked',
      revokedWhy: 'exposed',
      confirmedNote: 'Rang; the number is the same',
    })
    const letters = await lettersTo(email)
    expect(letters).toHaveLength(3)
    const said = keyId.replace(/(.{4})(?=.)/g, '$1 ')
    for (const letter of letters) expect(letter).toContain(said)
    const entries = await rows<{ audit: { deed: string; subject_id: string; subject_kind: string; id: number } }>(open().db)
      .selectFrom('audit')
      .select('deed')
      .where('subject_kind', '=', 'signing-key')
      .where('subject_id', '=', String(id))
      .orderBy('id')
      .execute()
    expect(entries.map(({ deed }) => deed)).toEqual(['signing-key.register', 'signing-key.confirm', 'signing-key.revoke'])
    expect(await registerKey(services(), { person, text, replaces: null })).toMatchObject({ fault: 'revoked' })
  })

  test('are of one trust only, until it gives them up', async () => {
    const { id, text } = await waiting('EX-002')
    const { person } = await entered('EX-200')
    expect(await registerKey(services(), { person, text, replaces: null })).toEqual({ outcome: 'refused', fault: 'elsewhere' })
    await revokeKey(services(), { actor: staffActor, trusts: null, id, why: 'mistaken', note: '' })
    expect(await registerKey(services(), { person, text, replaces: null })).toMatchObject({ outcome: 'registered' })
  })

  test.each(['exposed', 'lost'] as const)('that somebody else may hold (%s) do not come back for another trust', async why => {
    const { id, text } = await waiting('EX-002')
    const { person } = await entered('EX-200')
    await revokeKey(services(), { actor: staffActor, trusts: null, id, why, note: '' })
    expect(await registerKey(services(), { person, text, replaces: null })).toEqual({ outcome: 'refused', fault: 'revoked' })
  })

  test('that take the place of another revoke it in the moment in which they stand', async () => {
    const first = await waiting('EX-002')
    expect(await registerKey(services(), { person: first.person, text: newPem(), replaces: first.id })).toMatchObject({
      fault: 'no-such-key',
    })
    await confirm(first.id)
    const second = await waiting('EX-002', newPem(), first.id)
    expect(await stateOf('EX-002', first.id)).toBe('standing')
    await confirm(second.id)
    expect(await stateOf('EX-002', first.id)).toBe('revoked')
    expect(await stateOf('EX-002', second.id)).toBe('standing')
  })

  test('of a trust that has merged are in the hands of its successor’s people, and of nobody else', async () => {
    const old = await waiting('EX-001')
    await confirm(old.id)
    const successor = await entered('EX-200')
    const site = testRouter(services(), accountsRoutes, ownKeysRoutes)
    const page = async (who: BrowserForTests) =>
      (await site.request(ownKeysPath, { headers: { cookie: who.cookie, host: 'localhost:3000' } })).text()
    const said = old.keyId.replace(/(.{4})(?=.)/g, '$1 ')
    expect(await page(successor.browser)).toContain(said)
    expect(await page((await entered('EX-002')).browser)).not.toContain(said)
    const revoke = (who: BrowserForTests, fields: Record<string, string>) =>
      site.request(`${ownKeysPath}/${old.id}/revoke`, {
        method: 'POST',
        headers: { cookie: who.cookie, host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
    expect((await revoke((await entered('EX-002')).browser, { why: 'lost' })).status).toBe(404)
    const nothingSaid = await revoke(successor.browser, { why: '', note: 'The laptop was stolen' })
    expect(nothingSaid.status).toBe(422)
    expect(await nothingSaid.text()).toContain('The laptop was stolen')
    expect((await revoke(successor.browser, { why: 'lost', note: 'The laptop was stolen' })).status).toBe(303)
    expect(await stateOf('EX-001', old.id)).toBe('revoked')
  })

  test('are sent as a file or as text; a secret one is never given back', async () => {
    const { browser, person } = await entered('EX-002', { isCalledBack: false })
    const site = testRouter(services(), accountsRoutes, ownKeysRoutes)
    const send = (fields: Record<string, string | File>) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      const headers = {
        cookie: browser.cookie,
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        'sec-fetch-site': 'same-origin',
      }
      return site.request(ownKeysPath, { method: 'POST', headers, body })
    }
    const before = (await keysOf(open().db, 'EX-002')).length
    const secret = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const refused = await send({ text: secret })
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain(secret.split('\n')[1])
    const words = await send({ text: 'Here is <our> key' })
    expect(await words.text()).toContain('Here is &lt;our&gt; key')
    expect((await send({ file: new File([newPem()], 'trust.key.pub') })).headers.get('location')).toContain('registered')
    const [newest] = await keysOf(open().db, 'EX-002')
    expect(await keysOf(open().db, 'EX-002')).toHaveLength(before + 1)
    expect(await confirm(newest?.id ?? 0)).toEqual({ outcome: 'not-yet', verdict: 'not-called-back' })
    expect((await hospitalPeopleOf(open().db, 'EX-002')).some(({ id }) => id === person.id)).toBe(true)
  })

  test('at the desk: the call is needed and comes back filled in; whoever comes second is told', async () => {
    const { id, keyId } = await waiting('EX-002')
    const site = services()
    const { cookie } = await signInForTests(site, { role: 'editor' })
    const router = testRouter(site, accountsRoutes, keyDeskRoutes, app =>
      app.get('/console/todos', async c => c.json(await keyTodos(c))),
    )
    const ask = (path: string, fields?: Record<string, string>) =>
      router.request(path, {
        method: fields ? 'POST' : 'GET',
        headers: { cookie, host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
        ...(fields ? { body: new URLSearchParams(fields) } : {}),
      })
    const said = keyId.replace(/(.{4})(?=.)/g, '$1 ')
    expect(await (await ask(keyDeskPath)).text()).toContain(said)
    expect(await (await ask('/console/todos')).text()).toContain(keyDeskPath)
    const empty = await ask(`${keyDeskPath}/${id}/confirm`, { version: '1', note: ' ' })
    expect(empty.status).toBe(422)
    const late = await ask(`${keyDeskPath}/${id}/confirm`, { version: '7', note: 'Rang 01632 960000' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('Rang 01632 960000')
    expect((await ask(`${keyDeskPath}/${id}/confirm`, { version: '1', note: 'Rang 01632 960000' })).status).toBe(303)
    expect(await stateOf('EX-002', id)).toBe('standing')
    expect((await ask(`${keyDeskPath}/999999/confirm`, { version: '1', note: 'Rang' })).status).toBe(404)
    expect((await ask(`${keyDeskPath}/${id}/revoke`, { why: 'replaced' })).status).toBe(422)
    expect((await ask(`${keyDeskPath}/${id}/revoke`, { why: 'other', note: '' })).status).toBe(422)
    expect((await ask(`${keyDeskPath}/${id}/revoke`, { why: 'other', note: 'The trust asked us to' })).status).toBe(303)
  })

  test('that count although whoever sent them has left are something to do, and say so at the desk, until the key is revoked', async () => {
    const { id, person, keyId } = await waiting('EX-200')
    await confirm(id)
    const site = services()
    const { cookie } = await signInForTests(site, { role: 'editor' })
    const router = testRouter(site, accountsRoutes, keyDeskRoutes, app =>
      app.get('/console/todos', async c => c.json(await keyTodos(c))),
    )
    const ask = async (path: string) =>
      (await router.request(path, { headers: { cookie, host: 'localhost:3000', 'sec-fetch-site': 'same-origin' } })).text()
    const deskOfKey = async () => {
      const [, ofKey = ''] = (await ask(keyDeskPath)).split(keyId.replace(/(.{4})(?=.)/g, '$1 '))
      expect(ofKey).not.toBe('')
      return ofKey
    }
    const said = 'is no longer with the hospital'
    expect(await ask('/console/todos')).not.toContain(said)
    expect((await deskOfKey()).split('</article>')[0]).not.toContain(said)
    expect(await removeHospitalPerson(site, { principal: staff, id: person.id })).toBe('removed')
    expect(await ask('/console/todos')).toContain(said)
    expect((await deskOfKey()).split('</article>')[0]).toContain(said)
    await revokeKey(site, { actor: staffActor, trusts: null, id, why: 'over', note: '' })
    expect(await ask('/console/todos')).not.toContain(said)
  })
})
