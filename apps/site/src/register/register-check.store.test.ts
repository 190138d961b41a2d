import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { findRoot } from '../foundation/index.ts'
import { registerCheck } from './register-check.ts'
import { seedRegister } from './seed-register.ts'

eachDatabase('the check of the register', open => {
  const findingsOn = (day: string) => registerCheck.run({ db: open().db, clock: () => new Date(day) })

  test('says of each table when it has grown old, and calls it no problem', async () => {
    await seedRegister(open().db, findRoot(import.meta.dirname), new Date('2026-11-22'))
    const fresh = await findingsOn('2026-11-22')
    const old = await findingsOn('2036-11-22')
    expect(old.length).toBeGreaterThan(fresh.length)
    expect(old.every(({ level, what }) => level === 'notice' && /months ago/.test(what))).toBe(true)
  })
})
