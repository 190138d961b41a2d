import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConsoleRoute, ruleOf } from '../../src/accounts/index.ts'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { noteKind } from '../../src/content/entries/test/kind-for-tests.ts'
import type { OpenDatabase, Principal, Rehearsal, Role, Router, Services } from '../../src/foundation/index.ts'
import { rooms } from '../../src/rooms.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { roundsInEveryState } from './rounds-in-every-state.ts'

export type Person = { readonly cookie: string; readonly principal: Principal }

/** The running app on a database with a round in every state. */
export type TestConsole = {
  readonly app: Router
  readonly services: Services
  readonly database: OpenDatabase
  readonly signIn: (role: Role, barredFrom?: readonly string[]) => Promise<Person>
  readonly ask: (
    method: string,
    address: string,
    person: Pick<Person, 'cookie'> | null,
    body?: FormData | string,
  ) => Promise<Response>
}

/** A rehearsal in which nothing happens: its pages are there, and it remembers only that it was moved. */
function stillRehearsal(): Rehearsal {
  let movedFrom: Date | null = null
  return {
    nextAt: async () => null,
    movingTo: () => null,
    moveTo: async instant => {
      movedFrom = instant
      return 'moved'
    },
    happened: () => [],
    movedFrom: () => movedFrom,
  }
}

const seed = { name: 'deeds', reads: ['apps/site/test/deeds/rounds-in-every-state.ts'], run: roundsInEveryState }

/** The first to open it makes the image of the database, which a small machine takes its time for. */
export const patienceMs = 120_000

/** Where forms leave files; gone when the tests are. */
const dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-deeds-'))
process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))

export async function openConsole(): Promise<TestConsole> {
  const database = await openFromImage(allMigrations(), seed)
  const services = testServices(database, {
    dataFolder,
    smtpUrl: 'smtp://localhost:2525',
    lookUpTxt: async () => [],
    trustNames: async (_, codes) => new Map(codes.filter(code => /^EX-0/.test(code)).map(code => [code, `Trust ${code}`])),
    entryKinds: [...rooms.flatMap(room => room.entryKinds ?? []), noteKind],
    rehearsal: stillRehearsal(),
  })
  const app = makeApp(services)
  return {
    app,
    services,
    database,
    signIn: (role, barredFrom = []) => signInForTests(services, { role, barredFrom }),
    ask: async (method, address, person, body) =>
      app.request(address, {
        method,
        headers: {
          host: 'localhost:3000',
          origin: 'http://localhost:3000',
          'sec-fetch-site': 'same-origin',
          ...(person ? { cookie: person.cookie } : {}),
        },
        ...(body ? { body } : {}),
      }),
  }
}

export type ConsoleRouteOfApp = { readonly method: string; readonly path: string; readonly rule: ConsoleRoute | undefined }

/** Every route of the running app under /console, with the rule under which it stands. What is for all methods is the door itself. */
export const routesOfConsole = (app: Router): ConsoleRouteOfApp[] =>
  app.routes
    .filter(({ method, path }) => method !== 'ALL' && (path === '/console' || path.startsWith('/console/')))
    .map(({ method, path, handler }) => ({ method, path, rule: ruleOf(handler) }))

/** `/console/outbox/:id{\\d+}` with its holes filled; null where one has nothing to stand in it. */
export function fillHoles(path: string, holes: Readonly<Record<string, string>>): string | null {
  const filled = path.replaceAll(/:(\w+)(\{(?:[^{}]|\{[^{}]*\})*\})?/g, (hole, name: string) => {
    const value = holes[name]
    return value === undefined ? hole : encodeURIComponent(value)
  })
  return filled.includes('/:') ? null : filled
}

export const holesIn = (path: string): string[] => [...path.matchAll(/\/:(\w+)/g)].map(([, name]) => name ?? '')
