import type { Submission } from '@spotlight/submission'
import { type Campaign, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { presentTrusts, type Trust, trustByCode } from '../../register/index.ts'
import { keysOf, type SigningKey, sameKey } from '../keys/key-store.ts'
import { judgeSender, type NamedTrust } from './rules/judge-sender.ts'

/** The trust that a file names, as the register has it, and whether its key may speak for it. */
export type Sender = {
  readonly trust: Trust | null
  /** Its names in both languages, for findings. */
  readonly refused: ReturnType<typeof judgeSender>
}

type Asked = { readonly submission: Pick<Submission, 'trust' | 'key'>; readonly campaign: Campaign; readonly today: string }

/** Reads what the register and the keys say of who has sent this. A later code of a trust, its alias, names it as well. */
export async function loadSender(db: ReadDb, { submission, campaign, today }: Asked): Promise<Sender> {
  const { code } = submission.trust
  const trust = await trustByCode(db, code)
  const { id: keyId, publicKey } = submission.key
  const keys = await keysEverywhere(db, trust?.code ?? code, publicKey)
  const named = trust && (await namedTrust(db, trust, { campaign, today }))
  return {
    trust,
    refused: judgeSender({
      trustCode: code,
      trust: named,
      keyId,
      keys: keys.map(({ trust: owner, state, revokedAt }) => ({
        trust: owner,
        state,
        revokedOn: revokedAt && dayInUk(revokedAt),
      })),
    }),
  }
}

async function keysEverywhere(db: ReadDb, trust: string, publicKey: string): Promise<SigningKey[]> {
  const own = (await keysOf(db, trust)).filter(key => key.publicKey === publicKey)
  const other = own.length > 0 ? null : await sameKey(db, trust, publicKey)
  return other ? [other] : own
}

/** Whether this very key of this trust stands now: asked again when a submission is written. */
export const isStanding = async (db: ReadDb, trust: string, publicKey: string): Promise<boolean> =>
  (await keysOf(db, trust)).some(key => key.publicKey === publicKey && key.state === 'standing')

async function namedTrust(db: ReadDb, trust: Trust, { campaign, today }: Pick<Asked, 'campaign' | 'today'>): Promise<NamedTrust> {
  const isClosed = trust.closedOn !== null && trust.closedOn < today
  const isOpen = !isClosed && (trust.openedOn === null || trust.openedOn <= today)
  const successors = isClosed ? await presentTrusts(db, trust.code) : []
  return {
    code: trust.code,
    isAsked: isOpen && trust.isInvented === (campaign === 'example') && trust.survey.decision === 'surveyed',
    isClosed,
    successors: successors.map(({ code, name }) => ({ code, name })),
  }
}
