import { sql } from 'kysely'
import { type Actor, announce, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { RegisterTables } from '../schema.ts'
import { trustByCode } from '../trust-store.ts'
import { applyMergers, enteredByStaff } from './apply-mergers.ts'
import { allMergers } from './merger-store.ts'
import { type MergerFault, type MergerPreview, previewMerger, type TypedMerger } from './preview-merger.ts'

export type MergeInput = {
  readonly typed: TypedMerger
  /** The fingerprint of the preview that was agreed to. */
  readonly agreed: string
  readonly today: string
  readonly isExample: boolean
  readonly actor: Actor
  readonly now: Date
}

export type MergeOutcome =
  | { readonly outcome: 'merged' }
  /** Just this merger is there already: a second click. */
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'invalid'; readonly faults: readonly MergerFault[] }
  /** What would move is no longer what was agreed to. */
  | { readonly outcome: 'conflict'; readonly preview: MergerPreview }

/** Makes one trust part of another, from a day on. Nothing that was published changes. */
export async function mergeTrusts(db: WriteDb, input: MergeInput): Promise<MergeOutcome> {
  const { typed, agreed, actor, now } = input
  return inTransaction(db, async tx => {
    await lock(tx)
    if (await isEntered(tx, typed)) return { outcome: 'nothing-to-do' }
    const judged = await previewMerger(tx, typed, input)
    if ('faults' in judged) return { outcome: 'invalid', faults: judged.faults }
    const { preview } = judged
    if (preview.fingerprint !== agreed) return { outcome: 'conflict', preview }
    const { from, to, effectiveOn, source, hospitals } = preview
    const moved = { hospitals: hospitals.map(({ code }) => code) }
    await record(tx, {
      actor,
      at: now,
      deed: 'register.merge',
      subject: { kind: 'hospital-trust', id: from.code },
      before: { closedOn: null },
      after: { partOf: to.code, effectiveOn, source, hospitals: moved.hospitals },
    })
    await writes<RegisterTables>(tx)
      .insertInto('trust_merger')
      .values({
        from_code: from.code,
        to_code: to.code,
        effective_on: effectiveOn,
        source,
        moved: JSON.stringify(moved) as never, // Both drivers take JSON as text.
        decided_at: now,
        decided_by: actor.name,
        undone_at: null,
        undone_by: null,
      })
      .execute()
    await applyMergers(tx, now)
    await announce(tx, { name: 'register-imported' })
    return { outcome: 'merged' }
  })
}

/** `in-source`: by now the sources of the register say it too, and the next import would close the trust again. */
export type UndoOutcome = 'undone' | 'nothing-to-do' | 'not-found' | 'followed' | 'in-source'

/** Takes a merger back. Not while its second trust has itself become part of another: that one comes first. */
export async function undoMerger(db: WriteDb, id: number, { actor, now }: { actor: Actor; now: Date }): Promise<UndoOutcome> {
  return inTransaction(db, async tx => {
    await lock(tx)
    const merger = (await allMergers(tx)).find(each => each.id === id)
    if (!merger) return 'not-found'
    if (merger.undoneAt !== null) return 'nothing-to-do'
    if ((await trustByCode(tx, merger.to))?.closedOn !== null) return 'followed'
    const { from, to, moved } = merger
    if (await isInSource(tx, from)) return 'in-source'
    await record(tx, {
      actor,
      at: now,
      deed: 'register.divide',
      subject: { kind: 'hospital-trust', id: from },
      before: { partOf: to, hospitals: moved.hospitals },
      after: { closedOn: null },
    })
    const write = writes<RegisterTables>(tx)
    await write.updateTable('trust_merger').set({ undone_at: now, undone_by: actor.name }).where('id', '=', id).execute()
    await write.updateTable('trust').set({ closed_on: null }).where('code', '=', from).execute()
    await write.deleteFrom('succession').where('old_code', '=', from).where('new_code', '=', to).execute()
    if (moved.hospitals.length > 0) {
      await write
        .updateTable('hospital')
        .set({ trust_code: from })
        .where('code', 'in', [...moved.hospitals])
        .where('trust_code', '=', to)
        .execute()
    }
    await applyMergers(tx, now)
    await announce(tx, { name: 'register-imported' })
    return 'undone'
  })
}

/** Whether the trust ended by what the sources say, and not by what staff entered alone. */
async function isInSource(tx: WriteDb, from: string): Promise<boolean> {
  const found = await writes<RegisterTables>(tx)
    .selectFrom('succession')
    .select('new_code')
    .where('old_code', '=', from)
    .where('source', '!=', enteredByStaff)
    .executeTakeFirst()
  return found !== undefined
}

/** Two who merge at once come one after the other. The lock goes with the transaction. */
const lock = async (tx: WriteDb): Promise<void> =>
  void (await sql`lock table trust_merger in share row exclusive mode`.execute(writes<RegisterTables>(tx)))

async function isEntered(tx: WriteDb, typed: TypedMerger): Promise<boolean> {
  const [from, to] = [await trustByCode(tx, typed.from), await trustByCode(tx, typed.to)]
  return (await allMergers(tx)).some(
    merger =>
      merger.undoneAt === null &&
      merger.from === from?.code &&
      merger.to === to?.code &&
      merger.effectiveOn === typed.effectiveOn,
  )
}
