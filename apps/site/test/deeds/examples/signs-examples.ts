import { createHash } from 'node:crypto'
import { approveAt, refuseAt, signAt, signImageAt, takeDownAt } from '../../../src/act/sign/sign-links.ts'
import { askToShow } from '../../../src/act/sign/wall/ask-to-show.ts'
import { confirmPhoto } from '../../../src/act/sign/wall/confirm-photo.ts'
import { wordingsOf } from '../../../src/act/sign/wall/consent-store.ts'
import { approvePhoto } from '../../../src/act/sign/wall/moderate.ts'
import { type PhotoRow, photosIn } from '../../../src/act/sign/wall/photo-store.ts'
import { makeLink } from '../../../src/act/sign/wall/wall-mail.ts'
import { inTransaction } from '../../../src/foundation/index.ts'
import type { Examples, Scene } from './example.ts'

/** How many were sent to each site: two sites with the same deeds have the same photographs. */
const sentTo = new WeakMap<object, number>()

/** A photograph that its owner has confirmed. What it shows is of no meaning here: nothing reads it. */
async function waiting({ services }: Scene): Promise<PhotoRow> {
  const sent = (sentTo.get(services) ?? 0) + 1
  sentTo.set(services, sent)
  const bytes = createHash('sha256').update(String(sent)).digest()
  await askToShow(services, {
    address: 'someone@post.example',
    locale: 'en',
    name: '',
    place: '',
    description: 'A sign',
    large: { bytes, width: 800, height: 600 },
    small: { bytes: bytes.subarray(1), width: 480, height: 360 },
    agreed: wordingsOf(services.messages.in('en'), '').slice(0, 1),
    concerns: [],
  })
  const [photo] = await photosIn(services.db, 'unconfirmed', { limit: 1 })
  if (!photo) throw new Error('No photograph has been taken')
  const now = services.clock()
  const token = await inTransaction(services.write, tx => makeLink(tx, { kind: 'confirm', photoId: photo.id, now }))
  await confirmPhoto(services, token)
  return { ...photo, version: photo.version + 1 }
}

async function shown(scene: Scene): Promise<PhotoRow> {
  const { id, version } = await waiting(scene)
  const actor = { kind: 'system', name: 'test' } as const
  await approvePhoto(scene.services, { id, version, actor, name: '', place: '', description: 'A sign' })
  const [photo] = await photosIn(scene.services.db, 'shown', { limit: 1 })
  if (!photo) throw new Error('No photograph is shown')
  return photo
}

const formOf = ({ id, version }: PhotoRow, fields: Readonly<Record<string, string>>) => ({
  holes: { id: String(id) },
  fields: { version: String(version), ...fields },
})

/** What staff do with photographs for the wall of signs. */
export const signsExamples: Examples = {
  places: [
    {
      paths: [signAt.path, signImageAt.path, approveAt.path, refuseAt.path, takeDownAt.path],
      prepare: async scene => ({ id: String((await waiting(scene)).id) }),
    },
  ],
  forms: [
    {
      path: approveAt.path,
      role: 'editor',
      prepare: async scene => formOf(await waiting(scene), { description: 'A sign', name: '', place: '' }),
      leaves: ['sign-photo.approve'],
    },
    {
      path: refuseAt.path,
      role: 'editor',
      prepare: async scene => formOf(await waiting(scene), { reason: 'unclear' }),
      leaves: ['sign-photo.refuse'],
    },
    {
      path: takeDownAt.path,
      role: 'editor',
      prepare: async scene => formOf(await shown(scene), { reason: 'asked' }),
      leaves: ['sign-photo.take-down'],
    },
  ],
}
