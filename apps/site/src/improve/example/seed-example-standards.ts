import {
  type Actor,
  dayInUk,
  inTransaction,
  type ReadDb,
  record,
  rows,
  type Seed,
  type Services,
  type WriteDb,
} from '../../foundation/index.ts'
import { subjectOfAssessment } from '../assessments/assess.ts'
import { holdOrMake as holdOrMakeAssessment, putAnswers, writeAssessment } from '../assessments/assessment-store.ts'
import { subjectOfEndorsement } from '../endorsements/endorse.ts'
import { roles, type WorkRole } from '../endorsements/endorsement.ts'
import { holdEndorsement, insertEndorsement, writeEndorsement } from '../endorsements/endorsement-store.ts'
import { holdOrMake as holdOrMakeProfessional, writeProfessional } from '../professionals/professional-store.ts'
import type { ProfessionalTables } from '../professionals/professional-tables.ts'
import { keepEdition } from '../standards/edition-store.ts'
import type { Edition } from '../standards/standard.ts'
import { type ExampleAssessment, type ExampleSigners, exampleStandardsFile, readExampleStandards } from './example-standards.ts'

/** Who stands behind the standards in the example campaign, and how a unit sees itself: so that nobody meets an empty page. */
export const exampleStandardsSeed: Seed = {
  name: 'the example endorsements',
  campaign: 'example',
  from: { files: [exampleStandardsFile], version: 1 },
  run: seedExampleStandards,
}

const actor: Actor = { kind: 'seed', name: 'example-standards' }

type Planting = { readonly tx: WriteDb; readonly edition: Edition; readonly now: Date }

/** Plants what is not there yet. What staff have taken away stays away as long as the file does not change; nothing is planted before there are standards. */
export async function seedExampleStandards({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  const { endorsements, assessments } = readExampleStandards(root)
  const plant = async (tx: WriteDb) => {
    const now = clock()
    const edition = await keepEdition(tx, now)
    if (edition === null) return
    for (const signers of endorsements) await plantSigners({ tx, edition, now }, signers)
    for (const assessment of assessments) await plantAssessment({ tx, edition, now }, assessment)
  }
  await inTransaction(write, plant, { limitMs: 30_000 })
}

/** Nobody has a name: they count, and are named nowhere. Their addresses are none that mail could reach. */
async function plantSigners(planting: Planting, { trust, roles: signed }: ExampleSigners): Promise<void> {
  const domain = `${trust?.toLowerCase() ?? 'elsewhere'}.invalid`
  for (const role of roles) {
    for (let person = 1; person <= (signed[role] ?? 0); person++) {
      const address = `example-${role}-${person}@${domain}`
      const isThere = await addressIsThere(planting.tx, address)
      if (!isThere) await plantSigner(planting, { address, role, trust, name: `Example ${role} ${person}` })
    }
  }
}

const addressIsThere = async (db: ReadDb, address: string): Promise<boolean> =>
  (await rows<ProfessionalTables>(db)
    .selectFrom('professional')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirst()) !== undefined

type Signer = { readonly address: string; readonly role: WorkRole; readonly trust: string | null; readonly name: string }

async function plantSigner({ tx, edition, now }: Planting, { address, role, trust, name }: Signer): Promise<void> {
  const professional = await holdOrMakeProfessional(tx, { address, locale: 'en', now })
  await writeProfessional(tx, professional, { state: 'good', confirmed_at: now })
  const id = await insertEndorsement(tx, {
    professional_id: professional.id,
    edition: edition.number,
    mailbox: address,
    name,
    role,
    trust_code: trust,
    employer: trust === null ? 'Example employer' : '',
    locale: 'en',
    now,
  })
  await record(tx, { actor, at: now, deed: 'endorsement.count', subject: subjectOfEndorsement(id) })
  const endorsement = await holdEndorsement(tx, id)
  if (endorsement) await writeEndorsement(tx, endorsement, { state: 'counted', counted_at: now })
}

/** A year that has its assessment keeps it. */
async function plantAssessment({ tx, edition, now }: Planting, { trust, answers }: ExampleAssessment): Promise<void> {
  const year = Number(dayInUk(now).slice(0, 4))
  const unit = { trust_code: trust, hospital_code: '', year, edition: edition.number, made_by: 'example-standards' }
  const { row, isNew } = await holdOrMakeAssessment(tx, { ...unit, now })
  if (!isNew) return
  await record(tx, { actor, at: now, deed: 'assessment.publish', subject: subjectOfAssessment(row.id), after: { trust, year } })
  const said = edition.standards.map(({ key }) => {
    const { grade = 'not-assessed', evidence = '', on = '' } = answers[key] ?? {}
    return { standard: key, grade, evidence, link: '', evidenceOn: on } as const
  })
  await putAnswers(tx, row.id, said)
  await writeAssessment(tx, row, { state: 'published', sent_at: now, published_at: now })
}
