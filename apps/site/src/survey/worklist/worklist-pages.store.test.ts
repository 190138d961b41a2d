import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RoundOf240, roundOf240 } from '../../../test/support/round-of-240.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { openFromImage } from '../../../test/support/test-image.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { allMigrations } from '../../app.tsx'
import type { ConsoleTodo, OpenDatabase, Role, Router, Services } from '../../foundation/index.ts'
import { fileMail } from '../mail-in/file-mail.ts'
import { mailFrom } from '../mail-in/mails-for-tests.ts'
import { readMail } from '../mail-in/read-mail.ts'
import { changeRequest } from '../requests/change-request.ts'
import { requestOf } from '../requests/request-store.ts'
import { worklistRoutes } from './routes.ts'
import { surveyTodos } from './survey-todos.ts'

const now = new Date('2027-03-08T10:00:00Z')
const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

describe('the pages of a round under way', () => {
  let database: OpenDatabase
  let services: Services
  let app: Router
  let round: RoundOf240
  let editor: Awaited<ReturnType<typeof signInForTests>>
  beforeAll(async () => {
    database = await openFromImage(allMigrations(), undefined)
    services = testServices(database, { clock: () => now })
    app = testRouter(
      services,
      router => accountsRoom.routes?.(router),
      worklistRoutes,
      router => router.get('/console/todos-for-tests', async c => c.json(await surveyTodos(c))),
    )
    editor = await signInForTests(services, { role: 'editor', name: 'First Editor' })
    round = await roundOf240(database.db, { seed: 'pages', today: '2027-03-08', staff: [editor.principal] })
  }, 60_000)
  afterAll(() => database?.close())

  const at = (path: string): string => `/console/rounds/2027-1${path}`
  const ask = (path: string, cookie = editor.cookie) => app.request(path, { headers: { cookie } })
  const read = async (path: string, cookie?: string) => {
    const answer = await ask(path, cookie)
    const html = await answer.text()
    return { status: answer.status, html, text: textOf(html) }
  }
  const post = (path: string, fields: readonly [string, string][], cookie = editor.cookie) =>
    app.request(path, {
      method: 'POST',
      headers: {
        cookie,
        origin: services.baseUrl,
        host: new URL(services.baseUrl).host,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
    })
  /** A mail comes in that names no request. */
  const holdForTests = async () => {
    const mail = await readMail(mailFrom('foi@elsewhere.invalid', 'Our answer', [], 'We record everyone.'))
    const envelope = { sender: 'foi@elsewhere.invalid', recipients: ['foi@localhost'] }
    await fileMail(services.write, { mail, envelope, sha256: 'f'.repeat(64), bytes: 10, at: now, mailDomain: 'localhost' })
  }
  const someone = (role: Role, barredFrom: string[] = []) => signInForTests(services, { role, barredFrom })

  test.each(['', '/requests', '/requests.csv', '/calendar', '/board', '/board?by=clock'])(
    '%s is closed to strangers',
    async path => {
      expect((await app.request(at(path))).status).not.toBe(200)
      expect((await read(at(path))).status).toBe(200)
      expect((await read(`/console/rounds/2099-9${path}`)).status, 'a round that is not there').toBe(404)
    },
  )

  test('the overview says in words how it stands', async () => {
    const { text, html } = await read(at(''))
    expect(text).toContain('225 of 240 letters are out')
    expect(text).toMatch(/37 are overdue/)
    expect(html).toContain('requests?due=overdue')
    expect(text).toContain('Bounced')
  })

  describe('the list', () => {
    test('says what it shows, and can be taken apart again', async () => {
      const { text, html } = await read(at('/requests?clock=overdue&chased=no&sort=name'))
      expect(text).toContain('28 of 240 requests. Sorted by: Trust.')
      expect(html.match(/<th scope="row"/g)).toHaveLength(28)
      expect(html).toContain('aria-sort="ascending"')
      expect(html, 'without the one filter').toContain('requests?chased=no&amp;sort=name"')
      expect(html, 'the request knows its list').toContain('?list=clock%3Doverdue%26chased%3Dno%26sort%3Dname')
    })

    test('comes back as it was left, says so, and the address wins', async () => {
      const { cookie } = await someone('viewer')
      expect((await read(at('/requests'), cookie)).text).not.toContain('as you left it')
      await read(at('/requests?delivery=bounced'), cookie)
      const again = await read(at('/requests'), cookie)
      expect(again.text).toContain('Here is the list as you left it. Show all 240')
      expect(again.text).toContain('6 of 240 requests')
      expect((await read(at('/requests?delivery=failed'), cookie)).text).toContain('2 of 240 requests')
      expect((await read(at('/requests?all=1'), cookie)).text).toContain('240 requests. Here are 1 to 50.')
      expect((await read(at('/requests'), cookie)).text).not.toContain('as you left it')
    })

    test('a page beyond the last is the last', async () => {
      const { text } = await read(at('/requests?page=99'))
      expect(text).toContain('Here are 201 to 240.')
    })

    test('a text that means something to HTML is a text', async () => {
      const { html, text } = await read(at(`/requests?q=${encodeURIComponent('<b>Tŷ 💛"')}`))
      expect(html).not.toContain('<b>Tŷ')
      expect(text).toContain('None of them fits')
    })

    test('whoever may only look sees no bulk form', async () => {
      const { cookie } = await someone('viewer')
      expect((await read(at('/requests'), cookie)).html).not.toContain('name="extent"')
      expect(
        (
          await post(
            at('/bulk'),
            [
              ['kind', 'read'],
              ['extent', 'all'],
            ],
            cookie,
          )
        ).status,
      ).toBe(403)
    })

    test('speaks Welsh', async () => {
      const answer = await ask(`/cy${at('/requests?clock=overdue')}`)
      expect(textOf(await answer.text())).toContain('Ceisiadau: 33 o 240.')
    })

    test('as a file, whole and harmless in a spreadsheet', async () => {
      const answer = await ask(at('/requests.csv?nation=wales&page=3'))
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toContain('example-requests-2027-1')
      const [headings = '', ...lines] = (await answer.text()).trim().split('\r\n')
      expect(headings).toContain('code,name,nation')
      expect(lines.length).toBe((await read(at('/requests?nation=wales'))).html.match(/<th scope="row"/g)?.length)
      expect(lines.every(line => line.includes('Bwrdd Iechyd Tŷ') && line.includes('Example campaign'))).toBe(true)
    })
  })

  describe('several at once', () => {
    const planned = async (fields: readonly [string, string][]) => {
      const answer = await post(at('/bulk'), fields)
      expect(answer.status).toBe(303)
      return answer.headers.get('location') ?? ''
    }

    test('nothing chosen is said beside the list that stays as it was', async () => {
      const answer = await post(at('/bulk'), [
        ['kind', 'read'],
        ['extent', 'chosen'],
        ['list', 'clock=overdue'],
      ])
      expect(answer.status).toBe(422)
      const text = textOf(await answer.text())
      expect(text).toContain('Tick at least one request')
      expect(text).toContain('33 of 240 requests')
    })

    test('what is no form is no deed', async () => {
      expect(
        (
          await post(at('/bulk'), [
            ['kind', 'burn'],
            ['extent', 'all'],
          ])
        ).status,
      ).toBe(400)
      expect(
        (
          await app.request(at('/bulk'), {
            method: 'POST',
            headers: {
              cookie: editor.cookie,
              origin: 'https://elsewhere.example',
              'sec-fetch-site': 'cross-site',
              'content-type': 'application/x-www-form-urlencoded',
            },
            body: 'kind=read&extent=all',
          })
        ).status,
      ).toBe(403)
    })

    test('reminders are shown one by one, sent once, and the rest is named', async () => {
      const [late = '', chased = ''] = [round.fated('overdue')[0], round.fated('overdue and chased')[0]]
      const plan = await planned([
        ['kind', 'chase'],
        ['extent', 'chosen'],
        ['code', late],
        ['code', chased],
        ['list', 'clock=overdue'],
      ])
      const preview = await read(plan)
      expect(preview.text).toContain('Remind one trust?')
      expect(preview.text).toContain('Nothing has happened yet.')
      expect(preview.text).toContain('Reminded less than a week ago.')
      expect(preview.text).not.toContain('waits to be filed')
      await holdForTests()
      expect((await read(plan)).text).toContain('One mail waits to be filed. It may be the answer of one of these trusts.')
      const letter = await read(`${plan}/letters/${late}`)
      expect(letter.text).toContain(`foi@${late.toLowerCase()}.invalid`)
      expect((await read(`${plan}/letters/${chased}`)).status).toBe(404)
      const first = await post(plan, [])
      expect([first.status, first.headers.get('location')]).toEqual([303, plan])
      await post(plan, [])
      const result = await read(plan)
      expect(result.text).toContain('One trust was reminded')
      expect((await requestOf(database.db, '2027-1', late))?.version).toBe(2)
    })

    test('a plan belongs to whoever made it', async () => {
      const plan = await planned([
        ['kind', 'portal'],
        ['extent', 'all'],
        ['list', 'clock=ended'],
      ])
      const other = await someone('editor')
      expect((await read(plan, other.cookie)).text).toContain('Only they can carry it out')
      expect((await post(plan, [], other.cookie)).status).toBe(404)
      expect((await read(plan.replace(/[^/]+$/, 'guessed'))).status).toBe(404)
    })

    test('somebody who is not there is given nothing', async () => {
      const answer = await post(at('/bulk'), [
        ['kind', 'assign'],
        ['extent', 'all'],
        ['assignee', 'stranger'],
        ['list', ''],
      ])
      expect(answer.status).toBe(422)
    })
  })

  describe('the board', () => {
    test('moves a card, and tells the second person who was there first', async () => {
      const code = round.fated('answered, to mark')[0] ?? ''
      const before = await requestOf(database.db, '2027-1', code)
      const basedOn = String(before?.version)
      const moved = await post(at(`/board/${code}`), [
        ['work', 'done'],
        ['basedOn', basedOn],
      ])
      expect(moved.headers.get('location')).toBe(`${at('/board')}?moved=${code}#${code}`)
      expect((await requestOf(database.db, '2027-1', code))?.work).toBe('done')
      await changeRequest(database.db, {
        round: '2027-1',
        trustCode: code,
        changes: { work: 'to-write' },
        basedOn: Number(basedOn) + 1,
        actor: { kind: 'staff', id: 'x', name: 'Second Editor' },
        now,
      })
      const late = await post(at(`/board/${code}`), [
        ['work', 'waiting'],
        ['basedOn', basedOn],
      ])
      expect(late.status).toBe(409)
      expect(textOf(await late.text())).toContain('Second Editor has changed')
      expect((await requestOf(database.db, '2027-1', code))?.work).toBe('to-write')
    })

    test('somebody who is barred from a trust moves nothing of it', async () => {
      const code = round.fated('answered, to mark')[1] ?? ''
      const { cookie } = await someone('marker', [code])
      expect(
        (
          await post(
            at(`/board/${code}`),
            [
              ['work', 'done'],
              ['basedOn', '1'],
            ],
            cookie,
          )
        ).status,
      ).toBe(403)
      expect((await read(at('/board'), cookie)).html).not.toContain(`action="${at(`/board/${code}`)}"`)
    })
  })

  test('the calendar shows a month, and nonsense shows this one', async () => {
    expect((await read(at('/calendar?month=2027-02'))).text).toContain('February 2027')
    const { text, html } = await read(at('/calendar?month=2027-99'))
    expect(text).toContain('March 2027')
    expect(html).toContain('aria-current="date"')
    expect(html).toMatch(/from=2027-03-\d\d&amp;to=2027-03-\d\d/)
  })

  test('the keys can be switched off and stay off', async () => {
    expect((await read(at('/requests'))).html).toContain('keys="on"')
    expect(
      (
        await post(at('/keys'), [
          ['on', 'no'],
          ['back', 'clock=overdue'],
        ])
      ).headers.get('location'),
    ).toBe(at('/requests?clock=overdue'))
    expect((await read(at('/requests'))).html).toContain('keys="off"')
  })

  test('what waits to be chased leaves out who has written what nobody has read, and says so', async () => {
    const todo = async () => {
      const answer = await ask('/console/todos-for-tests')
      // Just made from such a list by the route above.
      const todos = (await answer.json()) as readonly ConsoleTodo[]
      const found = todos.find(({ link }) => link?.includes('clock=overdue'))
      return { count: Number(/^\d+/.exec(found?.title ?? '')?.[0]), text: found?.text }
    }
    const before = await todo()
    expect(before.text).not.toContain('nobody has read')
    const code = round.fated('overdue')[7] ?? ''
    const request = await requestOf(database.db, '2027-1', code)
    const actor = { kind: 'staff', id: 'x', name: 'Second Editor' } as const
    const change = { round: '2027-1', trustCode: code, changes: { work: 'to-read' }, basedOn: request?.version ?? 0 } as const
    expect(await changeRequest(database.db, { ...change, actor, now })).toMatchObject({ outcome: 'changed' })
    const after = await todo()
    expect(after.count).toBe(before.count - 1)
    expect(after.text).toContain('One more is overdue and has mail that nobody has read.')
  })
})
