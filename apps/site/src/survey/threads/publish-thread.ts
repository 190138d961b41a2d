import { type Actor, announce, inTransaction, record, type Translate, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, requestOf, subjectOf } from '../requests/request-store.ts'
import { roundById } from '../rounds/round-store.ts'
import type { Bilingual, Round, SurveyRequest } from '../types.ts'
import { plainThread } from './plain-thread.ts'
import { bodyOf, sha256Of } from './public-thread.ts'
import { endVersion, insertVersion, versionsOf } from './thread-store.ts'
import { areSameSources, makeThreadWork, type ThreadSources, type ThreadWork, threadSources } from './thread-work.ts'

export type PublishThreadOutcome =
  | { readonly outcome: 'published'; readonly version: number }
  /** The very same letters stand published: the form was sent twice. */
  | { readonly outcome: 'nothing-to-do' }
  /** A mail has come, or somebody has decided otherwise, since the preview was made. */
  | { readonly outcome: 'changed-since-seen' }
  /** A version stands and would be replaced: everybody is told why. */
  | { readonly outcome: 'reason-missing' }
  | { readonly outcome: 'nothing-to-publish' }
  | { readonly outcome: 'leak' }
  | { readonly outcome: 'no-such-request' }

export type PublishThread = RequestKey & {
  /** The fingerprint of what was shown in the preview. */
  readonly seen: string
  /** Why a version that stands is replaced; not asked for where none stands. */
  readonly because: Bilingual
  readonly isExample: boolean
  /** English: the text file that is hashed is written in it. */
  readonly t: Translate
  readonly actor: Actor
  readonly now: Date
}

/**
 * Publishes the letters of a request, exactly as they were shown. A version that stands is replaced, and its words are taken away. The
 * letters are read before the transaction, which sees that nothing has come to them since.
 */
export async function publishThread(db: WriteDb, input: PublishThread): Promise<PublishThreadOutcome> {
  const request = await requestOf(db, input.round, input.trustCode)
  if (!request) return { outcome: 'no-such-request' }
  const sources = await threadSources(db, request)
  const work = makeThreadWork(sources)
  return inTransaction(db, tx => publishAsRead(tx, { sources, work }, input))
}

async function publishAsRead(
  tx: WriteDb,
  read: { readonly sources: ThreadSources; readonly work: ThreadWork },
  { seen, because, isExample, t, actor, now, ...key }: PublishThread,
): Promise<PublishThreadOutcome> {
  const request = await lockRequest(tx, key)
  const round = request && (await roundById(tx, key.round))
  if (!request || !round) return { outcome: 'no-such-request' }
  if (!areSameSources(read.sources, await threadSources(tx, request))) return { outcome: 'changed-since-seen' }
  const { work } = read
  const versions = await versionsOf(tx, key)
  const standing = versions.find(({ ended }) => ended === null)
  const body = bodyOf(work.thread)
  if (standing?.body === body) return { outcome: 'nothing-to-do' }
  if (work.fingerprint !== seen) return { outcome: 'changed-since-seen' }
  if (work.thread.messages.length === 0) return { outcome: 'nothing-to-publish' }
  if (work.hasLeak) return { outcome: 'leak' }
  if (standing && because.en === '') return { outcome: 'reason-missing' }
  const by = enteredBy(actor)
  if (standing) await endVersion(tx, standing, { how: 'replaced', because, by, at: now })
  const version = (versions[0]?.version ?? 0) + 1
  const plain = plainThread(t, { thread: work.thread, ...namesOf(round, request), version, publishedAt: now, isExample })
  const sha256 = sha256Of(plain)
  await insertVersion(tx, { ...key, version, body, plain, sha256, publishedAt: now, by })
  await record(tx, {
    actor,
    at: now,
    deed: 'thread.publish',
    subject: subjectOf(key),
    before: standing && { version: standing.version },
    after: { version, sha256, letters: work.thread.messages.length, ...(standing ? { because: because.en } : {}) },
  })
  await announce(tx, { name: 'letters-published' })
  return { outcome: 'published', version }
}

const namesOf = ({ name }: Round, { trustName }: SurveyRequest) => ({ roundName: name.en, trustName })
