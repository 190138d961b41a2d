import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { allCommands } from '../../commands.ts'
import { listAudit, writes } from '../../foundation/index.ts'
import { makeLinkByHand, revokeLink } from './change-links.ts'
import { judgeLink } from './judge-link.ts'
import { linkByToken } from './link-store.ts'

const actor = { kind: 'command', name: 'test' } as const

eachDatabase('private links after a restore', open => {
  test('are closed: those that were closed since the backup, and those that worked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spotlight-restored-links-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const services = testServices(open(), { dataFolder: folder })
    const db = writes<unknown>(services.write)
    await sql`insert into spotlight (key, value) values ('campaign', 'example') on conflict do nothing`.execute(db)
    const { round, oneIn, today } = await roundWithAnswers(services.write, {
      only: ({ name }) => name === 'to mark' || name === 'unread',
    })
    const now = new Date(`${today}T10:00:00Z`)
    const make = async (trustCode: string, formToken = `form ${trustCode}`) => {
      const input = { round, trustCode, purpose: 'answer', show: null, until: '2099-12-31', actor, now } as const
      const made = await makeLinkByHand(services.write, { ...input, formToken })
      if (made.outcome !== 'made') throw new Error(`The link should be made: ${made.outcome}`)
      return made.token
    }
    const [closedSince, working] = [await make(oneIn('to mark')), await make(oneIn('unread'))]
    const verdictOf = async (token: string) => {
      const opened = await linkByToken(services.db, token)
      return judgeLink(opened?.link ?? null, opened?.roundState ?? null, now)
    }
    const said: string[] = []
    const run = (name: string, ...args: string[]) =>
      allCommands.find(command => command.name === name)?.run(args, { services, print: line => said.push(line), cwd: folder })
    expect(await run('backup', '--to', 'then.backup.gz')).toBe(0)
    await revokeLink(services.write, { round, trustCode: oneIn('to mark'), purpose: 'answer', actor, now })
    expect([await verdictOf(closedSince), await verdictOf(working)]).toEqual(['revoked', 'good'])
    expect(await run('restore', 'then.backup.gz', '--replace')).toBe(0)
    expect([await verdictOf(closedSince), await verdictOf(working)]).toEqual(['revoked', 'revoked'])
    expect(said.join('\n')).toContain('Private links to trusts are closed: 2')
    const [newest] = await listAudit(services.db, {}, { limit: 1 })
    expect([newest?.deed, newest?.actor, newest?.subject]).toEqual([
      'reply.revoke',
      { kind: 'command', name: 'restore' },
      { kind: 'round', id: round },
    ])
    // A trust gets another one, and it works.
    expect(await verdictOf(await make(oneIn('to mark'), 'another form'))).toBe('good')
  })
})
