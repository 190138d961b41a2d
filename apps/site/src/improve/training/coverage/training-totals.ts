import { type ReadDb, rows } from '../../../foundation/index.ts'
import { presentTrusts, type Trust, trustsByCodes } from '../../../register/index.ts'
import type { ProfessionalTables } from '../../professionals/professional-tables.ts'
import { mailboxOf } from '../../professionals/work-domain.ts'
import type { CompletionTables } from '../completions/completion-tables.ts'

export type TrainingTotals = {
  /** People, not trainings: somebody with three counts once. */
  readonly all: number
  readonly elsewhere: number
  readonly byTrust: readonly { readonly trust: Trust; readonly count: number }[]
  /** When the number last changed; null while nobody has recorded any. */
  readonly changedAt: Date | null
}

/** How many people have recorded a training that stands, by where they work. A trust that has merged counts with what it became. */
export async function trainingTotals(db: ReadDb): Promise<TrainingTotals> {
  const standing = await rows<CompletionTables & ProfessionalTables>(db)
    .selectFrom('training_completion')
    .innerJoin('professional', 'professional.id', 'training_completion.professional_id')
    .select(['trust_code', 'address'])
    .distinct()
    .where('training_completion.state', '=', 'standing')
    .execute()
  // One mailbox is one person, however they write their address.
  const found = standing.map(({ trust_code, address }) => ({ trust_code, mailbox: mailboxOf(address) }))
  const codes = [...new Set(found.map(({ trust_code }) => trust_code).filter(code => code !== null))]
  const people = new Map<string, { trust: Trust; who: Set<string> }>()
  for (const trust of await trustsByCodes(db, codes)) {
    const [successor, ...more] = trust.closedOn === null ? [trust] : await presentTrusts(db, trust.code)
    const present = successor && more.length === 0 ? successor : trust
    const known = people.get(present.code) ?? { trust: present, who: new Set() }
    for (const { trust_code, mailbox } of found) if (trust_code === trust.code) known.who.add(mailbox)
    people.set(present.code, known)
  }
  return {
    all: new Set(found.map(({ mailbox }) => mailbox)).size,
    elsewhere: new Set(found.filter(({ trust_code }) => trust_code === null).map(({ mailbox }) => mailbox)).size,
    byTrust: [...people.values()].map(({ trust, who }) => ({ trust, count: who.size })),
    changedAt: await lastChange(db),
  }
}

async function lastChange(db: ReadDb): Promise<Date | null> {
  const last = await rows<CompletionTables>(db)
    .selectFrom('training_completion')
    .select(({ fn }) => [fn.max('stood_at').as('stood'), fn.max('ended_at').as('ended')])
    .where('stood_at', 'is not', null)
    .executeTakeFirst()
  const moments = [last?.stood, last?.ended].filter(at => at instanceof Date).map(at => at.getTime())
  return moments.length === 0 ? null : new Date(Math.max(...moments))
}
