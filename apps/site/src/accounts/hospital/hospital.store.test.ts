import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { listMail, rows, type Services } from '../../foundation/index.ts'
import { BrowserForTests, becomeAdmin } from '../test/browser-for-tests.ts'
import { inviteHospitalPerson } from './invite-hospital-person.ts'
import { hospitalPeople } from './person-store.ts'

const start = new Date('2026-11-22T10:00:00Z')
const minutes = (count: number) => vi.setSystemTime(new Date(Date.now() + count * 60_000))
const person = {
  trust: 'EX-003',
  name: 'Data Manager Ŵ 💛',
  work: 'cancer data',
  email: 'Manager@ex-003.example ',
  language: 'en',
} as const
const email = 'manager@ex-003.example'

const tokenIn = (text: string): string => /\/hospital\/enter\/([\w-]+)/.exec(text)?.[1] ?? ''

eachDatabase(
  'hospitals’ people',
  open => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
    afterEach(() => void vi.useRealTimers())
    const services = (): Services =>
      testServices(open(), {
        clock: () => new Date(),
        trustNames: async (_, codes) => new Map(codes.filter(code => code === 'EX-003').map(code => [code, 'Marram Coast'])),
      })
    const lastMail = async () => (await listMail(open().db))[0]
    const deeds = async () =>
      (
        await rows<{ audit: { deed: string; actor_kind: string; actor_name: string; id: number } }>(open().db)
          .selectFrom('audit')
          .select(['deed', 'actor_kind', 'actor_name'])
          .where('deed', 'like', 'hospital.%')
          .orderBy('id')
          .execute()
      ).map(row => `${row.deed} ${row.actor_kind}`)
    const principal = {
      kind: 'staff',
      id: 'first',
      name: 'First Admin',
      email: 'first@staff.example',
      role: 'admin',
      barredFrom: [],
    } as const
    const invited = async () => {
      const site = services()
      expect(await inviteHospitalPerson(site, { ...person, principal })).toMatchObject({ outcome: 'invited' })
      const [known] = await hospitalPeople(open().db)
      if (!known) throw new Error('Nobody was let in')
      return { site, known, token: tokenIn((await lastMail())?.text ?? '') }
    }
    const withStaff = async () => {
      const found = await invited()
      const staff = new BrowserForTests(found.site)
      await becomeAdmin(found.site, staff)
      return { ...found, staff }
    }
    const askedFor = async (browser: BrowserForTests) => {
      const before = (await listMail(open().db)).length
      const answer = await browser.send('/hospital/sign-in', { email })
      return { answer, mails: (await listMail(open().db)).length - before }
    }

    test('are let in for a trust by nobody who is barred from it', async () => {
      const site = services()
      const invite = async (barredFrom: readonly string[], address: string) => {
        const { cookie } = await signInForTests(site, { role: 'editor', name: `Editor ${address}`, barredFrom })
        return new BrowserForTests(site).send('/console/hospitals/invite', { ...person, email: address }, { cookie })
      }
      expect((await invite(['EX-003'], 'own@ex-003.example')).status).toBe(403)
      expect(await hospitalPeople(open().db)).toEqual([])
      expect((await invite(['EX-004'], 'theirs@ex-003.example')).status).toBe(303)
    })

    test('come in by their invitation once, and only by pressing the button; then they are who they are', async () => {
      const { site, token } = await invited()
      expect(await lastMail()).toMatchObject({ to: email, subject: 'Sign in for your hospital on Spotlight' })
      const browser = new BrowserForTests(site)
      for (const method of ['GET', 'HEAD'])
        expect((await browser.ask('/hospital', { method })).headers.get('location')).toBe('/hospital/sign-in')
      // A scanner opens the link as often as it likes.
      for (const method of ['GET', 'HEAD', 'GET'])
        expect((await browser.ask(`/hospital/enter/${token}`, { method })).status).toBe(200)
      const entered = await browser.send(`/hospital/enter/${token}`, {})
      expect(entered.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/)
      const home = await (await browser.follow(entered)).text()
      expect(home).toContain('Marram Coast')
      expect(home).toContain(person.name)
      expect(home).toContain('We have still to ring your hospital')
      // A second click of theirs is no mistake; a second person's is.
      expect((await browser.send(`/hospital/enter/${token}`, {})).headers.get('location')).toBe('/hospital')
      const other = new BrowserForTests(site)
      expect((await other.send(`/hospital/enter/${token}`, {})).status).toBe(410)
      expect((await other.ask('/hospital')).status).toBe(303)
      expect(await deeds()).toEqual(['hospital.invite staff', 'hospital.enter hospital'])
    })

    test('ask for a link by their address; whoever asks for another hears the very same and gets none', async () => {
      const { site } = await invited()
      const browser = new BrowserForTests(site)
      const { answer, mails } = await askedFor(browser)
      expect(mails).toBe(1)
      const token = tokenIn((await lastMail())?.text ?? '')
      const stranger = await browser.send('/hospital/sign-in', { email: 'stranger@ex-003.example' })
      expect(await stranger.text()).toBe(await answer.text())
      expect((await listMail(open().db)).length).toBe(2)
      minutes(30)
      expect((await browser.send(`/hospital/enter/${token}`, {})).status).toBe(410)
      expect((await browser.ask('/hospital')).status).toBe(303)
    })

    test('get three links in an hour and no more, and the newest one works', async () => {
      const { site, token: invitation } = await invited()
      const browser = new BrowserForTests(site)
      const mails: number[] = []
      for (let tried = 0; tried < 4; tried += 1) mails.push((await askedFor(browser)).mails)
      expect(mails).toEqual([1, 1, 1, 0])
      expect((await browser.send(`/hospital/enter/${invitation}`, {})).status).toBe(410)
      const token = tokenIn((await lastMail())?.text ?? '')
      expect((await browser.send(`/hospital/enter/${token}`, {})).status).toBe(303)
    })

    test('are out after two idle hours, and get back what they had typed', async () => {
      const { site, token } = await invited()
      const browser = new BrowserForTests(site)
      await browser.send(`/hospital/enter/${token}`, {})
      minutes(119)
      expect((await browser.ask('/hospital')).status).toBe(200)
      minutes(119)
      expect((await browser.ask('/hospital')).status).toBe(200)
      minutes(120)
      expect((await browser.ask('/hospital')).status).toBe(303)
      const late = await browser.send('/hospital/change', { words: 'Dau air 💛' })
      expect(late.status).toBe(403)
      expect(await late.text()).toContain('Dau air 💛')
    })

    test('are let go at once, also where they are signed in, and can be let in again', async () => {
      const { site, staff, known, token } = await withStaff()
      const browser = new BrowserForTests(site)
      await browser.send(`/hospital/enter/${token}`, {})
      await askedFor(browser)
      const open2 = tokenIn((await lastMail())?.text ?? '')
      const path = `/console/hospitals/${known.id}/remove`
      expect((await staff.send(path, {})).headers.get('location')).toBe('/console/hospitals?done=removed')
      expect((await staff.send(path, {})).headers.get('location')).toBe('/console/hospitals?done=nothing-to-do')
      expect((await browser.ask('/hospital')).status).toBe(303)
      expect((await browser.send(`/hospital/enter/${open2}`, {})).status).toBe(404)
      expect((await staff.send('/console/hospitals/invite', person)).headers.get('location')).toBe(
        '/console/hospitals?done=invited',
      )
    })

    test('are refused by a reason beside the field, with nothing lost', async () => {
      const { staff } = await withStaff()
      for (const [change, words] of [
        [{ trust: 'EX-999' }, 'Enter the code of a trust'],
        [{ name: ' ' }, 'Enter a name'],
        [{ email: 'nobody' }, 'Enter an e-mail address'],
        [{}, 'can sign in already'],
      ] as const) {
        const answer = await staff.send('/console/hospitals/invite', { ...person, ...change })
        expect(answer.status).toBe(422)
        const text = await answer.text()
        expect(text).toContain(words)
        expect(text).toContain('value="cancer data"')
      }
      expect(await hospitalPeople(open().db)).toHaveLength(1)
    })

    test('are rung back on a day that has been, with a note; twice the same is noted once', async () => {
      const { staff, known } = await withStaff()
      const path = `/console/hospitals/${known.id}/call-back`
      const note = { day: '2026-11-22', note: 'Switchboard, number of the website' }
      const tomorrow = await staff.send(path, { ...note, day: '2026-11-23' })
      expect(tomorrow.status).toBe(422)
      expect(await tomorrow.text()).toContain('value="Switchboard, number of the website"')
      expect((await staff.send(path, note)).headers.get('location')).toBe('/console/hospitals?done=called-back')
      expect((await staff.send(path, note)).headers.get('location')).toBe('/console/hospitals?done=nothing-to-do')
      expect((await hospitalPeople(open().db))[0]).toMatchObject({ calledBackOn: '2026-11-22', callBackNote: note.note })
      expect((await deeds()).filter(deed => deed.startsWith('hospital.call-back'))).toHaveLength(1)
    })

    test('of two who use one link at once, one comes in', async () => {
      const { site, token } = await invited()
      const browsers = [new BrowserForTests(site), new BrowserForTests(site), new BrowserForTests(site)]
      const answers = await Promise.all(browsers.map(browser => browser.send(`/hospital/enter/${token}`, {})))
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
    })
  },
  { freshFor: 'test' },
)
