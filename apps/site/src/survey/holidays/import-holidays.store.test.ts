import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { askForTests, house, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { rows } from '../../foundation/index.ts'
import { requestOf } from '../requests/request-store.ts'
import { holidaysOf, listHolidays } from './holiday-store.ts'
import type { Incoming } from './import-file.ts'
import { importHolidays } from './import-holidays.ts'
import { importHolidaysCommand } from './import-holidays-command.ts'
import { movedDueDates } from './moved-due-dates.ts'
import type { Removal } from './plan-import.ts'
import { seedHolidays } from './seed-holidays.ts'

const folder = mkdtempSync(join(tmpdir(), 'holidays-'))
afterAll(() => rmSync(folder, { recursive: true }))

const victory: Incoming = { day: '2027-03-15', division: 'scotland', title: 'Victory bank holiday', substitute: false }
const auditSchema = z.object({ deed: z.string(), after: z.unknown(), before: z.unknown() })

eachDatabase('importing bank holidays', open => {
  const now = noonOf('2027-03-08')
  const run = (incoming: readonly Incoming[], remove: Removal = 'nothing', agreed: string | null = null, at = now) =>
    importHolidays(open().db, { incoming, source: 'GOV.UK bank holidays', remove, agreed, actor: house, now: at })
  const dueOf = async (code: string) => (await requestOf(open().db, roundId, code))?.dueOn
  const entries = async () =>
    z
      .array(auditSchema)
      .parse(
        await rows<{ audit: Record<string, unknown> }>(open().db)
          .selectFrom('audit')
          .selectAll()
          .where('deed', 'like', 'holidays.%')
          .orderBy('id')
          .execute(),
      )

  test('the seed brings 280 days, once, and says so in the log', async () => {
    await openRoundForTests(open())
    await askForTests(open().db, 'EX-901')
    await askForTests(open().db, 'EX-902')
    expect((await holidaysOf(open().db)).known).toEqual({ from: '2019-01-01', until: '2028-12-31' })
    expect(await listHolidays(open().db)).toHaveLength(280)
    await seedHolidays(testServices(open()))
    expect((await entries()).map(({ deed }) => deed)).toEqual(['holidays.seed'])
    expect([await dueOf('EX-901'), await dueOf('EX-902')]).toEqual(['2027-04-01', '2027-03-30'])
  })

  test('a new holiday of Scotland moves open due dates in England too, and each move is kept', async () => {
    const done = await run([victory])
    expect(done).toMatchObject({
      outcome: 'imported',
      plan: { added: [victory] },
      moves: [
        { trustCode: 'EX-901', from: '2027-04-01', to: '2027-04-02' },
        { trustCode: 'EX-902', from: '2027-03-30', to: '2027-03-31' },
      ],
    })
    expect(await dueOf('EX-901')).toBe('2027-04-02')
    expect(await movedDueDates(open().db, now)).toHaveLength(2)
    expect(await movedDueDates(open().db, noonOf('2027-03-09'))).toEqual([])
    expect((await entries()).at(-1)).toMatchObject({
      deed: 'holidays.import',
      after: { added: [{ day: '2027-03-15', division: 'scotland' }] },
    })
  })

  test('the same again changes nothing, and nothing is entered', async () => {
    expect(await run([victory], 'nothing', null, noonOf('2027-03-09'))).toMatchObject({ outcome: 'nothing-to-do', moves: [] })
    expect(await entries()).toHaveLength(2)
  })

  test('what somebody agreed to is done, or nothing', async () => {
    const other = { ...victory, day: '2027-03-16' }
    expect(await run([other], 'nothing', 'another-plan')).toMatchObject({ outcome: 'conflict', plan: { added: [other] } })
    expect((await listHolidays(open().db)).filter(({ day }) => day === '2027-03-16')).toEqual([])
    expect(await entries()).toHaveLength(2)
  })

  test('two at once: the second finds it done', async () => {
    const june = { ...victory, day: '2027-06-21' }
    const both = await Promise.all([run([june]), run([june])])
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['imported', 'nothing-to-do'])
  })

  test('a day taken out counts no more, stays as a row, and no seed or start brings it back', async () => {
    const christmas = { ...victory, day: '2027-12-27', title: 'Christmas Day' }
    const done = await run([christmas], 'to-come')
    expect(done.plan.removed.map(({ day }) => day)).toContain('2027-03-15')
    expect(done.plan.kept.map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-04'])
    expect(await dueOf('EX-901')).toBe('2027-04-01')
    const count = (await listHolidays(open().db)).length
    await seedHolidays(testServices(open()))
    expect(await listHolidays(open().db)).toHaveLength(count)
    expect((await listHolidays(open().db)).find(({ day }) => day === '2027-11-30')).toBeUndefined()
  })

  test('the command does the same, says what it did, and names what is broken', async () => {
    const lines: string[] = []
    const command = async (...args: string[]) => {
      lines.length = 0
      return importHolidaysCommand.run(args, {
        services: testServices(open(), { clock: () => now }),
        print: line => lines.push(line),
        cwd: folder,
      })
    }
    const events = [{ title: 'Victory bank holiday', date: '2027-03-15', notes: '', bunting: true }]
    writeFileSync(join(folder, 'list.json'), JSON.stringify({ scotland: { division: 'scotland', events } }))
    expect(await command('list.json', '--dry-run')).toBe(0)
    expect(lines[0]).toBe('Added: 2027-03-15 Scotland: Victory bank holiday')
    expect(lines.at(-1)).toBe('Nothing was changed.')
    expect(await dueOf('EX-901')).toBe('2027-04-01')
    expect(await command('list.json')).toBe(0)
    expect(lines).toContain('Due date moved: 2027-1/EX-901 Lantern Vale Hospitals Trust, from 2027-04-01 to 2027-04-02.')
    expect(await command('list.json')).toBe(0)
    expect(lines.slice(-2)).toEqual(['The database has these bank holidays already.', 'No due date moved.'])

    writeFileSync(join(folder, 'broken.json'), '{"scotland": {"events": [{"title": "x", "date": "soon"}]}}')
    await expect(command('broken.json')).rejects.toMatchObject({ code: 'bad-data' })
    expect(lines).toEqual(['Scotland, entry 1: “soon” has no day that the calendar has. Write it like 2026-06-15.'])
    writeFileSync(
      join(folder, 'x.ics'),
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20290101\nSUMMARY:New Year\nEND:VEVENT\nEND:VCALENDAR\n',
    )
    await expect(command('x.ics')).rejects.toMatchObject({ code: 'bad-data' })
    expect(await command('x.ics', '--division', 'northern-ireland')).toBe(0)
    await expect(command('none.json')).rejects.toMatchObject({ code: 'no-input' })
    await expect(command()).rejects.toMatchObject({ code: 'usage' })
    await expect(command('x.ics', '--division', 'gretna')).rejects.toMatchObject({ code: 'usage' })
    await expect(command('x.ics', '--all')).rejects.toMatchObject({ code: 'usage' })
  })
})
