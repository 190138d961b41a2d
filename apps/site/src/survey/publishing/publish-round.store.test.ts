import { expect, test } from 'vitest'
import { answeredStates } from '../../../test/support/answered-states.ts'
import { roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { eachDatabase, type TestSeed } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, type OpenDatabase, record, type WriteDb, writes } from '../../foundation/index.ts'
import { allReleases, offerEvidence, releaseById, statusesOf, statusOf } from '../../releases/index.ts'
import { countedForTests } from '../../releases/test-support/counted-for-tests.ts'
import { newFormToken } from '../requests/form-token.ts'
import { roundById } from '../rounds/round-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { loadPublication } from './load-publication.ts'
import { publicationsOf } from './publication-store.ts'
import { publishOnTime, publishWhatIsDue } from './publish-on-time.ts'
import { cancelPlan, type PublishRound, publishPlanned, publishRound } from './publish-round.ts'

const round = '2027-1'
const today = '2027-03-08'
const now = new Date(`${today}T09:00:00Z`)
const later = new Date('2027-03-09T10:00:00Z')
const actor = { kind: 'staff', id: 'staff-1', name: 'First Admin' } as const
const by = { kind: 'system', name: 'publication' } as const
/** Not half of a round: the states that nothing stands in the way of. */
const settledOnes = { only: (state: { expected: { todos: readonly string[] } }) => state.expected.todos.length === 0 }

const seed: TestSeed = {
  name: 'settled-round',
  reads: ['apps/site/test/support', 'apps/site/src/survey/answers', 'apps/site/src/survey/marking'],
  run: async ({ db }) => void (await roundWithAnswers(db, settledOnes)),
}
/** What the seed draws, which is not told when it was kept from before. */
const settledStates = answeredStates.filter(settledOnes.only).map((state, index) => ({ code: `EX-${501 + index}`, state }))
const oneIn = (name: string): string => settledStates.find(({ state }) => state.name === name)?.code ?? `no trust is ${name}`

type Held = { services: ReturnType<typeof testServices> }

async function look(services: Held['services'], at = now) {
  const found = await roundById(services.db, round)
  if (!found) throw new Error('The round should be there')
  return loadPublication(services.db, found, services, { asOf: today, now: at })
}

async function order(services: Held['services'], change: Partial<PublishRound> = {}): Promise<PublishRound> {
  const { fingerprint } = await look(services)
  const wishes = { title: 'Spring 2027', asOf: today, publishAt: null, formToken: newFormToken() }
  return { round, fingerprint, actor, now, house: services, ...wishes, ...change }
}

const servicesOn = (open: OpenDatabase) => testServices(open, { clock: () => now })

/** Somebody writes something beside a status, as the page of marking does. */
const changeNote = (db: WriteDb, code: string, note: string): Promise<void> =>
  inTransaction(db, async tx => {
    await record(tx, { actor, at: now, deed: 'status.change', subject: { kind: 'request', id: `${round}/${code}` } })
    const empty = { excluded_reason: null, treated_by: null, override_status: null, override_rule: null, override_reason: null }
    await writes<WritableSurveyTables>(tx)
      .insertInto('status_decision')
      .values({
        ...empty,
        round_id: round,
        trust_code: code,
        note_en: note,
        note_cy: '',
        override_by: null,
        override_at: null,
        version: 1,
        changed_at: now,
        changed_by: actor.name,
      })
      .onConflict(conflict => conflict.columns(['round_id', 'trust_code']).doUpdateSet({ note_en: note }))
      .execute()
  })

eachDatabase(
  'a round with something open',
  open => {
    test('is refused, with every reason and whom it concerns', async () => {
      const drawn = await roundWithAnswers(open().db, { count: answeredStates.length })
      const services = servicesOn(open())
      const { obstacles } = await look(services)
      const expected = new Map<string, string[]>()
      for (const { code, state } of drawn.trusts)
        for (const todo of state.expected.todos) expected.set(todo, [...(expected.get(todo) ?? []), code])
      const found = obstacles.flatMap(obstacle =>
        'trusts' in obstacle && obstacle.kind !== 'row'
          ? [[obstacle.kind, obstacle.trusts.map(({ code }) => code).sort()] as const]
          : [],
      )
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
      expect(expected.size).toBeGreaterThan(7)
      expect(await publishRound(services.write, await order(services))).toEqual({ outcome: 'blocked' })
      expect(await publishRound(services.write, await order(services, { publishAt: later }))).toEqual({ outcome: 'blocked' })
      expect(await allReleases(services.db)).toEqual([])
      expect(await publicationsOf(services.db, round)).toEqual([])
    })
  },
  { freshFor: 'test' },
)

eachDatabase(
  'publishing a round',
  open => {
    test('says first who is silent and was sent no reminder, since the rule for silence speaks of reminders', async () => {
      const { cautions } = await look(servicesOn(open()))
      const found = cautions.find(({ kind }) => kind === 'not-reminded')
      expect(found && 'trusts' in found && found.trusts.map(({ code }) => code)).toEqual([oneIn('silent')])
    })

    test('makes a release of it: statuses, dated silence in both languages, evidence once, figures and reasons', async () => {
      const services = servicesOn(open())
      expect((await look(services)).obstacles).toEqual([])
      const placed = await order(services)
      const outcome = await publishRound(services.write, placed)
      expect(outcome).toEqual({ outcome: 'published', release: '2027-1' })
      expect(await releaseById(services.db, '2027-1')).toMatchObject({ title: 'Spring 2027', asOf: today, publishedOn: today })
      const statuses = new Map((await statusesOf(services.db, '2027-1')).map(each => [String(each.code), each]))
      for (const { code, state } of settledStates)
        expect(statuses.get(code)?.status ?? 'excluded', state.name).toBe(state.expected.status)

      const silent = statuses.get(oneIn('silent'))
      expect(silent?.note).toBe(
        'Our request reached it on 7 January 2027. The answer was due by 4 February 2027. By 8 March 2027 no answer had come.',
      )
      expect(silent?.noteCy).toMatch(/^Cyrhaeddodd ein cais ar 7 Ionawr 2027\. .* Erbyn 8 Mawrth 2027 nid oedd ateb wedi dod\.$/)
      expect(statuses.get(oneIn('acknowledged only'))?.note).toContain('It told us on 8 January 2027 that it had our request.')
      expect(statuses.get(oneIn('collecting'))).toMatchObject({
        figures: { diagnosed: 52, deNovo: 15, recurrent: 37, periodStart: '2025-04-01', periodEnd: '2026-03-31' },
        evidence: [{ source: 'quote' }, { source: 'quote' }, { source: 'quote' }],
      })
      expect(statuses.get(oneIn('collecting, in Welsh'))?.evidence[0]).toMatchObject({
        language: 'cy',
        translation: 'The board records everyone.',
      })
      expect(statuses.get(oneIn('collecting, from a file'))?.evidence[0]).toMatchObject({
        file: { name: 'response.pdf', page: 1 },
      })
      expect(statuses.get(oneIn('treated elsewhere'))?.excludedReason).toBe(
        'It treats no breast cancer. Its patients are treated by Anchor Bridge Hospitals Trust (EX-501).',
      )
      expect(statuses.get(oneIn('not collecting'))).toMatchObject({
        note: 'It hopes to begin next year.',
        noteCy: 'Mae’n gobeithio dechrau’r flwyddyn nesaf.',
      })
      expect(statuses.get(oneIn('overridden'))).toMatchObject({ status: 'partial', criterion: 'records-some' })
    })

    test('is entered under whoever did it, once; the same form again changes nothing', async () => {
      const services = servicesOn(open())
      const placed = await order(services)
      await publishRound(services.write, placed)
      const again = await publishRound(services.write, placed)
      expect(again).toMatchObject({ outcome: 'already', publication: { release: '2027-1', askedBy: 'First Admin' } })
      const deeds = (await listAudit(services.db, {}, { limit: 20 })).filter(({ actor: who }) => who.kind === 'staff')
      expect(deeds.map(({ deed }) => deed).sort()).toEqual(['publication.make', 'release.publish'])
      // From a page that was open before: the results are published already.
      expect(await publishRound(services.write, { ...placed, formToken: newFormToken() })).toEqual({ outcome: 'blocked' })
      expect((await look(services)).obstacles).toMatchObject([{ kind: 'same', release: { id: '2027-1' } }])
    })

    test('takes up the counts that were signed off and came in time, in place of silence and beside an answer', async () => {
      const services = servicesOn(open())
      const [silent, partial, late] = [oneIn('silent'), oneIn('partial'), oneIn('not collecting')]
      await inTransaction(services.write, async tx => {
        await record(tx, { actor, at: now, deed: 'submission.sign-off', subject: { kind: 'submission', id: '1' } })
        const offer = (trust: string, receivedOn: string) =>
          offerEvidence(tx, { trust, status: 'collecting', evidence: countedForTests({ receivedOn }), at: now })
        for (const code of [silent, partial]) await offer(code, '2027-02-01')
        await offer(late, '2027-03-09')
      })
      expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'published' })
      const found = await statusOf(services.db, '2027-1', silent)
      expect(found).toMatchObject({
        status: 'collecting',
        answeredOn: '2027-02-01',
        note: null,
        evidence: [{ source: 'submission' }],
      })
      expect(found).not.toHaveProperty('noteCy')
      const beside = await statusOf(services.db, '2027-1', partial)
      expect([beside?.status, beside?.evidence.at(-1)?.source]).toEqual(['collecting', 'submission'])
      expect(beside?.evidence.length).toBeGreaterThan(1)
      expect(await statusOf(services.db, '2027-1', late)).toMatchObject({ status: 'not-collecting' })
    })

    test('two people at once publish it once', async () => {
      const services = servicesOn(open())
      const placed = await order(services)
      const both = await Promise.all([
        publishRound(services.write, placed),
        publishRound(services.write, { ...placed, formToken: newFormToken() }),
      ])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['blocked', 'published'])
      expect(await allReleases(services.db)).toHaveLength(1)
    })

    test('what has changed since it was looked at is not published', async () => {
      const services = servicesOn(open())
      const placed = await order(services)
      await changeNote(services.write, oneIn('partial'), 'Since May.')
      expect(await publishRound(services.write, placed)).toEqual({ outcome: 'changed' })
      expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'published' })
      expect(await statusOf(services.db, '2027-1', oneIn('partial'))).toMatchObject({ note: 'Since May.' })
    })

    test('a trust that has closed since is left out with the reason, and listed', async () => {
      const services = servicesOn(open())
      const code = oneIn('silent')
      await inTransaction(services.write, async tx => {
        await record(tx, { actor, at: now, deed: 'register.import', subject: { kind: 'register', id: 'trust' } })
        await writes<{ trust: { code: string; closed_on: string } }>(tx)
          .updateTable('trust')
          .set({ closed_on: '2027-02-28' })
          .where('code', '=', code)
          .execute()
      })
      const there = await look(services)
      expect(there.obstacles).toEqual([])
      expect(there.skipped).toMatchObject([{ code, reasons: [expect.stringMatching(/was asked, and has closed since\.$/)] }])
      expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'published' })
      expect(await statusOf(services.db, '2027-1', code)).toBeNull()
    })
  },
  { freshFor: 'test', seed },
)

eachDatabase(
  'publishing at a chosen moment',
  open => {
    test('waits for it, and is then published once, whichever process comes first', async () => {
      const services = servicesOn(open())
      expect(await publishRound(services.write, await order(services, { publishAt: later }))).toEqual({ outcome: 'planned' })
      await publishWhatIsDue(services)
      expect(await allReleases(services.db)).toEqual([])
      const [plan] = await publicationsOf(services.db, round)
      const due = { id: plan?.id ?? 0, house: services, now: later, by }
      const both = await Promise.all([publishPlanned(services.write, due), publishPlanned(services.write, due)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['published', 'settled-before'])
      expect(await publicationsOf(services.db, round)).toMatchObject([
        { state: 'published', release: '2027-1', askedBy: 'First Admin' },
      ])
      expect(await releaseById(services.db, '2027-1')).toMatchObject({ publishedOn: '2027-03-09', asOf: today })
    })

    test('a moment that came while nothing was running is made up for when the site starts', async () => {
      const services = servicesOn(open())
      await publishRound(services.write, await order(services, { publishAt: later }))
      const running = publishOnTime({ ...services, clock: () => later }, { everyMs: 60_000 })
      await running.stop()
      expect((await allReleases(services.db)).map(({ id }) => id)).toEqual(['2027-1'])
    })

    test.each([
      ['something has changed', 'changed', (db: WriteDb, code: string) => changeNote(db, code, 'Since May.')],
      ['something is open again', 'open', unread],
    ] as const)('it stops when %s, and publishes nothing', async (_, because, change) => {
      const services = servicesOn(open())
      await publishRound(services.write, await order(services, { publishAt: later }))
      await change(services.write, oneIn('partial'))
      await publishWhatIsDue({ ...services, clock: () => later })
      expect(await publicationsOf(services.db, round)).toMatchObject([
        { state: 'stopped', stoppedBecause: because, release: null },
      ])
      expect(await allReleases(services.db)).toEqual([])
      // Nobody is kept from ordering it anew.
      if (because === 'changed')
        expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'published' })
    })

    test('one plan at a time; it can be taken back, once, and by its own round only', async () => {
      const services = servicesOn(open())
      await publishRound(services.write, await order(services, { publishAt: later }))
      expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'planned-before' })
      const [plan] = await publicationsOf(services.db, round)
      const cancel = { id: plan?.id ?? 0, actor, now }
      expect(await cancelPlan(services.write, { ...cancel, round: '2027-2' })).toBe(false)
      expect(await cancelPlan(services.write, { ...cancel, round })).toBe(true)
      expect(await cancelPlan(services.write, { ...cancel, round })).toBe(false)
      await publishWhatIsDue({ ...services, clock: () => later })
      expect(await allReleases(services.db)).toEqual([])
      expect(await publishRound(services.write, await order(services))).toMatchObject({ outcome: 'published' })
    })
  },
  { freshFor: 'test', seed },
)

/** A letter that nobody has read. */
function unread(db: WriteDb, code: string): Promise<void> {
  return inTransaction(db, async tx => {
    await record(tx, { actor, at: now, deed: 'request.to-read', subject: { kind: 'request', id: `${round}/${code}` } })
    await writes<WritableSurveyTables>(tx)
      .updateTable('request')
      .set({ work: 'to-read' })
      .where('round_id', '=', round)
      .where('trust_code', '=', code)
      .execute()
  })
}
