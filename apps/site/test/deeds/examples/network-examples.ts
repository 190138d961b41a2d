import { batchesAbout, inTransaction, makeBatch, pauseBatch, record, rows, type Services } from '../../../src/foundation/index.ts'
import { addressKey } from '../../../src/network/address/address-key.ts'
import { noteTold } from '../../../src/network/alerts/alert-store.ts'
import { askForAlerts } from '../../../src/network/alerts/ask-for-alerts.ts'
import { wordingOf } from '../../../src/network/consent/wording.ts'
import { importList } from '../../../src/network/import/import-list.ts'
import {
  alertsOfRelease,
  eraseAt,
  exportAt,
  exportListPath,
  importFaultsAt,
  importPath,
  importRunPath,
  liftPath,
  lookUpPath,
  pauseAt,
  requestAnsweredAt,
  requestsPath,
  resumeAt,
  softOptInPath,
} from '../../../src/network/links.ts'
import type { NetworkTables } from '../../../src/network/network-tables.ts'
import { insertRequest } from '../../../src/network/requests/request-store.ts'
import { closeAddress } from '../../../src/network/suppression/close-address.ts'
import { inventedTrusts } from '../../../src/register/index.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Scene } from './example.ts'

const address = 'someone@post.example'
const actor = { kind: 'system', name: 'test' } as const

/** Somebody who has filled in a form. Gives their number, and that of what they follow. */
async function aSupporter({ services }: Scene): Promise<{ id: number; subscription: number }> {
  const trust = (await inventedTrusts(services.db)).find(({ code }) => code === trustCode)
  if (!trust) throw new Error(`${trustCode} is not there`)
  const wording = wordingOf(services.messages.in('en'), 'hospital-alerts', '')
  await askForAlerts(services, { trust, address, typed: address, wording, page: '/updates', locale: 'en' })
  const found = await rows<NetworkTables>(services.db)
    .selectFrom('alert_subscription')
    .select(['id', 'supporter_id'])
    .executeTakeFirstOrThrow()
  return { id: found.supporter_id, subscription: found.id }
}

const supporterHole = async (scene: Scene) => ({ id: String((await aSupporter(scene)).id) })

/** The alerts of a release, on their way or stopped. Gives the number of their batch. */
async function aBatch(scene: Scene, { isPaused }: { isPaused: boolean }): Promise<string> {
  const { services } = scene
  const { subscription } = await aSupporter(scene)
  const now = services.clock()
  const release = '2026-1'
  return inTransaction(services.write, async tx => {
    const about = alertsOfRelease(release)
    // Several examples may stand in one site: nobody is told of the same release twice.
    const [known] = await batchesAbout(tx, about)
    if (known) return String(known.id)
    await record(tx, { actor, at: now, deed: 'alert.tell', subject: { kind: 'release', id: release } })
    const batch = await makeBatch(tx, { about, what: about, now })
    const told = { release, trustCode, before: 'not-asked', after: 'collecting', now } as const
    await noteTold(tx, { ...told, mails: [{ subscriptionId: subscription, mailId: 1 }] })
    if (isPaused) await pauseBatch(tx, batch, now)
    return String(batch)
  })
}

async function closed(services: Services, id: number): Promise<string> {
  const close = { supporterId: id, reason: 'hard-bounce', actor, now: services.clock() } as const
  await inTransaction(services.write, tx => closeAddress(tx, services, close))
  return addressKey(services, address)
}

const listFile = (email: string): File =>
  new File(
    [
      'email,purposes,basis,wording,collected_on,where,how,asked_for_support\n',
      `${email},updates,consent,Yes,2025-05-01,Fair,paper,no\n`,
    ],
    'list.csv',
    { type: 'text/csv' },
  )

/** A request about somebody’s data that waits for an answer. */
const requestHole = ({ services }: Scene) =>
  inTransaction(services.write, async tx => {
    const now = services.clock()
    await record(tx, { actor, at: now, deed: 'data-request.note', subject: { kind: 'data-request', id: '' } })
    const one = { kind: 'access', reference: 'L-1', receivedOn: '2026-11-02', dueOn: '2026-12-02' } as const
    return { id: String(await insertRequest(tx, one)) }
  })

/** What staff do for supporters who ask for their data, and with mails that tell of changes. */
export const networkExamples: Examples = {
  places: [
    {
      paths: [importFaultsAt.path],
      prepare: async ({ services }) => {
        const content = listFile('no address').stream() as AsyncIterable<Uint8Array>
        const pieces = async function* () {
          for await (const piece of content) yield Buffer.from(piece)
        }
        return { id: String((await importList(services, { content: pieces(), isTrial: true, actor })).id) }
      },
    },
    { paths: [requestAnsweredAt.path], prepare: requestHole },
    { paths: [exportAt.path, eraseAt.path], prepare: supporterHole },
    { paths: [pauseAt.path, resumeAt.path], prepare: async scene => ({ batch: await aBatch(scene, { isPaused: false }) }) },
  ],
  forms: [
    {
      path: importPath,
      prepare: () => ({ fields: { list: listFile('listed@post.example') } }),
      leaves: ['supporter.try-import'],
      again: ['supporter.try-import'],
    },
    {
      path: importRunPath,
      prepare: () => ({ fields: { list: listFile('listed@post.example') } }),
      // That people were taken in, and what the list brought as a whole; the second time it brings nobody.
      leaves: ['supporter.import', 'supporter.import'],
      again: ['supporter.import'],
    },
    {
      path: exportListPath,
      prepare: () => ({ fields: { list: 'updates' } }),
      answers: 200,
      leaves: ['supporter.export-list'],
      again: ['supporter.export-list'],
    },
    { path: softOptInPath, prepare: () => ({ fields: { use: 'yes' } }), leaves: ['supporter.soft-opt-in'] },
    {
      path: requestsPath,
      role: 'editor',
      prepare: () => ({ fields: { kind: 'access', reference: 'L-2', received: '2026-01-05' } }),
      leaves: ['data-request.note'],
    },
    {
      path: requestAnsweredAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await requestHole(scene) }),
      leaves: ['data-request.answer'],
    },
    {
      path: lookUpPath,
      role: 'editor',
      prepare: async scene => {
        await aSupporter(scene)
        return { fields: { address } }
      },
      answers: 200,
      leaves: ['supporter.look-up'],
      again: ['supporter.look-up'],
    },
    {
      path: exportAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await supporterHole(scene) }),
      answers: 200,
      leaves: ['supporter.export'],
      again: ['supporter.export'],
    },
    {
      path: eraseAt.path,
      prepare: async scene => ({ holes: await supporterHole(scene), fields: { sure: 'yes' } }),
      leaves: ['supporter.erase'],
    },
    {
      path: liftPath,
      prepare: async scene => ({ fields: { key: await closed(scene.services, (await aSupporter(scene)).id) } }),
      leaves: ['supporter.lift'],
    },
    {
      path: pauseAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { batch: await aBatch(scene, { isPaused: false }) } }),
      leaves: ['alert.pause'],
    },
    {
      path: resumeAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { batch: await aBatch(scene, { isPaused: true }) } }),
      leaves: ['alert.resume'],
    },
  ],
}
