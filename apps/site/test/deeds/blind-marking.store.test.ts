import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, inTransaction, listAudit, type Role, record, writes } from '../../src/foundation/index.ts'
import { fingerprintOfAnswers } from '../../src/survey/answers/fingerprint-of-answers.ts'
import { sheetsOf } from '../../src/survey/marking/marking-store.ts'
import { saveMarks } from '../../src/survey/marking/save-marks.ts'
import { basisOf } from '../../src/survey/marking/sheets.ts'
import { defaultsForTests } from '../../src/survey/rounds/round-for-tests.ts'
import type { WritableSurveyTables } from '../../src/survey/schema.ts'
import type { Mark } from '../../src/survey/types.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import {
  fillHoles,
  holesIn,
  openConsole,
  type Person,
  patienceMs,
  routesOfConsole,
  type TestConsole,
} from './console-for-tests.ts'
import { placeExamples } from './examples/index.ts'
import { roundIn, trustCode } from './rounds-in-every-state.ts'

/** A word that stands in a marker's note, and nowhere else in the house. */
const secret = 'quagga'
const round = roundIn.open
const sheet = `/console/rounds/${round}/requests/${trustCode}/marking`
const now = new Date('2026-11-20T10:00:00Z')

type World = {
  readonly site: TestConsole
  /** Has marked, and is done. */
  readonly first: Person
  /** Has begun. */
  readonly second: Person
  readonly others: readonly Person[]
  readonly mark: (person: Person, mark: Mark, note: string, isDone: boolean) => Promise<void>
}

/** A round that is marked blind, in which the first reader has said this and the second is not done. */
async function worldWith(mark: Mark, note: string): Promise<World> {
  const site = await openConsole()
  const { services } = site
  await inTransaction(services.write, async tx => {
    const tables = writes<WritableSurveyTables>(tx)
    await tables
      .updateTable('round')
      .set({ marking_mode: 'blind', criteria: JSON.stringify(defaultsForTests.criteria) })
      .where('id', '=', round)
      .execute()
    await tables
      .updateTable('request')
      .set({ answer: 'answered', clock: 'answered', work: 'to-mark', answered_on: '2026-11-18' })
      .where('round_id', '=', round)
      .execute()
    const subject = { kind: 'round', id: round }
    await record(tx, { actor: { kind: 'command', name: 'test' }, at: now, deed: 'round.marking', subject })
  })
  const person = (role: Role, name: string) => signInForTests(services, { role, name })
  const markIt = async ({ principal }: Person, said: Mark, why: string, isDone: boolean) => {
    const typed = { 'records-routinely': { mark: said, note: why } }
    const { id, name } = principal
    const found = await sheetsOf(services.db, round, trustCode)
    const basedOn = [found.first, found.second].find(each => each?.marker === id)?.version ?? 0
    const basis = basisOf('first', 'blind', fingerprintOfAnswers([], []), {})
    const saved = await saveMarks(services.write, {
      ...{ round, trustCode, marker: { id, name }, typed, isDone, basedOn, basis },
      actor: asActor(principal),
      now,
    })
    if (saved.outcome !== 'saved') throw new Error(`The mark was not kept: ${JSON.stringify(saved)}`)
  }
  const [first, second] = [await person('marker', 'First Marker'), await person('marker', 'Second Marker')]
  await markIt(first, mark, note, true)
  await markIt(second, 'unclear', 'My own reading.', false)
  const others = [await person('marker', 'Third Marker'), await person('editor', 'First Editor')]
  others.push(await person('viewer', 'First Viewer'), await person('admin', 'First Admin'))
  return { site, first, second, others, mark: markIt }
}

/** Every address of the console that can be opened in this round, with what stands in its holes. */
async function addresses({ site, others }: World): Promise<string[]> {
  const who = others.at(-1)?.principal
  if (!who) throw new Error('There is an admin')
  const found: string[] = []
  const prepared = new Map<object, Readonly<Record<string, string>>>()
  for (const { path } of routesOfConsole(site.app).filter(({ method }) => method === 'GET')) {
    const example = placeExamples.find(({ paths }) => paths.includes(path))
    const scene = { services: site.services, who }
    // One example may serve several addresses of the same thing: it is made once.
    const more = example
      ? (prepared.get(example) ?? (await example.prepare(scene, holesIn(path).includes('round') ? round : null)))
      : {}
    if (example) prepared.set(example, more)
    const filled = fillHoles(path, { round, code: trustCode, token: 'no-such-link', ...more })
    if (filled !== null) found.push(filled)
  }
  return found
}

/** What differs between any two runs: made-up ids, the tokens of forms, codes of surveys, names of PDFs and the time of day. */
const plain = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/name="(token|once)" value="[\w-]{43}"/g, 'TOKEN')
    .replaceAll(/(class="survey-code">|\/pledges\/answer\/)[A-Z0-9]{4}-?[A-Z0-9]{4}/g, '$1CODE')
    .replaceAll(/\(D:\d{14}/g, '(D:TIME')
    .replaceAll(/\/ID \[(<[0-9a-f]{32}> ?){2}\]/g, '/ID')
    .replaceAll(/(admin|editor|marker|viewer)-[0-9a-f]{8}@/g, '$1@')
    .replaceAll(/\d{1,2}:\d{2}(:\d{2})?(\.\d+)?/g, 'TIME')

const seenBy = async ({ site }: World, person: Person, address: string): Promise<string> => {
  const answer = await site.ask('GET', address, person)
  return `${answer.status} ${plain(await answer.text())}`
}

describe('a round that is marked blind', () => {
  let no: World
  let partly: World
  beforeAll(async () => {
    no = await worldWith('no', `The ${secret} says no.`)
    partly = await worldWith('partly', 'Something quite different, and longer than that.')
  }, patienceMs)
  afterAll(async () => {
    await no?.site.database.close()
    await partly?.site.database.close()
  })

  test('whatever the first reader has marked, every page and file of the console reads the same to everybody else', async () => {
    const [one, other] = [await addresses(no), await addresses(partly)]
    expect(one.length).toBeGreaterThan(60)
    const looking = [no.second, ...no.others]
    const lookingToo = [partly.second, ...partly.others]
    const told: string[] = []
    for (const [at, address] of one.entries()) {
      for (const [index, person] of looking.entries()) {
        const twin = lookingToo[index]
        const there = other[at]
        if (!twin || there === undefined) throw new Error('Both worlds are alike')
        const seen = await seenBy(no, person, address)
        if (seen.includes(secret)) told.push(`${address} says the note to ${person.principal.name}`)
        if (seen !== (await seenBy(partly, twin, there))) told.push(`${address} differs for ${person.principal.name}`)
      }
    }
    expect(told).toEqual([])
  }, 300_000)

  test('a form that comes too late is told nothing of it', async () => {
    const paths = routesOfConsole(no.site.app).filter(({ method, path }) => method === 'POST' && path.includes('/requests/:code'))
    expect(paths.length).toBeGreaterThan(10)
    const told: string[] = []
    for (const { path } of paths) {
      const filled = fillHoles(path, { round, code: trustCode, event: '1', message: '1' })
      if (filled === null) continue
      const answers: string[] = []
      for (const { site, second } of [no, partly]) {
        const fields = { basedOn: '1', seen: '0', version: '9', basis: 'old', slot: 'first', text: 'x', work: 'to-read' }
        const body = new FormData()
        for (const [name, value] of Object.entries({ ...fields, channel: 'post', assignee: 'nobody' })) body.set(name, value)
        body.set('token', '00000000-0000-0000-0000-000000000000')
        const answer = await site.ask('POST', filled, second, body)
        answers.push(`${answer.status} ${plain(await answer.text())}`)
      }
      if (answers[0] !== answers[1] || answers[0]?.includes(secret)) told.push(filled)
    }
    expect(told).toEqual([])
  }, 120_000)

  test('the first reader sees their own marks, so that the comparison means something', async () => {
    expect(await seenBy(no, no.first, sheet)).toContain(secret)
    expect(await seenBy(no, no.first, sheet)).not.toBe(await seenBy(partly, partly.first, sheet))
  })

  test('when both are done, everybody sees both, in the sheet and in the log', async () => {
    await no.mark(no.second, 'unclear', 'My own reading.', true)
    for (const person of [no.second, ...no.others]) expect(await seenBy(no, person, sheet)).toContain(secret)
    const log = await listAudit(no.site.services.db, { deed: 'mark.show' }, { limit: 5 })
    expect(JSON.stringify(log)).toContain(secret)
  })
})
