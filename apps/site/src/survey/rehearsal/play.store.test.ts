import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundOf240 } from '../../../test/support/round-of-240.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { dayInUk, inTransaction, type Services, sendNext, silentLog } from '../../foundation/index.ts'
import { addDays } from '../legal-clock/calendar-days.ts'
import { MailFolder } from '../mail-in/mail-folder.ts'
import { type MailInServer, startMailIn } from '../mail-in/start-mail-in.ts'
import { eventsOf, messagesOf } from '../requests/request-store.ts'
import { writeLetter } from '../sending/write-letter.ts'
import { isRehearsal } from './movable-clock.ts'
import { Play } from './play.ts'
import { rehearsalRoutes } from './rehearsal-routes.ts'

const staff = { kind: 'staff', id: 's1', name: 'Some editor' } as const
const dayMs = 86_400_000

eachDatabase('a rehearsal', open => {
  let folder: string
  let play: Play
  let services: Services
  let mailIn: MailInServer
  let codes: readonly string[]

  const begin = async () => {
    play = new Play(silentLog)
    const smtpUrl = await play.begin()
    expect(new URL(smtpUrl).hostname).toBe('127.0.0.1')
    services = testServices(open(), {
      clock: play.clock.now,
      rehearsal: play,
      smtpUrl,
      mailDomain: 'spotlight.invalid',
      dataFolder: folder,
    })
    const { db, log, mailDomain, clock } = { ...services, db: open().db }
    mailIn = await startMailIn({ db, folder: new MailFolder(folder), clock, log, mailDomain, port: 0 })
    await play.clock.resume(services.db)
    await play.ready(services, mailIn.port)
  }
  const end = async () => {
    await play.stop()
    await mailIn.stop()
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spotlight-play-'))
    const round = await roundOf240(open().db, { seed: 'play', today: dayInUk(new Date()) })
    codes = round.fated('silence so far').slice(0, 30)
    await begin()
  })
  afterAll(async () => {
    await end()
    rmSync(folder, { recursive: true })
  })

  const writeTo = async (trustCode: string) => {
    const { smtpUrl, mailDomain, clock } = services
    await inTransaction(open().db, tx =>
      writeLetter(tx, {
        request: { round: '2027-1', trustCode },
        kind: 'chase',
        subject: 'Where is the answer?',
        text: 'We asked.',
        actor: staff,
        now: clock(),
        office: { smtpUrl, mailDomain, clock },
      }),
    )
    while (
      await sendNext({
        db: open().db,
        smtpUrl: smtpUrl ?? '',
        clock,
        log: silentLog,
        mayLeave: async () => true,
        settled: async () => {},
      })
    ) {}
  }

  test('marks its database, so that no ordinary start takes it for a campaign', async () => {
    expect(await isRehearsal(open().db)).toBe(true)
  })

  test('letters leave on this machine, trusts answer at their own time when the clock passes it, and a restart goes on with it', async () => {
    for (const code of codes) await writeTo(code)
    const started = services.clock()
    expect(play.happened(10)).toEqual([])
    const first = await play.nextAt()
    expect(first?.getTime()).toBeGreaterThan(started.getTime())

    const to = new Date(started.getTime() + 12 * dayMs)
    expect(await play.moveTo(started)).toBe('behind')
    expect(await play.moveTo(new Date(started.getTime() + 500 * dayMs))).toBe('too-far')
    const moves = await Promise.all([play.moveTo(to), play.moveTo(to)])
    expect(moves).toEqual(['moved', 'busy'])
    expect(services.clock().getTime()).toBeGreaterThanOrEqual(to.getTime())
    const done = play.happened(1000)
    expect(done.length).toBeGreaterThan(0)
    for (const { at, trustCode } of done) {
      expect(at.getTime()).toBeLessThanOrEqual(to.getTime())
      const mails = await messagesOf(open().db, '2027-1', trustCode)
      // Filed with the date on which it came, give or take the seconds that handing it in takes.
      expect(mails.some(mail => mail.direction === 'in' && Math.abs(mail.at.getTime() - at.getTime()) < 60_000)).toBe(true)
      expect(
        (await eventsOf(open().db, '2027-1', trustCode)).every(({ kind }) => kind === 'received'),
        'no mail moves the clock',
      ).toBe(true)
    }

    await end()
    await begin()
    expect(services.clock().getTime()).toBeGreaterThanOrEqual(to.getTime())
    expect(play.happened(1000)).toEqual(done)
  })

  test('its page says what day it is and what the trusts did; without a rehearsal there is no such page', async () => {
    const app = testRouter(services, router => accountsRoom.routes?.(router), rehearsalRoutes)
    const { cookie } = await signInForTests(services, { role: 'viewer' })
    const page = await (await app.request('/console/rehearsal', { headers: { cookie } })).text()
    expect(page).toContain('The clock of this rehearsal')
    expect(page).toContain('answered late.')
    const move = (body: Record<string, string>, origin = services.baseUrl) =>
      app.request('/console/rehearsal/move', { method: 'POST', headers: { cookie, origin }, body: new URLSearchParams(body) })
    expect((await move({ step: 'chosen', day: '2020-01-01' })).status).toBe(422)
    expect((await move({ step: 'backwards' })).status).toBe(400)
    expect((await move({ step: 'day' }, 'https://elsewhere.invalid')).status).toBe(403)
    // Two presses of one button are one day.
    const [seen = 'none'] = /(?<=name="seen" value=")[^"]*/.exec(page) ?? []
    const nextDay = addDays(dayInUk(services.clock()), 1)
    for (const time of ['first', 'second']) {
      const moved = await move({ step: 'day', seen })
      expect([moved.status, moved.headers.get('location')], time).toEqual([303, '/console/rehearsal?done=moved'])
      expect(dayInUk(services.clock()), time).toBe(nextDay)
    }

    const ordinary = testServices(open())
    const none = testRouter(ordinary, router => accountsRoom.routes?.(router), rehearsalRoutes)
    expect((await none.request('/console/rehearsal', { headers: { cookie } })).status).toBe(404)
  })
})
