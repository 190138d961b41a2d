import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { foundationRoom, type OpenDatabase } from '../foundation/index.ts'
import { consoleLinkCommand } from './console-link-command.ts'
import { enter } from './enter.ts'
import { makeFirstSetupLink, makeSetupLink } from './make-setup-link.ts'
import { accountsMigrations } from './migrations.ts'
import { endSession, sessionByToken, touchSession } from './session-store.ts'
import { setupLinkAtStart } from './setup-link-at-start.ts'
import { newToken } from './token.ts'

const now = new Date('2026-11-22T10:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const baseUrl = 'https://spotlight.example'
const tokenIn = (link: string | null): string => link?.split('/').at(-1) ?? ''

const command = async (database: OpenDatabase, args: string[]) => {
  const lines: string[] = []
  const code = await consoleLinkCommand.run(args, {
    services: testServices(database, { clock: () => now, baseUrl }),
    print: line => lines.push(line),
    cwd: '/',
  })
  return { code, text: lines.join('\n') }
}

eachDatabase(
  'the way into the console',
  open => {
    describe('a link', () => {
      test('leads in once', async () => {
        const token = tokenIn(await makeSetupLink(open().db, { baseUrl, now }))
        const first = await enter(open().db, { token, now })
        expect(first.outcome).toBe('entered')
        expect(await enter(open().db, { token, now })).toEqual({ outcome: 'refused', verdict: 'used' })
      })

      test('lets one in of two who press at the same moment', async () => {
        const token = tokenIn(await makeSetupLink(open().db, { baseUrl, now }))
        const entries = await Promise.all([enter(open().db, { token, now }), enter(open().db, { token, now })])
        expect(entries.map(entry => entry.outcome).sort()).toEqual(['entered', 'refused'])
      })

      test('is good for a day, and until a newer one is given out', async () => {
        const first = tokenIn(await makeSetupLink(open().db, { baseUrl, now }))
        const second = tokenIn(await makeSetupLink(open().db, { baseUrl, now }))
        expect(await enter(open().db, { token: first, now })).toEqual({ outcome: 'refused', verdict: 'replaced' })
        expect(await enter(open().db, { token: second, now: hours(24) })).toEqual({ outcome: 'refused', verdict: 'expired' })
      })

      test('that was never given out leads nowhere', async () => {
        expect(await enter(open().db, { token: newToken(), now })).toEqual({ outcome: 'refused', verdict: 'unknown' })
        expect(await enter(open().db, { token: "' or 1=1 --", now })).toEqual({ outcome: 'refused', verdict: 'unknown' })
      })
    })

    describe('at start', () => {
      test('a link is printed when nobody is in and none is waiting', async () => {
        const services = testServices(open(), { clock: () => now, baseUrl })
        expect(await setupLinkAtStart(services)).toMatch(/^Open https:\/\/spotlight\.example\/console\/enter\/[\w-]{43} once/)
        expect(await setupLinkAtStart(services)).toBeNull()
      })

      test('no link while somebody is signed in, one again when nobody is', async () => {
        const link = await makeFirstSetupLink(open().db, { baseUrl, now })
        await enter(open().db, { token: tokenIn(link), now })
        expect(await makeFirstSetupLink(open().db, { baseUrl, now: hours(11) })).toBeNull()
        expect(await makeFirstSetupLink(open().db, { baseUrl, now: hours(12) })).toContain('/console/enter/')
      })

      test('two processes that start together give out one link', async () => {
        const links = await Promise.all([1, 2].map(() => makeFirstSetupLink(open().db, { baseUrl, now })))
        expect(links.filter(link => link !== null)).toHaveLength(1)
      })
    })

    describe('a session', () => {
      const signIn = async () => {
        const entry = await enter(open().db, { token: tokenIn(await makeSetupLink(open().db, { baseUrl, now })), now })
        if (entry.outcome !== 'entered') throw new Error('Not let in')
        return entry.session
      }

      test('slides on when it is used and cannot be woken once it is over', async () => {
        const token = await signIn()
        await touchSession(open().db, { token, now: hours(6), expiresAt: hours(18) })
        expect(await sessionByToken(open().db, token)).toMatchObject({ lastSeenAt: hours(6), expiresAt: hours(18) })
        await touchSession(open().db, { token, now: hours(19), expiresAt: hours(31) })
        expect(await sessionByToken(open().db, token)).toMatchObject({ expiresAt: hours(18) })
      })

      test('stays ended, also when a page that began before prolongs it', async () => {
        const token = await signIn()
        await endSession(open().db, token, now)
        await touchSession(open().db, { token, now, expiresAt: hours(12) })
        expect(await sessionByToken(open().db, token)).toMatchObject({ revokedAt: now })
      })

      test('ends for everyone by command', async () => {
        const token = await signIn()
        const { code, text } = await command(open(), ['--sign-out-everyone'])
        expect(code).toBe(0)
        expect(text).toMatch(/^1 open session has been ended\.\nOpen https:/)
        expect(await sessionByToken(open().db, token)).toMatchObject({ revokedAt: now })
      })
    })

    describe('the command', () => {
      test('prints a link that works', async () => {
        const { text } = await command(open(), [])
        const token = /enter\/([\w-]{43}) /.exec(text)?.[1] ?? ''
        expect((await enter(open().db, { token, now })).outcome).toBe('entered')
      })

      test('refuses what it does not know', async () => {
        expect(await command(open(), ['--for-ever'])).toMatchObject({ code: 64, text: expect.stringContaining('--for-ever') })
      })
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...accountsMigrations], freshFor: 'test' },
)
