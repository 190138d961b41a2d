import { dayInUk } from '../../../src/foundation/index.ts'
import { decideOnSubmission } from '../../../src/national/sign-off/decide-on-submission.ts'
import { countsToPublish } from '../../../src/national/sign-off/publish-counts.ts'
import {
  declineAt,
  publishNowAt,
  signOffAt,
  submissionDeskAt,
  withdrawAt,
} from '../../../src/national/sign-off/sign-off-links.ts'
import { putSubmission } from '../../../src/national/sign-off/test/put-submission.ts'
import type { StoredSubmission } from '../../../src/national/submissions/stored-submission.ts'
import { latestRelease, newestCriteria, publishResults } from '../../../src/releases/index.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

/** Each of another number of people, so that no two are the same file. */
const waiting = (scene: Scene): Promise<StoredSubmission> => {
  const number = nextIn(scene, 'count of a hospital')
  const notKnownDead = 100 + 5 * number
  return putSubmission(scene.services, trustCode, {
    change: { prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead, seenIn24Months: '*' } },
  })
}

async function signedOff(scene: Scene): Promise<StoredSubmission> {
  const submission = await waiting(scene)
  const actor = { kind: 'staff', id: scene.who.id, name: scene.who.name } as const
  const order = { decision: 'sign-off', id: submission.id, basedOn: submission.version, actor, by: 'other', words: null } as const
  const { outcome } = await decideOnSubmission(scene.services, order)
  if (outcome !== 'done') throw new Error(`A count was not signed off: ${outcome}`)
  return submission
}

/** A release that does not hold the count yet, and what stands in the form that publishes it. */
async function toPublish(scene: Scene): Promise<{ readonly id: number; readonly fingerprint: string }> {
  const { services } = scene
  const { id } = await signedOff(scene)
  if (!(await latestRelease(services.db))) await publishOne(scene)
  const counts = await countsToPublish(services.db, trustCode)
  if (!counts) throw new Error('There is nothing to publish')
  return { id, fingerprint: counts.fingerprint }
}

async function publishOne({ services, who }: Scene): Promise<void> {
  const figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  const nothing = { criterion: null, answeredOn: null, evidenceUrl: null, quote: null, quoteLanguage: 'en', note: null } as const
  await publishResults(services.write, {
    campaign: services.campaign,
    criteria: newestCriteria(services.root),
    rows: [{ ...nothing, line: null, code: trustCode, status: 'no-response', figures }],
    today: dayInUk(services.clock()),
    actor: { kind: 'staff', id: who.id, name: who.name },
    now: services.clock(),
  })
}

const words = { 'words-en': 'Please look at 2024 again.', 'words-cy': 'Edrychwch ar 2024 eto.' }

/** What staff do about the counts of hospitals. */
export const submissionsExamples: Examples = {
  places: [
    {
      paths: [submissionDeskAt.path, signOffAt.path, declineAt.path, withdrawAt.path, publishNowAt.path],
      prepare: async scene => ({ id: String((await waiting(scene)).id) }),
      isAboutTrust: true,
    },
  ],
  forms: [
    {
      path: signOffAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { id: String((await waiting(scene)).id) }, fields: { 'based-on': '1' } }),
      leaves: ['submission.sign-off'],
    },
    {
      path: declineAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { id: String((await waiting(scene)).id) }, fields: { 'based-on': '1', ...words } }),
      leaves: ['submission.decline'],
    },
    {
      path: withdrawAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { id: String((await signedOff(scene)).id) }, fields: { 'based-on': '2', ...words } }),
      leaves: ['submission.withdraw'],
    },
    {
      path: publishNowAt.path,
      prepare: async scene => {
        const { id, fingerprint } = await toPublish(scene)
        return { holes: { id: String(id) }, fields: { fingerprint, reason: 'It sent a count.' } }
      },
      leaves: ['release.correct'],
    },
  ],
}
