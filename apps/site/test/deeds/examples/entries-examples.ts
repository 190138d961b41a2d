import {
  acceptOfferAt,
  declineOfferAt,
  discardDraftAt,
  editEntryAt,
  entryAt,
  kindAt,
  newEntryAt,
  previewEntryAt,
  previewPageAt,
  programmeAt,
  publishEntryAt,
  restoreVersionAt,
  scheduleEntryAt,
  takeDownAt,
  unscheduleEntryAt,
  versionAt,
  versionsAt,
} from '../../../src/content/entries/console/entry-links.ts'
import { recordOf } from '../../../src/content/entries/entry-store.ts'
import { putSeeds } from '../../../src/content/entries/entry-writes.ts'
import { noteKind } from '../../../src/content/entries/test/kind-for-tests.ts'
import { planPublication, publishDraft } from '../../../src/content/entries/verbs/publish-draft.ts'
import { makeEntry, saveDraft } from '../../../src/content/entries/verbs/save-draft.ts'
import { inTransaction, record } from '../../../src/foundation/index.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
const words = (title: string) => ({ facts: {}, en: { title }, cy: null, isMachineMade: false })
const hash = 'a'.repeat(64)

type At = { kind: string; key: string }

async function draft(scene: Scene): Promise<At> {
  const { services } = scene
  const key = `example-${nextIn(scene, 'entry')}`
  await makeEntry(services.write, { kind: noteKind, key, words: words('First'), actor, now: services.clock() })
  return { kind: noteKind.name, key }
}

async function revisionOf({ services }: Scene, { kind, key }: At): Promise<number> {
  return (await recordOf(services.db, kind, key))?.revision ?? 0
}

async function changeOf(scene: Scene, at: At) {
  return { kind: noteKind, key: at.key, basedOn: await revisionOf(scene, at), actor, now: scene.services.clock() }
}

async function published(scene: Scene): Promise<At> {
  const at = await draft(scene)
  await publishDraft(scene.services.write, await changeOf(scene, at))
  return at
}

async function publishedTwice(scene: Scene): Promise<At & { version: string }> {
  const at = await published(scene)
  await saveDraft(scene.services.write, { ...(await changeOf(scene, at)), words: words('Second') })
  await publishDraft(scene.services.write, await changeOf(scene, at))
  return { ...at, version: '1' }
}

async function offered(scene: Scene): Promise<At> {
  const at = await published(scene)
  const { services } = scene
  await inTransaction(services.write, async tx => {
    await putSeeds(tx, [{ ...at, hash, state: 'offered', words: words('Theirs'), cameAt: services.clock() }])
    await record(tx, { actor, at: services.clock(), deed: 'entry.offer', subject: { kind: 'entry', id: `${at.kind}/${at.key}` } })
  })
  return at
}

/** The form of a page of an entry, as its browser sends it. */
const formOf =
  (begin: (scene: Scene) => Promise<At>, fields: Readonly<Record<string, string>> = {}) =>
  async (scene: Scene) => {
    const holes = await begin(scene)
    return { holes, fields: { ...fields, revision: String(await revisionOf(scene, holes)) } }
  }

/** What staff do with what everybody reads. */
export const entriesExamples: Examples = {
  places: [
    { paths: [kindAt.path, newEntryAt.path], prepare: async () => ({ kind: noteKind.name }) },
    {
      paths: [
        entryAt.path,
        editEntryAt.path,
        previewEntryAt.path,
        previewPageAt.path,
        publishEntryAt.path,
        scheduleEntryAt.path,
        unscheduleEntryAt.path,
        discardDraftAt.path,
        takeDownAt.path,
        versionsAt.path,
        versionAt.path,
        restoreVersionAt.path,
        programmeAt.path,
        acceptOfferAt.path,
        declineOfferAt.path,
      ],
      prepare: publishedTwice,
    },
  ],
  forms: [
    {
      path: newEntryAt.path,
      role: 'editor',
      prepare: () => ({ holes: { kind: noteKind.name }, fields: { key: 'made-by-a-form', 'en-title': 'New' } }),
      leaves: ['entry.make'],
    },
    { path: editEntryAt.path, role: 'editor', prepare: formOf(published, { 'en-title': 'Other' }), leaves: ['entry.write'] },
    { path: publishEntryAt.path, role: 'editor', prepare: formOf(draft), leaves: ['entry.publish'] },
    {
      path: scheduleEntryAt.path,
      role: 'editor',
      prepare: formOf(draft, { day: '2030-01-01', time: '09:00' }),
      leaves: ['entry.schedule'],
    },
    {
      path: unscheduleEntryAt.path,
      role: 'editor',
      prepare: formOf(async scene => {
        const at = await draft(scene)
        await planPublication(scene.services.write, { ...(await changeOf(scene, at)), at: new Date('2030-01-01T09:00:00Z') })
        return at
      }),
      leaves: ['entry.unschedule'],
    },
    { path: discardDraftAt.path, role: 'editor', prepare: formOf(draft), leaves: ['entry.discard'] },
    { path: takeDownAt.path, role: 'editor', prepare: formOf(published), leaves: ['entry.take-down'] },
    { path: restoreVersionAt.path, role: 'editor', prepare: formOf(publishedTwice), leaves: ['entry.restore'] },
    { path: acceptOfferAt.path, role: 'editor', prepare: formOf(offered, { hash }), leaves: ['entry.accept'] },
    { path: declineOfferAt.path, role: 'editor', prepare: formOf(offered, { hash }), leaves: ['entry.decline'] },
  ],
}
