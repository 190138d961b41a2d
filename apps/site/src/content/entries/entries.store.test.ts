// Long because: every move of an entry, and two people at once at each of them, on the same few rows.
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { foundationRoom, inTransaction, listAudit, readUkMoment, record } from '../../foundation/index.ts'
import { contentMigrations } from '../migrations.ts'
import { entriesCheck } from './entries-check.ts'
import { draftOf, entryVersions, offerOf, publishedEntry, recordOf } from './entry-store.ts'
import { putSeeds } from './entry-writes.ts'
import { noteKind } from './test/kind-for-tests.ts'
import { acceptOffer, declineOffer, discardDraft, restoreVersion, takeDown } from './verbs/entry-moves.ts'
import { dropPlan, planPublication, publishDraft } from './verbs/publish-draft.ts'
import { publishDueEntries } from './verbs/publish-entries-on-time.ts'
import { makeEntry, saveDraft } from './verbs/save-draft.ts'

const start = new Date('2026-11-23T10:00:00Z')
const actor = { kind: 'staff', id: 'one', name: 'First Admin' } as const
const words = (title: string, more: object = {}) => ({ facts: {}, en: { title }, cy: null, isMachineMade: false, ...more })

eachDatabase(
  'entries',
  open => {
    let made = 0
    const setUp = async (title = 'First', now = start) => {
      made += 1
      const key = `note-${made}`
      const db = open().db
      let clock = now
      const services = testServices(open(), { clock: () => clock, entryKinds: [noteKind] })
      await makeEntry(db, { kind: noteKind, key, words: words(title), actor, now })
      const revision = async () => (await recordOf(db, 'note', key))?.revision ?? 0
      const change = async (basedOn?: number) => ({
        kind: noteKind,
        key,
        basedOn: basedOn ?? (await revision()),
        actor,
        now: clock,
      })
      return {
        key,
        db,
        services,
        revision,
        change,
        at: (time: string) => {
          clock = new Date(time)
        },
        save: async (to: object, basedOn?: number) =>
          saveDraft(db, { ...(await change(basedOn)), words: { ...words(''), ...to } }),
        publish: async (basedOn?: number) => publishDraft(db, await change(basedOn)),
        shown: async () => (await publishedEntry(db, 'note', key))?.en.title ?? null,
        versions: async () => (await entryVersions(db, 'note', key)).map(({ en }) => en.title),
        deeds: async () =>
          (await listAudit(db, { subject: { kind: 'entry', id: `note/${key}` } }, { limit: 50 }))
            .map(({ deed }) => deed)
            .reverse(),
        lookForDue: () => publishDueEntries(services),
        offer: (title: string, hash = 'b'.repeat(64)) =>
          inTransaction(db, async tx => {
            await putSeeds(tx, [{ kind: 'note', key, hash, state: 'offered', words: words(title), cameAt: clock }])
            await record(tx, { actor, at: clock, deed: 'entry.offer', subject: { kind: 'entry', id: `note/${key}` } })
          }),
      }
    }

    test('are seen when they are published and not before, and each step happens once', async () => {
      const { save, publish, shown, versions, deeds, revision, db, key } = await setUp()
      expect(await shown()).toBe(null)
      const seen = await revision()
      expect([await publish(seen), await publish(seen)]).toEqual([{ outcome: 'done' }, { outcome: 'nothing-to-do' }])
      expect(await shown()).toBe('First')
      const [first, second] = [await save(words('Second')), await save(words('Second'), 1)]
      expect([first, second]).toEqual([{ outcome: 'done' }, { outcome: 'nothing-to-do' }])
      expect(await shown()).toBe('First')
      await publish()
      expect(await versions()).toEqual(['Second', 'First'])
      expect(await deeds()).toEqual(['entry.make', 'entry.publish', 'entry.write', 'entry.publish'])
      const [last] = await listAudit(db, { subject: { kind: 'entry', id: `note/${key}` } }, { limit: 1 })
      expect(last).toMatchObject({
        before: { version: 1, 'en.title': 'First' },
        after: { version: 2, 'en.title': 'Second' },
        actor: { name: 'First Admin' },
      })
    })

    test('made twice are made once; another of the same name is refused', async () => {
      const { key, db } = await setUp('Same')
      const make = (title: string) => makeEntry(db, { kind: noteKind, key, words: words(title), actor, now: start })
      expect([await make('Same'), await make('Other')]).toEqual([{ outcome: 'nothing-to-do' }, { outcome: 'taken' }])
    })

    test('with something missing are kept but not published', async () => {
      const { save, publish, shown } = await setUp()
      expect(await save({ en: { title: 'T' }, facts: { size: 3 }, cy: { body: 'Geiriau' } })).toEqual({ outcome: 'done' })
      expect(await publish()).toEqual({
        outcome: 'faults',
        faults: [{ field: 'title', locale: 'cy', message: 'entries.faults.missing' }],
      })
      await save({ en: { title: 'T' }, facts: { size: 3 } })
      // The kind asks for more than its fields do.
      expect(await publish()).toMatchObject({ outcome: 'faults', faults: [{ field: 'sources' }] })
      expect(await shown()).toBe(null)
    })

    test('changed by two at once: the second is shown what the first saved, and nothing is lost', async () => {
      const { save, revision, db, key, publish, deeds } = await setUp()
      const seen = await revision()
      const both = await Promise.all([save(words('Hers'), seen), save(words('His 🌍 ŵ'), seen)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'done'])
      const kept = both[0]?.outcome === 'done' ? 'Hers' : 'His 🌍 ŵ'
      const other = kept === 'Hers' ? 'His 🌍 ŵ' : 'Hers'
      const lost = both.find(({ outcome }) => outcome === 'conflict')
      expect(lost).toMatchObject({ draft: { words: { en: { title: kept } }, savedBy: 'First Admin' } })
      expect((await draftOf(db, 'note', key))?.words.en.title).toBe(kept)
      expect(await publish(seen)).toMatchObject({ outcome: 'conflict' })
      // Knowingly, with what is there now in sight: what is replaced stays in the log.
      expect(await save(words(other))).toEqual({ outcome: 'done' })
      expect(await deeds()).toEqual(['entry.make', 'entry.write', 'entry.write'])
      const [last] = await listAudit(db, { subject: { kind: 'entry', id: `note/${key}` } }, { limit: 1 })
      expect(last).toMatchObject({ before: { 'en.title': kept }, after: { 'en.title': other } })
    })

    test('published by two at once are published once', async () => {
      const { publish, revision, versions } = await setUp()
      const seen = await revision()
      const both = await Promise.all([publish(seen), publish(seen)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'nothing-to-do'])
      expect(await versions()).toEqual(['First'])
    })

    test('go off the site and come back; a draft that was thrown away cannot be saved over by whoever still has its form', async () => {
      const { save, publish, shown, db, change, versions, revision } = await setUp()
      await publish()
      expect([await takeDown(db, await change()), await takeDown(db, await change())]).toEqual([
        { outcome: 'done' },
        { outcome: 'nothing-to-do' },
      ])
      expect(await shown()).toBe(null)
      await restoreVersion(db, { ...(await change()), version: 1 })
      expect(await restoreVersion(db, { ...(await change()), version: 1 })).toEqual({ outcome: 'nothing-to-do' })
      expect([await shown(), await versions()]).toEqual(['First', ['First', 'First']])
      await save(words('Draft'))
      const seen = await revision()
      await discardDraft(db, await change())
      expect(await save(words('Late'), seen)).toMatchObject({ outcome: 'conflict' })
    })

    test('that were never published go with their draft', async () => {
      const { db, key, change } = await setUp()
      expect(await discardDraft(db, await change())).toEqual({ outcome: 'gone' })
      expect(await recordOf(db, 'note', key)).toBe(null)
    })

    test.each([
      ['2026-12-01', '09:00', '2026-12-01T08:59:59Z', '2026-12-01T09:00:00Z'],
      // The clocks go forward on 28 March 2027 and back on 31 October 2027.
      ['2027-03-28', '09:00', '2027-03-28T07:59:59Z', '2027-03-28T08:00:00Z'],
      ['2027-10-31', '09:00', '2027-10-31T08:59:59Z', '2027-10-31T09:00:00Z'],
    ])('planned for %s %s are published then and once', async (day, time, before, then) => {
      const { db, change, lookForDue, shown, at, versions, deeds } = await setUp()
      const moment = readUkMoment(day, time)
      if (!moment.ok) throw new Error('The hour is there')
      const plan = async () => planPublication(db, { ...(await change()), at: moment.at })
      expect([await plan(), await plan()]).toEqual([{ outcome: 'done' }, { outcome: 'nothing-to-do' }])
      at(before)
      await lookForDue()
      expect(await shown()).toBe(null)
      at(then)
      // Two processes at once, and one that starts later.
      await Promise.all([lookForDue(), lookForDue()])
      await lookForDue()
      expect([await shown(), await versions()]).toEqual(['First', ['First']])
      expect(await deeds()).toEqual(['entry.make', 'entry.schedule', 'entry.publish'])
    })

    test('planned are published when the site is back, not when they were taken back, and only as long as they are whole', async () => {
      const { db, change, lookForDue, shown, at, save } = await setUp()
      await planPublication(db, { ...(await change()), at: new Date('2026-12-01T09:00:00Z') })
      expect(await save({ en: {} })).toMatchObject({ outcome: 'faults' })
      expect(await save(words('Better'))).toEqual({ outcome: 'done' })
      await dropPlan(db, await change())
      at('2026-12-05T00:00:00Z')
      await lookForDue()
      expect(await shown()).toBe(null)
      await planPublication(db, { ...(await change()), at: new Date('2026-12-06T09:00:00Z') })
      at('2026-12-09T00:00:00Z')
      await lookForDue()
      expect(await shown()).toBe('Better')
    })

    test('taken off the site do not come back by a plan that was made before; a new plan brings them back', async () => {
      const { db, change, lookForDue, shown, at, save, publish, key } = await setUp()
      await publish()
      await save(words('Second'))
      const plan = async (day: string) => planPublication(db, { ...(await change()), at: new Date(`${day}T09:00:00Z`) })
      await plan('2026-12-01')
      expect(await takeDown(db, await change())).toEqual({ outcome: 'done' })
      at('2026-12-02T00:00:00Z')
      await lookForDue()
      expect(await shown()).toBe(null)
      expect(await draftOf(db, 'note', key)).toMatchObject({ publishAt: null, words: { en: { title: 'Second' } } })
      await plan('2026-12-03')
      at('2026-12-04T00:00:00Z')
      await lookForDue()
      expect(await shown()).toBe('Second')
    })

    test('planned, but overtaken by another version, wait for a person', async () => {
      const { db, change, lookForDue, shown, at, save, publish, key, services, deeds } = await setUp()
      await publish()
      await save(words('Second'))
      await planPublication(db, { ...(await change()), at: new Date('2026-12-01T09:00:00Z') })
      const offered = await setUp()
      expect(offered.key).not.toBe(key)
      await inTransaction(db, async tx => {
        await putSeeds(tx, [{ kind: 'note', key, hash: 'c'.repeat(64), state: 'offered', words: words('Theirs'), cameAt: start }])
        await record(tx, { actor, at: start, deed: 'entry.offer', subject: { kind: 'entry', id: `note/${key}` } })
      })
      expect(await acceptOffer(db, { ...(await change()), hash: 'c'.repeat(64) })).toEqual({ outcome: 'done' })
      at('2026-12-02T00:00:00Z')
      await lookForDue()
      await lookForDue()
      expect(await shown()).toBe('Theirs')
      expect((await deeds()).at(-1)).toBe('entry.miss')
      expect(await draftOf(db, 'note', key)).toMatchObject({ publishAt: null, failedAt: expect.any(Date) })
      const findings = await entriesCheck.run(services)
      expect(findings.map(({ what }) => what).join()).toContain(`could not be published at their hour: note/${key}`)
    })

    test('that the programme offers are taken or declined, once, as they were seen', async () => {
      const { db, change, publish, offer, shown, key } = await setUp()
      await publish()
      await offer('Theirs')
      const hash = 'b'.repeat(64)
      expect(await acceptOffer(db, { ...(await change()), hash: 'd'.repeat(64) })).toMatchObject({ outcome: 'conflict' })
      expect(await declineOffer(db, { ...(await change()), hash })).toEqual({ outcome: 'done' })
      expect(await declineOffer(db, { ...(await change()), hash })).toEqual({ outcome: 'nothing-to-do' })
      expect([await shown(), (await offerOf(db, 'note', key))?.state]).toEqual(['First', 'declined'])
      await offer('Theirs, later', 'e'.repeat(64))
      const seen = await change()
      expect(await acceptOffer(db, { ...seen, hash: 'e'.repeat(64) })).toEqual({ outcome: 'done' })
      expect(await acceptOffer(db, { ...seen, hash: 'e'.repeat(64) })).toEqual({ outcome: 'nothing-to-do' })
      expect(await shown()).toBe('Theirs, later')
    })

    test('past the day on which to look at them again are found by the check', async () => {
      const { save, publish, services, key, at } = await setUp()
      await save(words('Old', { facts: { reviewOn: '2026-11-30' } }))
      await publish()
      const says = async () => (await entriesCheck.run(services)).map(({ what }) => what).join()
      at('2026-11-30T23:59:59Z')
      expect(await says()).not.toContain(`note/${key}`)
      at('2026-12-01T00:00:00Z')
      expect(await says()).toContain(`note/${key}`)
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...contentMigrations] },
)
