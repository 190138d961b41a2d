import { changeDraft } from '../../../src/network/mailings/draft/change-draft.ts'
import { makeMailing } from '../../../src/network/mailings/draft/make-mailing.ts'
import {
  deleteAt,
  mailingPath,
  newMailingPath,
  pauseAt,
  peopleAt,
  previewAt,
  previewMailAt,
  publicAt,
  resumeAt,
  startAt,
  stopAt,
  testAt,
  unscheduleAt,
  wordsAt,
} from '../../../src/network/mailings/links.ts'
import { mailingById } from '../../../src/network/mailings/mailing-store.ts'
import { countPeople } from '../../../src/network/mailings/segments/count-people.ts'
import { moveMailing } from '../../../src/network/mailings/send/move-mailing.ts'
import { startMailing } from '../../../src/network/mailings/send/start-mailing.ts'
import { addMembers } from '../../support/members-for-tests.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
const none = { title: '', subject: '', body: '' }
const words = { en: { title: 'A letter', subject: 'A letter', body: 'Hello {{first name|friend}}' }, cy: none }
let made = 0

async function draft({ services }: Scene): Promise<{ id: string }> {
  made += 1
  const id = await makeMailing(services, { formToken: `a form of the examples ${made}`, actor })
  await changeDraft(services, { id, basedOn: 1, change: { words }, actor })
  await addMembers(services.write, [{ address: `member${made}@post.example` }], services.clock())
  return { id: String(id) }
}

/** What the form of the start brings. */
async function lookAt({ services }: Scene, id: string): Promise<{ version: number; seen: number }> {
  const mailing = await mailingById(services.db, Number(id))
  if (!mailing) throw new Error('The draft is not there')
  return { version: mailing.version, seen: (await countPeople(services.db, services, mailing)).total }
}

async function started(scene: Scene, startsAt: Date | null = null): Promise<{ id: string }> {
  const { id } = await draft(scene)
  const { version, seen } = await lookAt(scene, id)
  await startMailing(scene.services, { id: Number(id), basedOn: version, seen, startsAt, actor })
  return { id }
}

async function paused(scene: Scene): Promise<{ id: string }> {
  const { id } = await started(scene)
  await moveMailing(scene.services, { id: Number(id), move: 'pause', actor })
  return { id }
}

const later = new Date('2030-01-01T09:00:00Z')

/** What staff do with what is written to many. */
export const mailingsExamples: Examples = {
  places: [
    {
      paths: [
        mailingPath,
        wordsAt.path,
        peopleAt.path,
        previewAt.path,
        previewMailAt.path,
        testAt.path,
        startAt.path,
        unscheduleAt.path,
        pauseAt.path,
        resumeAt.path,
        stopAt.path,
        publicAt.path,
        deleteAt.path,
      ],
      prepare: draft,
    },
  ],
  forms: [
    {
      path: newMailingPath,
      role: 'editor',
      prepare: () => ({ fields: { token: 'a-form-that-is-sent-twice' } }),
      leaves: ['mailing.make'],
    },
    {
      path: wordsAt.path,
      role: 'editor',
      prepare: async scene => {
        const holes = await draft(scene)
        const { version } = await lookAt(scene, holes.id)
        return { holes, fields: { 'title-en': 'Other', 'subject-en': 'Other', 'body-en': 'Other', version: String(version) } }
      },
      leaves: ['mailing.write'],
    },
    {
      path: peopleAt.path,
      role: 'editor',
      prepare: async scene => {
        const holes = await draft(scene)
        const { version } = await lookAt(scene, holes.id)
        const fields = {
          purpose: 'network',
          nations: ['wales', 'scotland'],
          acted: 'any',
          perMinute: 'off',
          version: String(version),
        }
        return { holes, fields }
      },
      leaves: ['mailing.write'],
    },
    {
      path: testAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await draft(scene), fields: { to: scene.who.id } }),
      leaves: ['mailing.test'],
      again: ['mailing.test'],
    },
    {
      path: startAt.path,
      role: 'editor',
      prepare: async scene => {
        const holes = await draft(scene)
        const { version, seen } = await lookAt(scene, holes.id)
        return { holes, fields: { when: 'now', version: String(version), seen: String(seen), number: String(seen) } }
      },
      leaves: ['mailing.start'],
    },
    {
      path: unscheduleAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await started(scene, later) }),
      leaves: ['mailing.unschedule'],
    },
    {
      path: pauseAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await started(scene) }),
      leaves: ['mailing.pause'],
    },
    {
      path: resumeAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await paused(scene) }),
      leaves: ['mailing.resume'],
    },
    {
      path: stopAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await paused(scene) }),
      leaves: ['mailing.stop'],
    },
    {
      path: publicAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await draft(scene), fields: { show: 'yes' } }),
      leaves: ['mailing.show'],
    },
    {
      path: deleteAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await draft(scene) }),
      leaves: ['mailing.delete'],
    },
  ],
}
