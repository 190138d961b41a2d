import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameOfKey, sha256Of } from '@spotlight/submission'
import { type Actor, inTransaction, record, type Seed, type Services, type WriteDb } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import { latestRelease, newestCriteria, publishResults, type ResultRow } from '../../releases/index.ts'
import { addKey, confirmHeldKey, holdKey, keysOf, revokeHeldKey, type SigningKey } from '../keys/key-store.ts'
import type { RevokeReason } from '../keys/key-tables.ts'
import { subjectOfKey } from '../keys/register-key.ts'
import { type DecideOnSubmission, decideOnSubmission } from '../sign-off/decide-on-submission.ts'
import { countsToPublish } from '../sign-off/publish-counts.ts'
import { receiveSubmission } from '../submissions/receive-submission.ts'
import { submissionBySha, submissionsOf } from '../submissions/submission-store.ts'
import { exampleKey } from './example-keys.ts'
import {
  type ExampleCorrectionOfCounts,
  type ExampleSender,
  exampleSubmissionsFile,
  exampleSubmissionsFolder,
  fileOfSubmission,
  readExampleSubmissions,
} from './example-submissions.ts'

/** What hospitals of the example have counted: keys, signed files and what staff decided, so that nobody meets an empty page. */
export const exampleSubmissionsSeed: Seed = {
  name: 'the example submissions',
  campaign: 'example',
  from: { files: [exampleSubmissionsFile, exampleSubmissionsFolder], version: 1 },
  run: seedExampleSubmissions,
}

const actor: Actor = { kind: 'seed', name: 'example-submissions' }
const by = 'example-submissions'

/** What was received stays as it is: a trust that has sent something is left alone, and so is a campaign that has published since. */
export async function seedExampleSubmissions(services: Services): Promise<void> {
  const { senders, release } = readExampleSubmissions(services.root)
  for (const sender of senders) {
    if ((await submissionsOf(services.db, sender.trust)).length === 0) await walk(services, sender)
  }
  if ((await latestRelease(services.db))?.id === release.corrects) await publish(services, { senders, release })
}

/** As if the clock had stood on that day. */
const on = (services: Services, day: string): Services => ({ ...services, clock: () => new Date(`${day}T10:00:00Z`) })

/** Every step of a trust on its day: of two on one day, keys come first. */
async function walk(services: Services, sender: ExampleSender): Promise<void> {
  const steps = [...keySteps(sender), ...submissionSteps(sender)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const { day, take } of steps) await take(on(services, day))
}

type Step = { readonly day: string; readonly take: (services: Services) => Promise<void> }

const keySteps = ({ trust, keys }: ExampleSender): Step[] =>
  keys.flatMap(({ registered, confirmed, revoked, why = 'other' }, index) => [
    { day: registered, take: services => register(services, trust, index + 1) },
    ...(confirmed ? [{ day: confirmed, take: (services: Services) => confirm(services, trust, index + 1) }] : []),
    ...(revoked ? [{ day: revoked, take: (services: Services) => revoke(services, { trust, number: index + 1, why }) }] : []),
  ])

async function register({ write, clock }: Services, trust: string, number: number): Promise<void> {
  const { id: keyId, publicKey } = nameOfKey(exampleKey(trust, number))
  await inTransaction(write, async tx => {
    const at = clock()
    const id = await addKey(tx, { trust: invented(trust), keyId, publicKey, personId: by, replaces: null, at })
    if (id === null) throw new Error(`The key of ${trust} is there already`)
    await record(tx, { actor, at, deed: 'signing-key.register', subject: subjectOfKey(id), after: { trust, key: keyId } })
  })
}

const confirm = (services: Services, trust: string, number: number): Promise<void> =>
  withKey(services, { trust, number, deed: 'signing-key.confirm' }, (tx, key, at) =>
    confirmHeldKey(tx, key, { by, note: 'Example: rang the switchboard; both read the same number.', at }),
  )

type Revoking = { readonly trust: string; readonly number: number; readonly why: RevokeReason }

const revoke = (services: Services, { why, ...key }: Revoking): Promise<void> =>
  withKey(services, { ...key, deed: 'signing-key.revoke' }, (tx, held, at) => revokeHeldKey(tx, held, { by, why, note: '', at }))

type KeyDeed = { readonly trust: string; readonly number: number; readonly deed: string }
type ChangeKey = (tx: WriteDb, key: SigningKey, at: Date) => Promise<void>

async function withKey({ write, clock }: Services, { trust, number, deed }: KeyDeed, change: ChangeKey): Promise<void> {
  const { id: keyId } = nameOfKey(exampleKey(trust, number))
  await inTransaction(write, async tx => {
    const found = (await keysOf(tx, invented(trust))).find(key => key.keyId === keyId)
    const key = found ? await holdKey(tx, found.id) : null
    if (key === null) throw new Error(`${trust} has no key ${number}`)
    await change(tx, key, clock())
    await record(tx, { actor, at: clock(), deed, subject: subjectOfKey(key.id), after: { trust, key: keyId } })
  })
}

const submissionSteps = ({ trust, submissions }: ExampleSender): Step[] =>
  submissions.flatMap(({ received, outcome }, index) => {
    const file = fileOfSubmission(trust, index + 1)
    const steps: Step[] = [{ day: received, take: services => receive(services, file) }]
    if (!outcome) return steps
    const [decision, day] =
      'declined' in outcome ? (['decline', outcome.declined] as const) : (['sign-off', outcome.signedOff] as const)
    const words = outcome.words ?? null
    return [...steps, { day, take: services => decide(services, { file, decision, words }) }]
  })

const bytesOf = ({ root }: Services, file: string): Buffer => readFileSync(join(root, exampleSubmissionsFolder, file))

/** The same door as for everybody: what it refuses, the example does not have either. */
async function receive(services: Services, file: string): Promise<void> {
  const outcome = await receiveSubmission(services, { bytes: bytesOf(services, file), via: 'seed', actor })
  if (outcome.outcome === 'refused') throw new Error(`${file} of the example is refused: ${JSON.stringify(outcome)}`)
}

type Deciding = { readonly file: string } & Pick<DecideOnSubmission, 'decision' | 'words'>

async function decide(services: Services, { file, ...decided }: Deciding): Promise<void> {
  const stored = await submissionBySha(services.db, sha256Of(bytesOf(services, file)))
  if (stored === null) throw new Error(`${file} of the example was not received`)
  const outcome = await decideOnSubmission(services, { ...decided, id: stored.id, basedOn: stored.version, actor, by })
  if (outcome.outcome !== 'done') throw new Error(`${file} of the example cannot be decided on: ${JSON.stringify(outcome)}`)
}

type Publishing = { readonly senders: readonly ExampleSender[]; readonly release: ExampleCorrectionOfCounts }

/** What was signed off, in one correction of the newest release: those before it keep their bytes. */
async function publish(services: Services, { senders, release }: Publishing): Promise<void> {
  const { write, root, clock } = services
  const rows: ResultRow[] = []
  for (const { trust } of senders) {
    const counts = await countsToPublish(write, trust)
    if (counts) rows.push(counts.row)
  }
  const outcome = await publishResults(write, {
    actor,
    now: clock(),
    id: release.id,
    campaign: 'example',
    criteria: newestCriteria(root),
    rows,
    today: release.publishedOn,
    correction: { parent: release.corrects, reason: release.reason },
  })
  if (outcome.kind === 'published' || outcome.kind === 'same') return
  throw new Error(`The example release ${release.id} could not be published: ${JSON.stringify(outcome)}`)
}

// The schema of the file has checked that it is EX- and three digits.
const invented = (trust: string): TrustCode => trust as TrustCode
