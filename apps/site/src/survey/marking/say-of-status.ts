import { type Actor, changedFields, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { type Criteria, type ResultStatus, ruleById } from '../../releases/index.ts'
import type { StatusDecisionRow } from '../answer-schema.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { saidOfStatus, standingOf } from './load-standings.ts'

/** As long as a release takes it. */
export const longestWords = 1500

export type SayInput = RequestKey & {
  /** The version of what was said before; 0 where nothing was. */
  readonly basedOn: number
  readonly actor: Actor
  readonly now: Date
}

export type SayOutcome<Fault extends string> =
  | { readonly outcome: 'saved' | 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }
  | { readonly outcome: 'conflict'; readonly current: StatusDecisionRow }
  | { readonly outcome: 'no-such-request' }

export type PublicWords = {
  readonly noteEn: string
  readonly noteCy: string
  /** Why the trust is left out, where it is. */
  readonly excludedReason: string
  /** The code of the trust that treats its patients; empty where that is not the reason. */
  readonly treatedBy: string
}

export type WordsFault = 'note-too-long' | 'note-cy-too-long' | 'reason-too-long' | 'no-such-trust' | 'same-trust'

/** Keeps what is published beside a status, and why a trust is left out. */
export const saveStatusWords = (
  db: WriteDb,
  input: SayInput & { readonly words: PublicWords },
): Promise<SayOutcome<WordsFault>> =>
  inTransaction(db, async (tx): Promise<SayOutcome<WordsFault>> => {
    if (!(await lockRequest(tx, input))) return { outcome: 'no-such-request' }
    const { noteEn, noteCy, excludedReason, treatedBy } = input.words
    const other = treatedBy === '' ? null : await trustByCode(tx, treatedBy)
    const faults: [WordsFault, boolean][] = [
      ['note-too-long', noteEn.length > longestWords],
      ['note-cy-too-long', noteCy.length > longestWords],
      ['reason-too-long', excludedReason.length > longestWords],
      ['no-such-trust', treatedBy !== '' && other === null],
      ['same-trust', other?.code === input.trustCode],
    ]
    const found = faults.flatMap(([fault, is]) => (is ? [fault] : []))
    if (found.length > 0) return { outcome: 'refused', faults: found }
    return say(tx, input, 'status.change', {
      note_en: noteEn,
      note_cy: noteCy,
      excluded_reason: excludedReason || null,
      treated_by: other?.code ?? null,
    })
  })

export type Override = {
  /** The id of a rule of the criteria, from which the status follows; empty: as the marks decide. */
  readonly rule: string
  readonly reason: string
}

export type OverrideFault = 'no-such-rule' | 'reason-missing' | 'reason-too-long' | 'not-marked'

/**
 * Sets a status otherwise than the criteria decide, or leaves it to them again. It comes after the marks, never in their place: in a round
 * that is marked blind it would tell what somebody thinks.
 */
export const overrideStatus = (
  db: WriteDb,
  input: SayInput & { readonly override: Override; readonly criteria: Criteria; readonly today: string },
): Promise<SayOutcome<OverrideFault>> =>
  inTransaction(db, async (tx): Promise<SayOutcome<OverrideFault>> => {
    const { round, trustCode, override, criteria, today, actor, now } = input
    if (!(await lockRequest(tx, input))) return { outcome: 'no-such-request' }
    if (override.rule === '') return say(tx, input, 'status.override', none)
    const rule = ruleById(criteria, override.rule)
    const standing = await standingOf(tx, { round, code: trustCode, today })
    const faults: [OverrideFault, boolean][] = [
      ['no-such-rule', !rule],
      ['reason-missing', override.reason.trim() === ''],
      ['reason-too-long', override.reason.length > longestWords],
      ['not-marked', standing?.todos.some(todo => todo === 'to-mark' || todo === 'to-check' || todo === 'differs') ?? true],
    ]
    const found = faults.flatMap(([fault, is]) => (is ? [fault] : []))
    if (!rule || found.length > 0) return { outcome: 'refused', faults: found }
    return say(tx, input, 'status.override', {
      override_status: rule.status,
      override_rule: rule.id,
      override_reason: override.reason,
      override_by: actor.name,
      override_at: now,
    })
  })

type Said = Partial<Omit<StatusDecisionRow, 'round_id' | 'trust_code' | 'version' | 'changed_at' | 'changed_by'>>

const none = {
  override_status: null as ResultStatus | null,
  override_rule: null,
  override_reason: null,
  override_by: null,
  override_at: null,
} as const satisfies Said

const nothingSaid = { note_en: '', note_cy: '', excluded_reason: null, treated_by: null, ...none } as const

async function say(
  tx: WriteDb,
  { round, trustCode, basedOn, actor, now }: SayInput,
  deed: 'status.change' | 'status.override',
  said: Said,
): Promise<{ outcome: 'saved' | 'nothing-to-do' } | { outcome: 'conflict'; current: StatusDecisionRow }> {
  const current = await saidOfStatus(tx, round, trustCode)
  const was: Said = current ?? nothingSaid
  // Who said it and when is no part of it: the same form again says nothing new.
  const changed = changedFields(wordsOf(was), wordsOf({ ...was, ...said }))
  if (Object.keys(changed.after).length === 0) return { outcome: 'nothing-to-do' }
  if (current && current.version !== basedOn) return { outcome: 'conflict', current }
  const stamp = { version: (current?.version ?? 0) + 1, changed_at: now, changed_by: actor.name }
  await writes<WritableSurveyTables>(tx)
    .insertInto('status_decision')
    .values({ ...nothingSaid, ...said, ...stamp, round_id: round, trust_code: trustCode })
    .onConflict(conflict => conflict.columns(['round_id', 'trust_code']).doUpdateSet({ ...said, ...stamp }))
    .execute()
  await record(tx, { actor, at: now, deed, subject: subjectOf({ round, trustCode }), ...changed })
  return { outcome: 'saved' }
}

const wordsOf = ({
  note_en,
  note_cy,
  excluded_reason,
  treated_by,
  override_status,
  override_rule,
  override_reason,
}: Said): Said => ({
  note_en,
  note_cy,
  excluded_reason,
  treated_by,
  override_status,
  override_rule,
  override_reason,
})
