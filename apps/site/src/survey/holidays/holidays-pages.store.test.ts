import { expect, test } from 'vitest'
import { askForTests, noonOf, openRoundForTests } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import type { Role } from '../../foundation/index.ts'
import { listHolidays } from './holiday-store.ts'
import { holidaysRoutes } from './holidays-routes.ts'

const list = (...events: { title: string; date: string }[]) => JSON.stringify({ scotland: { division: 'scotland', events } })
const victory = { title: 'Buaidh <b>🎉</b> bank holiday', date: '2027-03-15' }

eachDatabase('the page of bank holidays', open => {
  const services = () => testServices(open(), { clock: () => noonOf('2027-03-08') })
  const app = () => testRouter(services(), router => accountsRoom.routes?.(router), holidaysRoutes)
  const cookieOf = async (role: Role) => (await signInForTests(services(), { role })).cookie
  const read = async (path: string, cookie: string) => (await app().request(path, { headers: { cookie } })).text()
  const post = async (
    path: string,
    fields: Record<string, string | File>,
    cookie: string,
    headers: Record<string, string> = {},
  ) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return app().request(path, { method: 'POST', body, headers: { cookie, ...headers } })
  }
  const hidden = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )

  test('lists the days of a year with what each rests on, and leads to the others', async () => {
    await openRoundForTests(open())
    await askForTests(open().db, 'EX-901')
    const cookie = await cookieOf('viewer')
    const html = await read('/console/holidays?year=2026', cookie)
    expect(html).toContain('<h1>Bank holidays</h1>')
    expect(html).toMatch(
      /<th scope="row">Monday 15 June 2026<\/th><td>World Cup bank holiday<\/td><td>Scotland<\/td><td>A proclamation<\/td><td>25 February 2026<\/td>/,
    )
    expect(html).toContain('Boxing Day (substitute day)')
    expect(html).toContain('href="/console/holidays?year=2019"')
    expect(html).not.toContain('name="text"')
    expect(await read('/console/holidays', cookie)).toContain('Bank holidays in 2027')
    expect(await read('/console/holidays?year=2031', cookie)).toContain('We know no bank holidays of that year')
    expect(await read('/console/holidays?year=drop&at=yesterday&done=what', cookie)).toContain('Bank holidays in 2027')
  })

  test.each<Role>(['viewer', 'marker'])('a %s can look, and changes nothing', async role => {
    const cookie = await cookieOf(role)
    for (const path of ['/console/holidays/preview', '/console/holidays/import']) {
      expect((await post(path, { text: list(victory) }, cookie)).status, path).toBe(403)
    }
    expect((await listHolidays(open().db)).some(({ day }) => day === victory.date)).toBe(false)
  })

  test('a stranger finds nothing, and a post from another site is refused', async () => {
    expect((await app().request('/console/holidays')).status).not.toBe(200)
    const answer = await post('/console/holidays/import', { text: list(victory) }, await cookieOf('editor'), {
      origin: 'https://elsewhere.example',
    })
    expect(answer.status).toBe(403)
  })

  test('shows first what would change, and changes nothing until it is agreed to', async () => {
    const cookie = await cookieOf('editor')
    const preview = await post('/console/holidays/preview', { file: new File([list(victory)], 'scotland.json') }, cookie)
    expect(preview.status).toBe(200)
    const html = await preview.text()
    expect(html).toContain('One day is new')
    expect(html).toContain('Buaidh &lt;b&gt;🎉&lt;/b&gt; bank holiday')
    expect(html).not.toContain('<b>🎉')
    expect((await listHolidays(open().db)).some(({ day }) => day === victory.date)).toBe(false)

    const agreed = hidden(html)
    const done = await post('/console/holidays/import', { ...agreed, text: list(victory) }, cookie)
    expect(done.status).toBe(303)
    const place = done.headers.get('location') ?? ''
    expect(place).toMatch(/^\/console\/holidays\?done=imported&at=/)
    const after = await read(place, cookie)
    expect(after).toContain('One due date moved')
    expect(after).toMatch(
      /<a href="\/console\/rounds\/2027-1\/requests\/EX-901">Lantern Vale Hospitals Trust<\/a><\/th><td>2027-1<\/td><td>1 April 2027<\/td><td>2 April 2027/,
    )

    const again = await post('/console/holidays/import', { ...agreed, text: list(victory) }, cookie)
    expect(again.headers.get('location')).toContain('done=nothing')
    expect(await read(again.headers.get('location') ?? '', cookie)).toContain('The list was up to date already')
  })

  test('who agreed to something else than would happen now is shown it again', async () => {
    const cookie = await cookieOf('editor')
    const other = list({ title: 'Other', date: '2027-03-16' })
    const answer = await post('/console/holidays/import', { text: other, remove: 'nothing', agreed: 'old' }, cookie)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Somebody else has changed the bank holidays')
    expect((await listHolidays(open().db)).some(({ day }) => day === '2027-03-16')).toBe(false)
  })

  test('a broken list comes back with the line or entry, and what was pasted', async () => {
    const cookie = await cookieOf('admin')
    const pasted = list({ title: '', date: '2027-03-16' })
    const answer = await post('/console/holidays/preview', { text: pasted, remove: 'to-come' }, cookie)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<a href="#text">Scotland, entry 1: the holiday has no name')
    expect(html).toContain(pasted.replaceAll('"', '&quot;'))
    expect(html).toMatch(/value="to-come" checked/)
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20290101\nSUMMARY:New Year\nEND:VEVENT\nEND:VCALENDAR\n'
    expect(await (await post('/console/holidays/preview', { text: calendar }, cookie)).text()).toContain(
      '<a href="#division">The file: the calendar does not say whose it is',
    )
    expect((await post('/console/holidays/preview', {}, cookie)).status).toBe(422)
    expect(
      (
        await app().request('/console/holidays/import', {
          method: 'POST',
          headers: { cookie, 'content-type': 'text/plain' },
          body: 'x',
        })
      ).status,
    ).toBe(400)
  })
})
