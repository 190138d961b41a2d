import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { signInForTests } from '../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { allCommands } from '../commands.ts'
import { writes } from '../foundation/index.ts'
import { inviteHospitalPerson } from './hospital/invite-hospital-person.ts'

eachDatabase('a restore', open => {
  test('signs nobody in, and brings everybody back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spotlight-restored-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const trustNames = async (_: unknown, codes: readonly string[]) => new Map(codes.map(code => [code, `Trust ${code}`]))
    const services = testServices(open(), { dataFolder: folder, trustNames })
    const { principal } = await signInForTests(services, { role: 'admin', name: 'First Admin' })
    const db = writes<unknown>(services.write)
    await sql`insert into spotlight (key, value) values ('campaign', 'example') on conflict do nothing`.execute(db)
    await sql`insert into staff_verification (id, identifier, value, expires_at, created_at, updated_at)
      values ('1', 'reset', ${principal.id}, now() + interval '1 hour', now(), now())`.execute(db)
    const person = { trust: 'EX-003', name: 'Data Manager', work: '', email: 'manager@ex-003.example', language: 'en' } as const
    expect(await inviteHospitalPerson(services, { ...person, principal })).toMatchObject({ outcome: 'invited' })
    const said: string[] = []
    const run = (name: string, ...args: string[]) =>
      allCommands.find(command => command.name === name)?.run(args, { services, print: line => said.push(line), cwd: folder })
    expect(await run('backup', '--to', 'then.backup.gz')).toBe(0)
    expect(await run('restore', 'then.backup.gz', '--replace')).toBe(0)
    const counts = sql`select (select count(*)::int from staff_session) as sessions,
      (select count(*)::int from staff_verification) as waiting, (select count(*)::int from hospital_link) as links, (select count(*)::int from staff where id = ${principal.id}) as staff`
    expect((await counts.execute(db)).rows).toEqual([{ sessions: 0, waiting: 0, links: 0, staff: 1 }])
    expect(said.join('\n')).toContain('signs in anew')
    expect(said.join('\n')).toContain('People who may sign in for a hospital: 1')
  })
})
