import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleRoute, deeds, mayDo, type Subject } from '../../src/accounts/index.ts'
import { makeApp } from '../../src/app.tsx'
import { listAudit, type Principal, roles } from '../../src/foundation/index.ts'
import { roundStates } from '../../src/survey/index.ts'
import {
  type ConsoleRouteOfApp,
  fillHoles,
  holesIn,
  openConsole,
  type Person,
  patienceMs,
  routesOfConsole,
  type TestConsole,
} from './console-for-tests.ts'
import { door } from './door.ts'
import { placeExamples } from './examples/index.ts'
import { roundIn, trustCode } from './rounds-in-every-state.ts'

/** The routes do not depend on the database: an app that answers nothing can list them. */
const routes = routesOfConsole(makeApp({} as Parameters<typeof makeApp>[0]))
const isDoor = (route: ConsoleRouteOfApp): boolean => Object.hasOwn(door, route.path)
const behind = routes.flatMap(route => (route.rule && !isDoor(route) ? [{ ...route, rule: route.rule }] : []))
/** Other than the round and the trust, of which there is one in each state. */
const ownHoles = (path: string): string[] => holesIn(path).filter(hole => hole !== 'round' && hole !== 'code')
const title = ({ method, path }: ConsoleRouteOfApp): string => `${method} ${path}`

describe('every route of the console', () => {
  test('stands under the table of deeds, or is named with its reason', () => {
    expect(behind.length).toBeGreaterThan(8)
    expect(routes.filter(route => !route.rule && !isDoor(route)).map(title)).toEqual([])
  })

  test('of the door is there, and nothing more is excepted than there is', () => {
    expect(Object.keys(door).filter(path => !routes.some(route => route.path === path))).toEqual([])
  })

  test('asks for its subject where its deed depends on one', () => {
    const needsSubject = ({ rule }: { rule: ConsoleRoute }) => 'states' in deeds[rule.deed] || 'isAboutTrust' in deeds[rule.deed]
    expect(behind.filter(route => needsSubject(route) && !route.rule.subject).map(title)).toEqual([])
  })

  test('that has more in its address than a round and a trust has an example of it', () => {
    const known = placeExamples.flatMap(({ paths }) => paths)
    expect(behind.filter(route => ownHoles(route.path).length > 0 && !known.includes(route.path)).map(title)).toEqual([])
    expect(known.filter(path => !behind.some(route => route.path === path))).toEqual([])
  })
})

/** What somebody may try who knows how addresses are made: in everything, and in the last part of an address that begins truly. */
function guessesFor(path: string, rule: ConsoleRoute): Readonly<Record<string, string>>[] {
  const guessed = (word: string) => Object.fromEntries(holesIn(path).map(hole => [hole, guessOf(path, hole, word)]))
  const all = [guessed('none'), guessed('999999999')]
  // A round in which the deed may be done: in others the table says no before anybody looks.
  const state = roundStates.find(each => mayDo({ role: 'admin', barredFrom: [] }, rule.deed, { state: each }) === 'yes') ?? 'open'
  const isAboutMore = holesIn(path).includes('round') && ownHoles(path).length > 0
  return isAboutMore ? [...all, { ...guessed('999999999'), round: roundIn[state], code: trustCode }] : all
}

function guessOf(path: string, hole: string, word: string): string {
  if (hole === 'round' || hole === 'other') return '1999-9'
  if (hole === 'code') return 'EX-999'
  // Another form than the pattern allows is another address.
  const pattern = path.match(new RegExp(`:${hole}\\{((?:[^{}]|\\{[^{}]*\\})*)\\}`))?.[1]
  if (pattern === undefined) return word
  const fitting = ['999999', '1999-9', '0'.repeat(64), 'none'].find(guess => new RegExp(`^${pattern}$`).test(guess))
  if (fitting === undefined) throw new Error(`No guess has the form of ${hole} in ${path}`)
  return fitting
}

const stateOf = (round: string | undefined) => roundStates.find(state => roundIn[state] === round) ?? null

/** How a form may say that there was nothing to do: it is not there, or not any more, or the form lacks what it needs. */
const harmless = [404, 303, 400, 409, 422]

/** Nobody runs a handler here: it says that it was reached, and which one. */
const reached = 'reached'

describe('who may do what, in which state: the running app answers as the table says', () => {
  let site: TestConsole
  const people: { name: string; person: Person }[] = []

  beforeAll(async () => {
    site = await openConsole()
    for (const role of roles) people.push({ name: role, person: await site.signIn(role) })
    for (const role of roles) people.push({ name: `barred ${role}`, person: await site.signIn(role, [trustCode]) })
  }, patienceMs)
  afterAll(() => site?.database.close())

  const countEntries = async () => (await listAudit(site.services.db, {}, { limit: 10_000 })).length

  /** Stands in for every handler while `work` runs; the door, the table and the subjects are the real ones. */
  async function withoutHandlers(work: () => Promise<void>): Promise<void> {
    const rules = routesOfConsole(site.app).flatMap(({ rule }) => (rule ? [rule] : []))
    const kept = rules.map(rule => rule.handle)
    for (const rule of rules) Object.assign(rule, { handle: () => new Response(reached) })
    try {
      await work()
    } finally {
      rules.forEach((rule, index) => void Object.assign(rule, { handle: kept[index] }))
    }
  }

  const expectedOf = (who: Principal, rule: ConsoleRoute, subject: Subject): number =>
    ({ yes: 200, 'wrong-role': 403, barred: 403, 'wrong-state': 409 })[mayDo(who, rule.deed, subject)]

  /** The holes of an address for each state of a round, or once where no round is in it. */
  async function places(path: string): Promise<{ address: string; subject: Subject; where: string }[]> {
    const holes = holesIn(path)
    const about = holes.includes('round') ? roundStates : [null]
    const found = []
    for (const state of about) {
      const round = state === null ? null : roundIn[state]
      const more = await moreHoles(path, round)
      const address = fillHoles(path, { ...(round === null ? {} : { round }), code: trustCode, ...more })
      if (address === null) throw new Error(`No example fills every hole of ${path}`)
      const isAboutTrust = holes.includes('code') || placeExamples.some(place => place.isAboutTrust && place.paths.includes(path))
      const subject = { state, ...(isAboutTrust ? { trustCode } : {}) }
      found.push({ address, subject, where: state ?? 'everywhere' })
    }
    return found
  }

  async function moreHoles(path: string, round: string | null): Promise<Readonly<Record<string, string>>> {
    const admin = people[0]?.person.principal
    if (!admin) throw new Error('Nobody has signed in')
    const scene = { services: site.services, who: admin }
    const place = placeExamples.find(({ paths }) => paths.includes(path))
    return place ? place.prepare(scene, round) : {}
  }

  test.each(behind.map(route => [title(route), route] as const))('%s', async (_, { method, path, rule }) => {
    const all = await places(path)
    await withoutHandlers(async () => {
      const wrong: string[] = []
      for (const { address, subject, where } of all) {
        for (const { name, person } of people) {
          const response = await site.ask(method, address, person, method === 'POST' ? new FormData() : undefined)
          const wanted = expectedOf(person.principal, rule, subject)
          const isReached = (await response.text()) === reached
          if (response.status !== wanted || isReached !== (wanted === 200))
            wrong.push(`${name}, ${where}: ${response.status} for ${wanted}`)
        }
      }
      expect(wrong).toEqual([])
    })
  })

  test.each(behind.filter(route => holesIn(route.path).length > 0).map(route => [title(route), route] as const))(
    '%s: a guess finds nothing, and whoever may not look learns nothing',
    async (_, { method, path, rule }) => {
      const entries = await countEntries()
      const wrong: string[] = []
      for (const holes of guessesFor(path, rule)) {
        const address = fillHoles(path, holes) ?? ''
        for (const { name, person } of people) {
          const response = await site.ask(method, address, person, method === 'POST' ? new FormData() : undefined)
          const isClosed = mayDo(person.principal, rule.deed, { state: stateOf(holes.round), trustCode: holes.code })
          const isForOthers = isClosed === 'wrong-role' || isClosed === 'barred'
          const fitting = isForOthers ? [403] : method === 'GET' ? [404] : harmless
          if (!fitting.includes(response.status)) wrong.push(`${name}, ${address}: ${response.status}`)
        }
      }
      expect(wrong).toEqual([])
      expect(await countEntries(), 'nothing was changed').toBe(entries)
    },
  )

  test('to whoever has not signed in, a page that does not exist looks the same as one that does', async () => {
    const seen = async (method: string, address: string) => {
      const response = await site.ask(method, address, null, method === 'POST' ? new FormData() : undefined)
      // Where somebody wanted to go stands in the page: the whole address, and no part of another.
      const whole = [address, encodeURIComponent(address)].map(text => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
      const own = (text: string) => text.replaceAll(new RegExp(`(${whole})(?=["&])`, 'g'), '…')
      const location = response.headers.get('location')
      return { status: response.status, location: location === null ? null : own(location), body: own(await response.text()) }
    }
    await withoutHandlers(async () => {
      for (const method of ['GET', 'POST']) {
        const nothing = await seen(method, '/console/there-is-no-such-page')
        expect(nothing.body).not.toBe(reached)
        for (const route of behind.filter(each => each.method === method)) {
          const address =
            fillHoles(route.path, { round: roundIn.open, code: trustCode }) ?? route.path.replaceAll(/:\w+(\{.*\})?/g, '1')
          expect(await seen(method, address), title(route)).toEqual(nothing)
        }
      }
    })
  })

  test('a form from another site reaches nothing, whoever is signed in', async () => {
    const admin = people[0]?.person
    await withoutHandlers(async () => {
      for (const { method, path } of behind.filter(route => route.method === 'POST')) {
        const [place] = await places(path)
        const response = await site.app.request(place?.address ?? '', {
          method,
          headers: {
            host: 'localhost:3000',
            origin: 'https://elsewhere.example',
            'sec-fetch-site': 'cross-site',
            cookie: admin?.cookie ?? '',
          },
          body: new FormData(),
        })
        expect([path, response.status]).toEqual([path, 403])
      }
    })
  })
})
