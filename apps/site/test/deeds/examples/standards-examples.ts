import { seedEntries } from '../../../src/content/index.ts'
import { type HospitalPerson, inTransaction, rows } from '../../../src/foundation/index.ts'
import { saveAssessment, startAssessment } from '../../../src/improve/assessments/assess.ts'
import { answersOf, assessmentById } from '../../../src/improve/assessments/assessment-store.ts'
import { decideAssessment } from '../../../src/improve/assessments/decide-assessment.ts'
import { deskAt, withholdAt } from '../../../src/improve/assessments/links.ts'
import { endorse } from '../../../src/improve/endorsements/endorse.ts'
import { endorsementPurpose } from '../../../src/improve/endorsements/endorsement-purpose.tsx'
import type { EndorsementTables } from '../../../src/improve/endorsements/endorsement-tables.ts'
import { decideAt as endorsementAt } from '../../../src/improve/endorsements/links.ts'
import { nameWording } from '../../../src/improve/endorsements/name-wording.ts'
import { confirmWork } from '../../../src/improve/professionals/confirm-work.ts'
import { decideAt as professionalAt } from '../../../src/improve/professionals/links.ts'
import { professionalById } from '../../../src/improve/professionals/professional-store.ts'
import { makeWorkLink } from '../../../src/improve/professionals/work-link-store.ts'
import { standardsKinds } from '../../../src/improve/standards/standards-kinds.ts'
import type { Examples, Scene } from './example.ts'

/** How often each site was asked: nobody signs twice, and no unit twice a year. */
const asked = new WeakMap<object, number>()
function next({ services }: Scene): number {
  const count = (asked.get(services) ?? 0) + 1
  asked.set(services, count)
  return count
}

const seeded = ({ services }: Scene) => seedEntries({ ...services, entryKinds: [...standardsKinds] })

/** A signature whose owner has said yes: it counts, or waits for the address to be looked at. */
async function signed(scene: Scene, domain: string) {
  await seeded(scene)
  const { services } = scene
  const address = `somebody-${next(scene)}@${domain}`
  const wording = nameWording(services.messages.in('en'))
  const words = { name: 'First Signer', role: 'nurse', trustCode: null, employer: 'A hospice', showName: true } as const
  await endorse(services, { ...words, address, locale: 'en', wording })
  const endorsement = await rows<EndorsementTables>(services.db)
    .selectFrom('endorsement')
    .selectAll()
    .where('mailbox', '=', address)
    .executeTakeFirstOrThrow()
  const professionalId = endorsement.professional_id ?? 0
  const now = services.clock()
  const link = { professionalId, purpose: 'endorsement', ref: endorsement.id, now } as const
  const token = await inTransaction(services.write, tx => makeWorkLink(tx, link))
  await confirmWork(services, [endorsementPurpose], token)
  return { endorsement: { ...endorsement, version: endorsement.version + 1 }, professionalId }
}

const person: HospitalPerson = {
  kind: 'hospital',
  id: 'first',
  name: 'First Manager',
  email: 'first@ex-001.invalid',
  work: '',
  trust: 'EX-001',
  isCalledBack: true,
}

/** An assessment that its unit has sent. */
async function sent(scene: Scene) {
  await seeded(scene)
  const { services } = scene
  const id = await startAssessment(services, { person, hospitalCode: `unit-${next(scene)}` })
  if (id === null) throw new Error('There are no standards')
  const answers = (await answersOf(services.db, id)).map(answer => ({
    ...answer,
    grade: 'met' as const,
    evidence: 'An audit',
    evidenceOn: '2026-01-31',
  }))
  await saveAssessment(services, { person, trusts: [person.trust], id, version: 1, answers, isSent: true })
  const row = await assessmentById(services.db, id)
  if (row?.state !== 'sent') throw new Error('It was not sent')
  return row
}

async function published(scene: Scene) {
  const { id, version } = await sent(scene)
  const actor = { kind: 'system', name: 'test' } as const
  await decideAssessment(scene.services, { id, version, actor, verdict: 'publish', note: '' })
  return id
}

const formOf = ({ id, version }: { id: number; version: number }, fields: Readonly<Record<string, string>>) => ({
  holes: { id: String(id) },
  fields: { version: String(version), ...fields },
})

/** What staff do about the standards of care: addresses at work, names, and what units say about themselves. */
export const standardsExamples: Examples = {
  places: [
    {
      paths: [professionalAt.path],
      prepare: async scene => ({ id: String((await signed(scene, 'post.example')).professionalId) }),
    },
    {
      paths: [endorsementAt.path],
      prepare: async scene => ({ id: String((await signed(scene, 'trust.nhs.uk')).endorsement.id) }),
    },
    {
      paths: [deskAt.path, withholdAt.path],
      prepare: async scene => ({ id: String((await sent(scene)).id) }),
      isAboutTrust: true,
    },
  ],
  forms: [
    {
      path: professionalAt.path,
      role: 'editor',
      prepare: async scene => {
        const { professionalId } = await signed(scene, 'post.example')
        const professional = await professionalById(scene.services.db, professionalId)
        return formOf({ id: professionalId, version: professional?.version ?? 0 }, { verdict: 'good' })
      },
      leaves: ['professional.decide', 'endorsement.count'],
    },
    {
      path: endorsementAt.path,
      role: 'editor',
      prepare: async scene => formOf((await signed(scene, 'trust.nhs.uk')).endorsement, { verdict: 'show' }),
      leaves: ['endorsement.show-name'],
    },
    {
      path: deskAt.path,
      role: 'editor',
      prepare: async scene => formOf(await sent(scene), { verdict: 'publish' }),
      leaves: ['assessment.publish'],
    },
    {
      path: withholdAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { id: String(await published(scene)) }, fields: { standard: 'specialist-nurse' } }),
      leaves: ['assessment.withhold'],
    },
  ],
}
