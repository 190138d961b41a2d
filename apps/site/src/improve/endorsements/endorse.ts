import { type Locale, record, type WriteDb } from '../../foundation/index.ts'
import { askToConfirmWork, ownerActor } from '../professionals/ask-to-confirm-work.ts'
import { mailAgainMinutes, type Professional } from '../professionals/professional.ts'
import { mailboxOf } from '../professionals/work-domain.ts'
import type { WorkHouse } from '../professionals/work-purpose.ts'
import { keepEdition } from '../standards/edition-store.ts'
import { insertEndorsement, sameSince } from './endorsement-store.ts'
import { type NameWording, recordNameGiven } from './name-wording.ts'
import type { CompleteEndorsement } from './read-endorsement.ts'

export const subjectOfEndorsement = (id: number) => ({ kind: 'endorsement', id: String(id) }) as const
/** Its name and words, for what asks the owner of the address. */
export const endorsing = { name: 'endorsement', words: 'endorsements' } as const

export type Endorse = CompleteEndorsement & { readonly locale: Locale; readonly wording: NameWording }

/** Takes a signature and asks the owner of the address whether it was they. Until they say yes it neither counts nor shows. */
export const endorse = (house: WorkHouse, asked: Endorse): Promise<void> =>
  askToConfirmWork(house, {
    address: asked.address,
    locale: asked.locale,
    purpose: endorsing,
    keep: (tx, professional, now) => keepAsked(tx, { asked, professional, now }),
  })

type Keeping = { readonly asked: Endorse; readonly professional: Professional; readonly now: Date }

async function keepAsked(tx: WriteDb, { asked, professional, now }: Keeping): Promise<number | null> {
  const edition = await keepEdition(tx, now)
  if (edition === null) return null
  const { name, role, trustCode: trust_code, employer, locale, showName } = asked
  const words = { professional_id: professional.id, name, role, trust_code, employer }
  if (await sameSince(tx, words, new Date(now.getTime() - mailAgainMinutes * 60_000))) return null
  const mailbox = mailboxOf(professional.address)
  const id = await insertEndorsement(tx, { ...words, edition: edition.number, mailbox, locale, now })
  await record(tx, {
    actor: ownerActor,
    at: now,
    deed: 'endorsement.ask',
    subject: subjectOfEndorsement(id),
    after: { edition: edition.number, fields: ['name', 'role', 'employer', ...(showName ? ['show-name'] : [])] },
  })
  if (showName) await recordNameGiven(tx, { endorsementId: id, way: 'form', now }, asked.wording)
  return id
}
