import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testServices } from '../../../../test/support/test-router.ts'
import { foundationRoom, inTransaction, listAudit, record, writes } from '../../../foundation/index.ts'
import { contentMigrations } from '../../migrations.ts'
import { entriesForStaff, entryVersions, publishedEntries, publishedEntry } from '../entry-store.ts'
import type { EntryTables } from '../entry-tables.ts'
import { insertVersions, putDraft } from '../entry-writes.ts'
import { entryFolder, noteKind } from '../test/kind-for-tests.ts'
import { seedEntries } from './seed-entries.ts'

const now = new Date('2026-11-23T10:00:00Z')
const saying = (title: string) => `en:\n  title: ${title}\n`

eachDatabase(
  'the entries that the programme brings',
  open => {
    // One database and one checkout for all: each test has entries of its own, whose names end in its number.
    const checkout = entryFolder()
    let number = 0
    let logged: unknown[]
    beforeEach(() => {
      number += 1
      logged = []
    })
    afterAll(() => checkout.remove())
    const folder = {
      write: (name: string, yaml: string) => checkout.write(`${name}-${number}`, yaml),
      drop: (name: string) => checkout.drop(`${name}-${number}`),
    }
    const isOwn = ({ key }: { readonly key: string }) => key.endsWith(`-${number}`)
    const plant = (root = checkout.root) =>
      seedEntries(
        testServices(open(), {
          root,
          clock: () => now,
          entryKinds: [noteKind],
          log: (event, fields) => void logged.push([event, fields]),
        }),
      )
    const titles = async () =>
      (await publishedEntries(open().db, 'note'))
        .filter(isOwn)
        .map(({ key, version, en }) => [key.split('-')[0], version, en.title])
    const states = async () =>
      (await entriesForStaff(open().db, 'note')).filter(isOwn).map(entry => [entry.state, entry.offer?.state])
    const deeds = async () =>
      (await listAudit(open().db, { text: `-${number}` }, { limit: 100 }))
        .filter(({ subject }) => subject.id.endsWith(`-${number}`))
        .map(({ deed }) => deed)
        .reverse()

    test('are published as they are, in both campaigns or in one', async () => {
      folder.write(
        'b',
        `facts:\n  size: "1,200"\n  sources:\n    - title: A source\n${saying('Second')}cy:\n  title: Ail\nwelsh: machine\n`,
      )
      folder.write('a', saying('First'))
      folder.write('c', `campaign: uk\n${saying('Elsewhere')}`)
      await plant()
      expect(await titles()).toEqual([
        ['a', 1, 'First'],
        ['b', 1, 'Second'],
      ])
      expect(await publishedEntry(open().db, 'note', `b-${number}`)).toMatchObject({
        facts: { size: 1200, sources: [{ title: 'A source' }] },
        cy: { title: 'Ail' },
        isMachineMade: true,
        publishedAt: now,
        origin: 'seed',
      })
      expect(await deeds()).toEqual(['entry.seed', 'entry.seed'])
      await plant()
      expect(await deeds()).toHaveLength(2)
      expect(logged).toEqual([])
    })

    test('get a new version when the file changes and nobody has edited them', async () => {
      folder.write('a', saying('First'))
      await plant()
      folder.write('a', saying('Better'))
      await plant()
      expect(await titles()).toEqual([['a', 2, 'Better']])
      expect((await entryVersions(open().db, 'note', `a-${number}`)).map(({ en }) => en.title)).toEqual(['Better', 'First'])
    })

    test('get none when only the layout of the file changes', async () => {
      folder.write('a', saying('First'))
      await plant()
      folder.write('a', `# A remark\n${saying('"First"')}`)
      await plant()
      expect(await titles()).toEqual([['a', 1, 'First']])
    })

    describe('that staff have touched', () => {
      const by = { savedAt: now, savedBy: 'First Admin' }
      const entered = { actor: { kind: 'command', name: 'test' }, at: now, deed: 'entry.write' } as const
      const edit = (change: (tx: Parameters<typeof putDraft>[0]) => Promise<unknown>) =>
        inTransaction(open().db, async tx => {
          await change(tx)
          await record(tx, { ...entered, subject: { kind: 'entry', id: 'note/a' } })
        })
      const words = { facts: {}, en: { title: 'Ours' }, cy: null, isMachineMade: false }
      const at = () => ({ kind: 'note', key: `a-${number}` })

      test.each([
        ['a draft', (tx: Parameters<typeof putDraft>[0]) => putDraft(tx, { ...at(), base: 1, words, ...by })],
        [
          'a version',
          async (tx: Parameters<typeof putDraft>[0]) => {
            await insertVersions(tx, [
              { ...at(), version: 2, words, origin: 'staff', publishedAt: now, publishedBy: 'First Admin' },
            ])
            await writes<EntryTables>(tx).updateTable('entry').set({ newest: 2 }).where('key', '=', at().key).execute()
          },
        ],
        [
          'taken down',
          (tx: Parameters<typeof putDraft>[0]) =>
            writes<EntryTables>(tx).updateTable('entry').set({ state: 'taken-down' }).where('key', '=', at().key).execute(),
        ],
      ])('(%s) stay as they are, and the new text is offered once', async (_, change) => {
        folder.write('a', saying('First'))
        await plant()
        await edit(change)
        const before = await titles()
        folder.write('a', saying('Theirs'))
        await plant()
        expect(await titles()).toEqual(before)
        expect((await states())[0]?.[1]).toBe('offered')
        expect((await deeds()).at(-1)).toBe('entry.offer')
        const count = (await deeds()).length
        await plant()
        expect(await deeds()).toHaveLength(count)
      })

      test('stay also when their file goes', async () => {
        folder.write('a', saying('First'))
        await plant()
        await edit(tx => putDraft(tx, { ...at(), base: 1, words, ...by }))
        folder.drop('a')
        await plant()
        expect(await states()).toEqual([['published', 'gone']])
      })
    })

    test('are withdrawn with their file, and come back with it', async () => {
      folder.write('a', saying('First'))
      folder.write('b', saying('Second'))
      await plant()
      folder.drop('a')
      await plant()
      expect(await titles()).toEqual([['b', 1, 'Second']])
      folder.write('a', saying('First'))
      await plant()
      expect(await titles()).toEqual([
        ['a', 2, 'First'],
        ['b', 1, 'Second'],
      ])
    })

    test('stay as they were while a file is broken, and the line is named', async () => {
      folder.write('a', saying('First'))
      await plant()
      folder.write('a', 'en:\n  title: "First\n')
      folder.write('b', 'en:\n  title: Second\n  boddy: Text\n')
      folder.write('c', saying('Third'))
      await plant()
      expect(await titles()).toEqual([
        ['a', 1, 'First'],
        ['c', 1, 'Third'],
      ])
      expect(logged).toMatchObject([
        ['entry-not-read', { file: `content/entries/note/a-${number}.yaml` }],
        ['entry-not-read', { file: `content/entries/note/b-${number}.yaml`, line: 3 }],
      ])
    })

    test('without the whole folder nothing is withdrawn', async () => {
      folder.write('a', saying('First'))
      await plant()
      await plant(join(checkout.root, 'content'))
      expect(await titles()).toEqual([['a', 1, 'First']])
    })

    test('a version that was published cannot be changed', async () => {
      folder.write('a', saying('First'))
      await plant()
      const change = inTransaction(open().db, async tx => {
        await writes<EntryTables>(tx).updateTable('entry_version').set({ published_by: 'Somebody' }).execute()
      })
      await expect(change).rejects.toThrow('final')
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...contentMigrations] },
)
