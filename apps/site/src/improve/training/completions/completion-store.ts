import type { Updateable } from 'kysely'
import { hashOfToken, newToken } from '../../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { Completion, CompletionEnding } from './completion.ts'
import type { CompletionTables } from './completion-tables.ts'

const columns = [
  'c.id',
  'c.professional_id as professionalId',
  'c.state',
  'c.version',
  'c.code',
  'c.training',
  'c.training_version as trainingVersion',
  'c.title_en as titleEn',
  'c.title_cy as titleCy',
  'c.provider_en as providerEn',
  'c.provider_cy as providerCy',
  'c.name',
  'c.trust_code as trustCode',
  'c.employer',
  'c.completed_on as completedOn',
  'c.shows_name as showsName',
  'c.shows_employer as showsEmployer',
  'c.locale',
  'c.asked_at as askedAt',
  'c.stood_at as stoodAt',
  'c.link_asked as linkAsked',
  'c.provider_confirmed_at as providerConfirmedAt',
  'c.provider_confirmed_by as providerConfirmedBy',
  'c.provider_note as providerNote',
  'c.ended_at as endedAt',
  'c.ended_because as endedBecause',
] as const

const selected = (db: ReadDb) => rows<CompletionTables>(db).selectFrom('training_completion as c').select(columns)

export type NewCompletion = Omit<
  Completion,
  | 'id'
  | 'professionalId'
  | 'state'
  | 'version'
  | 'askedAt'
  | 'stoodAt'
  | 'linkAsked'
  | 'endedAt'
  | 'endedBecause'
  | `provider${'Confirmed' | 'Note'}${string}`
> & { readonly professionalId: number; readonly now: Date }

export async function insertCompletion(tx: WriteDb, completion: NewCompletion): Promise<number> {
  const { id } = await writes<CompletionTables>(tx)
    .insertInto('training_completion')
    .values({
      professional_id: completion.professionalId,
      state: 'unconfirmed',
      version: 1,
      code: completion.code,
      training: completion.training,
      training_version: completion.trainingVersion,
      title_en: completion.titleEn,
      title_cy: completion.titleCy,
      provider_en: completion.providerEn,
      provider_cy: completion.providerCy,
      name: completion.name,
      trust_code: completion.trustCode,
      employer: completion.employer,
      completed_on: completion.completedOn,
      shows_name: completion.showsName,
      shows_employer: completion.showsEmployer,
      locale: completion.locale,
      asked_at: completion.now,
      stood_at: null,
      provider_confirmed_at: null,
      provider_confirmed_by: null,
      provider_note: null,
      ended_at: null,
      ended_because: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function completionById(db: ReadDb, id: number): Promise<Completion | null> {
  return (await selected(db).where('c.id', '=', id).executeTakeFirst()) ?? null
}

/** By the code of its certificate, whatever has become of it; one that nobody confirmed was never a certificate. */
export async function completionByCode(db: ReadDb, code: string): Promise<Completion | null> {
  return (await selected(db).where('c.code', '=', code).where('c.stood_at', 'is not', null).executeTakeFirst()) ?? null
}

/** Held until the transaction ends. */
export async function holdCompletion(tx: WriteDb, id: number): Promise<Completion | null> {
  return (await selected(tx).where('c.id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function writeCompletion(
  tx: WriteDb,
  { id, version }: Completion,
  change: Omit<Updateable<CompletionTables['training_completion']>, 'id' | 'version'>,
): Promise<void> {
  await writes<CompletionTables>(tx)
    .updateTable('training_completion')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Everything about a person goes; that there was a certificate, of what, and how it ended, stays for some time. */
export const ended = (because: CompletionEnding, now: Date) => ({
  state: 'ended' as const,
  professional_id: null,
  name: '',
  employer: '',
  trust_code: null,
  shows_name: false,
  shows_employer: false,
  provider_note: null,
  link_asked: false,
  ended_at: now,
  ended_because: because,
})

type Same = Pick<NewCompletion, 'professionalId' | 'training' | 'completedOn'>

/** What the same person has recorded of the same training on the same day, and has not taken back. */
export async function sameCompletion(db: ReadDb, { professionalId, training, completedOn }: Same): Promise<Completion | null> {
  const row = await selected(db)
    .where('c.professional_id', '=', professionalId)
    .where('c.training', '=', training)
    .where('c.completed_on', '=', completedOn)
    .where('c.state', '<>', 'ended')
    .orderBy('c.id')
    .executeTakeFirst()
  return row ?? null
}

export async function isHeld(db: ReadDb, professionalId: number): Promise<boolean> {
  return (await selected(db).where('c.professional_id', '=', professionalId).limit(1).executeTakeFirst()) !== undefined
}

/** Makes a link by which somebody sees and takes back what they recorded; only the hash of its token is kept. */
export async function makeMineLink(tx: WriteDb, completionId: number, now: Date): Promise<string> {
  const token = newToken()
  await writes<CompletionTables>(tx)
    .insertInto('training_link')
    .values({ token_hash: hashOfToken(token), completion_id: completionId, made_at: now })
    .execute()
  return token
}

export async function completionByToken(db: ReadDb, token: string): Promise<Completion | null> {
  const row = await selected(db)
    .innerJoin('training_link as l', 'l.completion_id', 'c.id')
    .where('l.token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return row ?? null
}

/** What counts or waits, the newest first. */
export const latestCompletions = (db: ReadDb, limit: number): Promise<Completion[]> =>
  selected(db).where('c.state', 'in', ['standing', 'review']).orderBy('c.id', 'desc').limit(limit).execute()

/** Of a state, those whose moment or day lies before: some ids at a time. */
export async function completionsOver(
  db: ReadDb,
  over: { readonly asked: Date } | { readonly completed: string } | { readonly ended: Date },
): Promise<number[]> {
  const ids = rows<CompletionTables>(db).selectFrom('training_completion').select('id').orderBy('id').limit(200)
  const found =
    'asked' in over
      ? ids.where('state', '=', 'unconfirmed').where('asked_at', '<', over.asked)
      : 'completed' in over
        ? ids.where('state', 'in', ['review', 'standing']).where('completed_on', '<', over.completed)
        : ids.where('state', '=', 'ended').where('ended_at', '<', over.ended)
  return (await found.execute()).map(({ id }) => id)
}

export async function deleteCompletion(tx: WriteDb, id: number): Promise<void> {
  await writes<CompletionTables>(tx).deleteFrom('training_completion').where('id', '=', id).execute()
}
