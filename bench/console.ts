import { join } from 'node:path'
import { createServer } from 'vite'
import type { ConsoleUnderTest, Where } from '../apps/site/test/support/console-under-test.ts'
import type { Row } from './row.ts'

/** The design's budget: no list and no action of the console takes longer on the server. */
const limitMs = 200
const warmUps = 3
const runs = 20

/**
 * One thing that somebody does in the console. `act` gives the milliseconds of its one answer, and throws when that is not the right one:
 * only right answers are timed.
 */
export type Deed = { readonly name: string; readonly act: () => Promise<number>; readonly runs?: number }

/**
 * How long the server works on the console's lists and actions, on a round of 240: from the request to the whole answer, without a network
 * between. The value is the slowest deed's 95th percentile.
 */
export async function measureConsole(root: string, name: string, where: Where): Promise<Row[]> {
  return withSupport(root, 'console-under-test.ts', async support => {
    // What the loader returns has no type of its own; the file's is imported above.
    const { consoleUnderTest } = support as { consoleUnderTest: (where: Where) => Promise<ConsoleUnderTest> }
    const site = await consoleUnderTest(where)
    try {
      return [
        await slowest(`console, 240 requests, ${name}: lists`, lists(site)),
        await slowest(`console, 240 requests, ${name}: actions`, actions(site)),
        await slowest(`console, 240 requests, ${name}: sending the round`, [sending(site)]),
      ]
    } finally {
      await site.close()
    }
  })
}

/** Loads a file of the tests' support, styles and all, as the site's build would. */
export async function withSupport<Result>(
  root: string,
  file: string,
  use: (support: unknown) => Promise<Result>,
): Promise<Result> {
  const vite = await createServer({
    configFile: join(root, 'apps/site/vite.config.ts'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    return await use(await vite.ssrLoadModule(join(root, 'apps/site/test/support', file)))
  } finally {
    await vite.close()
  }
}

export async function slowest(what: string, deeds: readonly Deed[]): Promise<Row> {
  let worst = { name: '', ms: 0 }
  for (const deed of deeds) {
    for (let run = 0; run < Math.min(warmUps, deed.runs ?? runs); run += 1) await deed.act()
    const times: number[] = []
    for (let run = 0; run < (deed.runs ?? runs); run += 1) times.push(await deed.act())
    times.sort((a, b) => a - b)
    // The nearest rank: of twenty times the nineteenth.
    const ms = times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
    if (ms > worst.ms) worst = { name: deed.name, ms }
    console.log(`  ${deed.name}: ${ms.toFixed(0)} ms`)
  }
  return { what, value: worst.ms, unit: 'ms', limit: { at: 'most', value: limitMs } }
}

/** The answer with its text, and how long both took. */
export async function timed(asked: () => Promise<Response>): Promise<{ answer: Response; body: string; ms: number }> {
  const begin = performance.now()
  const answer = await asked()
  const body = await answer.text()
  return { answer, body, ms: performance.now() - begin }
}

export const countOf = (text: string, part: string): number => text.split(part).length - 1

function lists(site: ConsoleUnderTest): Deed[] {
  const at = `/console/rounds/${site.round.round}`
  const overdue = ['overdue', 'acknowledged, then overdue', 'overdue and chased'].flatMap(site.round.fated)
  const page = (name: string, path: string, isRight: (body: string) => boolean): Deed => ({
    name,
    act: async () => {
      const { answer, body, ms } = await timed(() => site.ask(path))
      if (answer.status !== 200 || !isRight(body)) throw new Error(`${path} did not answer as expected: ${answer.status}`)
      return ms
    },
  })
  const hasRows = (count: number) => (body: string) => countOf(body, '<th scope="row"') === count
  return [
    page('what needs doing today', '/console', body => body.includes('who=') || body.includes('/requests?')),
    page('the overview', at, body => body.includes('of 240 letters')),
    page('the whole list', `${at}/requests?all=1`, hasRows(50)),
    page('its last page, by next step', `${at}/requests?sort=step&dir=desc&page=5`, hasRows(40)),
    page('the overdue', `${at}/requests?clock=overdue&sort=who`, hasRows(overdue.length)),
    page('a text in Wales', `${at}/requests?q=iechyd&nation=wales&who=somebody`, body => body.includes('of 240 requests')),
    page('the file', `${at}/requests.csv`, body => countOf(body, '\r\n') === 241),
    page('the calendar', `${at}/calendar`, body => body.includes('class="month"')),
    page('the board by work', `${at}/board`, body => countOf(body, 'class="board-card"') > 40),
    page('the board by clock', `${at}/board?by=clock`, body => countOf(body, 'class="board-card"') > 40),
    page('one request of a list', `${at}/requests/${overdue[3]}?list=${encodeURIComponent('clock=overdue')}`, body =>
      body.includes('rel="next"'),
    ),
  ]
}

function actions(site: ConsoleUnderTest): Deed[] {
  const at = `/console/rounds/${site.round.round}`
  const [first = '', second = ''] = site.staff
  const send = async (path: string, fields: readonly (readonly [string, string])[]) => {
    const { answer, ms } = await timed(() => site.post(path, fields))
    const to = answer.headers.get('location')
    if (answer.status !== 303 || to === null) throw new Error(`${path} answered ${answer.status}`)
    return { to, ms }
  }
  let turn = 0
  const planToGive = () => {
    turn += 1
    return send(`${at}/bulk`, [
      ['kind', 'assign'],
      ['extent', 'all'],
      ['assignee', turn % 2 === 1 ? first : second],
      ['list', ''],
    ])
  }
  const card = site.round.fated('answered, to mark')[0] ?? ''
  const overdue = ['overdue', 'acknowledged, then overdue', 'overdue and chased'].flatMap(site.round.fated).length
  return [
    { name: 'plan to give all 240 to somebody', act: async () => (await planToGive()).ms },
    {
      name: 'give all 240 to somebody',
      act: async () => {
        const { to } = await planToGive()
        const { ms } = await send(to, [])
        // Those that were theirs already are left alone: the turns go from one to the other.
        const body = await (await site.ask(to)).text()
        if (countOf(body, '<th scope="row"') !== 240 || !body.includes('requests were given to')) {
          throw new Error('The requests were not given')
        }
        return ms
      },
    },
    {
      name: 'remind all that are overdue',
      runs: 5,
      act: async () => {
        site.passDays(8)
        const before = await site.countReminders()
        const { to } = await send(`${at}/bulk`, [
          ['kind', 'chase'],
          ['extent', 'all'],
          ['list', 'clock=overdue'],
        ])
        const { ms } = await send(to, [])
        const written = (await site.countReminders()) - before
        if (written !== overdue) throw new Error(`${written} reminders were written, not ${overdue}`)
        return ms
      },
    },
    {
      name: 'move a card',
      act: async () => {
        const version = await site.versionOf(card)
        const { ms } = await send(`${at}/board/${card}`, [
          ['work', version % 2 === 1 ? 'to-write' : 'to-mark'],
          ['basedOn', String(version)],
        ])
        // A card that stands there already is no change: the next one is.
        if ((await site.versionOf(card)) < version) throw new Error('The card was not moved')
        return ms
      },
    },
  ]
}

/** Sends a draft to all 240: every letter is written, and waits in the outbox with a request of its own. */
function sending(site: ConsoleUnderTest): Deed {
  return {
    name: 'send a round to 240 trusts',
    act: async () => {
      const at = `/console/rounds/${await site.makeDraft()}/send`
      const before = await site.countWaiting()
      const page = await (await site.ask(`${at}/confirm`)).text()
      const fingerprint = /name="fingerprint" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
      const asked = () =>
        site.post(at, [
          ['fingerprint', fingerprint],
          ['minutes', '15'],
        ])
      const { answer, ms } = await timed(asked)
      const to = answer.headers.get('location') ?? ''
      const written = (await site.countWaiting()) - before
      if (answer.status !== 303 || !to.includes('done=sent') || written !== 240) {
        throw new Error(`Sending answered ${answer.status} ${to}, and ${written} letters wait`)
      }
      return ms
    },
  }
}
