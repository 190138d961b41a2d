import { type Actor, announce, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { ownerActor } from '../professionals/ask-to-confirm-work.ts'
import type { WorkHouse } from '../professionals/work-purpose.ts'
import { subjectOfEndorsement } from './endorse.ts'
import { agreesToName, type EndorsementRow, endorsementByToken, holdEndorsement, writeEndorsement } from './endorsement-store.ts'
import { type NameWording, recordNameGiven, recordNameWithdrawn } from './name-wording.ts'
import { endBecause } from './settle-endorsement.ts'

export type MineOutcome = 'done' | 'ended' | 'unknown'

type Change = (tx: WriteDb, endorsement: EndorsementRow, now: Date) => Promise<void>

/** What somebody does who has the link: never anything to a signature that is gone. */
const byLink = (house: WorkHouse, token: string, change: Change): Promise<MineOutcome> =>
  inTransaction(house.write, async tx => {
    const found = await endorsementByToken(tx, token)
    const endorsement = found && (await holdEndorsement(tx, found.id))
    if (!endorsement) return 'unknown'
    if (endorsement.state === 'ended') return 'ended'
    await change(tx, endorsement, house.clock())
    return 'done'
  })

/** Takes a signature back. Pressed twice it changes nothing. */
export const takeBack = (house: WorkHouse, token: string): Promise<MineOutcome> =>
  byLink(house, token, async (tx, endorsement, now) => {
    await record(tx, { actor: ownerActor, at: now, deed: 'endorsement.take-back', subject: subjectOfEndorsement(endorsement.id) })
    await endBecause(tx, endorsement, 'owner', now)
  })

/** Agrees that the name is shown, once somebody here has looked at it. */
export const agreeToName = (house: WorkHouse, token: string, wording: NameWording): Promise<MineOutcome> =>
  byLink(house, token, async (tx, endorsement, now) => {
    if (await agreesToName(tx, endorsement.id)) return
    const endorsementId = endorsement.id
    await record(tx, { actor: ownerActor, at: now, deed: 'endorsement.agree', subject: subjectOfEndorsement(endorsementId) })
    await recordNameGiven(tx, { endorsementId, way: 'link', now }, wording)
    if (endorsement.state === 'counted') await writeEndorsement(tx, endorsement, { name_state: 'waiting' })
  })

type Hiding = { readonly actor: Actor; readonly way: 'link' | 'staff'; readonly now: Date }

/** Takes the name of a signature that is held off the page; the signature still counts. */
export async function hideHeldName(tx: WriteDb, endorsement: EndorsementRow, { actor, way, now }: Hiding): Promise<void> {
  await record(tx, { actor, at: now, deed: 'endorsement.hide-name', subject: subjectOfEndorsement(endorsement.id) })
  await recordNameWithdrawn(tx, { endorsementId: endorsement.id, way, now })
  await writeEndorsement(tx, endorsement, { name_state: 'hidden' })
  await announce(tx, { name: 'endorsements-changed' })
}

export const hideName = (house: WorkHouse, token: string): Promise<MineOutcome> =>
  byLink(house, token, async (tx, endorsement, now) => {
    if (await agreesToName(tx, endorsement.id)) await hideHeldName(tx, endorsement, { actor: ownerActor, way: 'link', now })
  })
