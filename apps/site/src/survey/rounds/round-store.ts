// Long because: all SQL of a round and of what hangs on it stands together.
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { ExclusionRow, QuestionRow, RoundRow, SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { LetterTemplate, Question, Round, RoundId } from '../types.ts'

/** A trust that this round does not ask, and why. It stands outside every denominator. */
export type Exclusion = {
  readonly trustCode: string
  readonly reason: string
  /** The trust that treats these patients instead, where that is the reason. */
  readonly treatedBy: string | null
  readonly decidedAt: Date
  readonly decidedBy: string
}

const roundColumns = [
  'id',
  'name_en',
  'name_cy',
  'state',
  'laws',
  'criteria',
  'send_on',
  'replies_by',
  'marking_mode',
  'copied_from',
  'version',
  'created_at',
  'changed_at',
  'changed_by',
  'sent_at',
  'closed_at',
] as const

/** The round with this id, or null. */
export async function roundById(db: ReadDb, id: RoundId): Promise<Round | null> {
  const row = await rows<SurveyTables>(db).selectFrom('round').select(roundColumns).where('id', '=', id).executeTakeFirst()
  return row ? asRound(row) : null
}

/** Every round, the newest number first. */
export async function allRounds(db: ReadDb): Promise<Round[]> {
  const found = await rows<SurveyTables>(db).selectFrom('round').select(roundColumns).execute()
  return found.map(asRound).sort((a, b) => byRoundId(b.id, a.id))
}

/** Orders ids by year, then by the number in it: 2027-2 stands before 2027-10. */
export const byRoundId = (a: RoundId, b: RoundId): number => a.localeCompare(b, 'en', { numeric: true })

/** The round, held for this transaction: whoever else wants to change it waits. */
export async function lockRound(tx: WriteDb, id: RoundId): Promise<Round | null> {
  const row = await rows<SurveyTables>(tx)
    .selectFrom('round')
    .select(roundColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asRound(row) : null
}

/** When the round was last changed, and by whom. */
export async function lastChangeOf(db: ReadDb, id: RoundId): Promise<{ readonly by: string; readonly at: Date } | null> {
  const row = await rows<SurveyTables>(db)
    .selectFrom('round')
    .select(['changed_by', 'changed_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { by: row.changed_by, at: row.changed_at } : null
}

/** The round's questions in their order. */
export async function questionsOf(db: ReadDb, id: RoundId): Promise<Question[]> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('round_question')
    .select([
      'round_id',
      'id',
      'position',
      'type',
      'wording_en',
      'wording_cy',
      'help_en',
      'help_cy',
      'nations',
      'compares_with',
      'not_comparable',
    ])
    .where('round_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return found.map(asQuestion)
}

/** The round's letters, every kind, law and language that it has. */
export async function lettersOf(db: ReadDb, id: RoundId): Promise<LetterTemplate[]> {
  return rows<SurveyTables>(db)
    .selectFrom('round_letter')
    .select(['kind', 'law', 'language', 'subject', 'body'])
    .where('round_id', '=', id)
    .orderBy('law')
    .orderBy('language')
    .orderBy('kind')
    .execute()
}

/** The trusts that this round does not ask. */
export async function exclusionsOf(db: ReadDb, id: RoundId): Promise<Exclusion[]> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('round_exclusion')
    .select(['round_id', 'trust_code', 'reason', 'treated_by', 'decided_at', 'decided_by'])
    .where('round_id', '=', id)
    .orderBy('trust_code')
    .execute()
  return found.map(asExclusion)
}

type RoundStamp = { readonly actor: string; readonly now: Date }

/** Adds a new round; false when somebody else has just taken its id. Its letters, questions and exclusions are written by themselves. */
export async function insertRound(tx: WriteDb, round: Round, { actor, now }: RoundStamp): Promise<boolean> {
  const added = await writes<WritableSurveyTables>(tx)
    .insertInto('round')
    .values({
      ...asRow(round),
      id: round.id,
      copied_from: round.copiedFrom,
      created_at: now,
      changed_at: now,
      changed_by: actor,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Writes everything that the editor can change of the round itself, and the version that it now has. */
export async function updateRound(tx: WriteDb, round: Round, { actor, now }: RoundStamp): Promise<void> {
  await writes<WritableSurveyTables>(tx)
    .updateTable('round')
    .set({ ...asRow(round), changed_at: now, changed_by: actor })
    .where('id', '=', round.id)
    .execute()
}

/** Takes a draft away with all that hangs on it. */
export async function removeRound(tx: WriteDb, id: RoundId): Promise<void> {
  await writes<WritableSurveyTables>(tx).deleteFrom('round').where('id', '=', id).execute()
}

/** Puts these questions, in this order, in the place of the round's questions. */
export async function replaceQuestions(tx: WriteDb, id: RoundId, questions: readonly Question[]): Promise<void> {
  const write = writes<WritableSurveyTables>(tx)
  await write.deleteFrom('round_question').where('round_id', '=', id).execute()
  if (questions.length === 0) return
  await write
    .insertInto('round_question')
    .values(
      questions.map((question, index) => ({
        round_id: id,
        id: question.id,
        position: index + 1,
        type: question.type,
        wording_en: question.wording.en,
        wording_cy: question.wording.cy,
        help_en: question.help.en,
        help_cy: question.help.cy,
        nations: JSON.stringify(question.nations),
        compares_with: question.comparesWith && JSON.stringify(question.comparesWith),
        not_comparable: question.notComparable && JSON.stringify(question.notComparable),
      })),
    )
    .execute()
}

/** Writes one letter over what there was of its kind, law and language. */
export async function writeLetterTemplate(tx: WriteDb, id: RoundId, letter: LetterTemplate): Promise<void> {
  const { kind, law, language, subject, body } = letter
  await writes<WritableSurveyTables>(tx)
    .insertInto('round_letter')
    .values({ round_id: id, kind, law, language, subject, body })
    .onConflict(conflict => conflict.columns(['round_id', 'kind', 'law', 'language']).doUpdateSet({ subject, body }))
    .execute()
}

/** Puts these exclusions in the place of the round's exclusions. */
export async function replaceExclusions(tx: WriteDb, id: RoundId, exclusions: readonly Exclusion[]): Promise<void> {
  const write = writes<WritableSurveyTables>(tx)
  await write.deleteFrom('round_exclusion').where('round_id', '=', id).execute()
  if (exclusions.length === 0) return
  await write
    .insertInto('round_exclusion')
    .values(
      exclusions.map(({ trustCode, reason, treatedBy, decidedAt, decidedBy }) => ({
        round_id: id,
        trust_code: trustCode,
        reason,
        treated_by: treatedBy,
        decided_at: decidedAt,
        decided_by: decidedBy,
      })),
    )
    .execute()
}

const asRow = (round: Round) => ({
  name_en: round.name.en,
  name_cy: round.name.cy,
  state: round.state,
  laws: JSON.stringify(round.laws),
  criteria: JSON.stringify(round.criteria),
  send_on: round.sendOn,
  replies_by: round.repliesBy,
  marking_mode: round.markingMode,
  version: round.version,
  sent_at: round.sentAt,
  closed_at: round.closedAt,
})

const asRound = (row: RoundRow): Round => ({
  id: row.id,
  name: { en: row.name_en, cy: row.name_cy },
  state: row.state,
  laws: row.laws,
  criteria: row.criteria,
  sendOn: row.send_on,
  repliesBy: row.replies_by,
  markingMode: row.marking_mode,
  copiedFrom: row.copied_from,
  version: row.version,
  sentAt: row.sent_at,
  closedAt: row.closed_at,
})

const asQuestion = (row: QuestionRow): Question => ({
  id: row.id,
  type: row.type,
  wording: { en: row.wording_en, cy: row.wording_cy },
  help: { en: row.help_en, cy: row.help_cy },
  nations: row.nations,
  comparesWith: row.compares_with,
  notComparable: row.not_comparable,
})

const asExclusion = (row: ExclusionRow): Exclusion => ({
  trustCode: row.trust_code,
  reason: row.reason,
  treatedBy: row.treated_by,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
})
