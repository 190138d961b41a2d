import { type Actor, dayInUk, inTransaction, type WriteDb } from '../../foundation/index.ts'
import type { Answer } from '../answer-types.ts'
import { changeRequestIn } from '../requests/change-request.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import { addEvidenceIn } from './add-evidence.ts'
import { type ChangeEvidenceInput, changeEvidenceIn } from './change-evidence.ts'
import type { Said } from './decide-answer.ts'
import { type DecidedEvidence, decideEvidence, type EvidenceFault, type TypedEvidence } from './decide-evidence.ts'
import { saveAnswerIn } from './save-answer.ts'
import { whatCame } from './source-store.ts'

/** Everything that one form of the page holds: what was typed for each question, and one thing more that a button asks for. */
export type Sheet = RequestKey & {
  readonly answers: readonly { readonly question: string; readonly said: Said; readonly basedOn: number }[]
  readonly evidence: readonly { readonly question: string; readonly typed: TypedEvidence }[]
  readonly change: Pick<ChangeEvidenceInput, 'id' | 'change'> | null
  /** The version of the request that somebody saw who says that it can be marked; null when nobody says so. */
  readonly readyBasedOn: number | null
  readonly formToken: string
  readonly actor: Actor
  readonly now: Date
}

export type SheetOutcome =
  | {
      readonly outcome: 'saved'
      /** How many answers and how much evidence was new. */
      readonly answers: number
      readonly evidence: number
      /** Answers that somebody else has changed meanwhile: these were left as they are. Everything else is saved. */
      readonly conflicts: readonly Answer[]
      /** Something has happened to the request since, so it was not put on the pile to be marked. */
      readonly isNotReady: boolean
    }
  | { readonly outcome: 'refused'; readonly faults: readonly { readonly question: string; readonly fault: EvidenceFault }[] }
  | { readonly outcome: 'no-such-request' | 'no-such-evidence' }

/** Saves a form whole: nothing of it when its evidence does not stand where it should, else everything that nobody else has touched. */
export const saveSheet = (db: WriteDb, sheet: Sheet): Promise<SheetOutcome> =>
  inTransaction(db, async tx => {
    const request = await lockRequest(tx, sheet)
    if (!request) return { outcome: 'no-such-request' }
    const decided = await decideAll(tx, sheet, request.language)
    if (decided.faults.length > 0) return { outcome: 'refused', faults: decided.faults }
    if (sheet.change && (await changeEvidenceIn(tx, { ...sheet, ...sheet.change })).outcome === 'no-such-evidence')
      return { outcome: 'no-such-evidence' }
    const { saved, conflicts } = await saveAnswers(tx, sheet)
    const evidence = await addAll(tx, sheet, decided.added)
    const isNotReady = conflicts.length > 0 || !(await makeReady(tx, sheet))
    return { outcome: 'saved', answers: saved, evidence, conflicts, isNotReady: sheet.readyBasedOn !== null && isNotReady }
  })

type Added = { readonly question: string; readonly evidence: DecidedEvidence }
type Fault = { readonly question: string; readonly fault: EvidenceFault }

async function decideAll(tx: WriteDb, sheet: Sheet, language: 'en' | 'cy'): Promise<{ added: Added[]; faults: Fault[] }> {
  const added: Added[] = []
  const faults: Fault[] = []
  if (sheet.evidence.length === 0) return { added, faults }
  const { messages, files } = await whatCame(tx, sheet)
  const ground = { sources: [...messages, ...files], today: dayInUk(sheet.now), language }
  for (const { question, typed } of sheet.evidence) {
    const decision = decideEvidence(typed, ground)
    if (decision.decision === 'add') added.push({ question, evidence: decision.evidence })
    if (decision.decision === 'refuse') faults.push({ question, fault: decision.fault })
  }
  return { added, faults }
}

async function saveAnswers(tx: WriteDb, { answers, ...common }: Sheet): Promise<{ saved: number; conflicts: Answer[] }> {
  const conflicts: Answer[] = []
  let saved = 0
  for (const answer of answers) {
    const outcome = await saveAnswerIn(tx, { ...common, ...answer })
    if (outcome.outcome === 'saved') saved += 1
    if (outcome.outcome === 'conflict') conflicts.push(outcome.current)
  }
  return { saved, conflicts }
}

async function addAll(tx: WriteDb, sheet: Sheet, added: readonly Added[]): Promise<number> {
  let count = 0
  for (const { question, evidence } of added) {
    // Each question of the form adds at most one piece.
    const formToken = `${sheet.formToken}:${question}`
    const outcome = await addEvidenceIn(tx, { ...sheet, question, evidence, formToken })
    if (outcome.outcome === 'added') count += 1
  }
  return count
}

/** Puts the request on the pile to be marked; false when something has happened to it that somebody should see first. */
async function makeReady(tx: WriteDb, { readyBasedOn, actor, now, round, trustCode }: Sheet): Promise<boolean> {
  if (readyBasedOn === null) return true
  const changes = { work: 'to-mark' } as const
  const changed = await changeRequestIn(tx, { round, trustCode, changes, basedOn: readyBasedOn, actor, now })
  return changed.outcome === 'changed' || changed.outcome === 'nothing-to-do'
}
