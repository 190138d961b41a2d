import { hospitalPaths } from '../../../src/accounts/hospital/hospital-links.ts'
import { inviteHospitalPerson } from '../../../src/accounts/hospital/invite-hospital-person.ts'
import { hospitalPersonById, type KnownPerson } from '../../../src/accounts/hospital/person-store.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const typed = {
  trust: trustCode,
  name: 'Data Manager 💛',
  work: 'rheolwr data',
  email: 'manager@trust.example',
  language: 'cy',
} as const

/** One address is for one person. */
async function letIn(scene: Scene): Promise<KnownPerson> {
  const { services, who } = scene
  const email = `manager-${nextIn(scene, 'hospital person')}@trust.example`
  const result = await inviteHospitalPerson(services, { ...typed, email, principal: who })
  const person = result.outcome === 'invited' ? await hospitalPersonById(services.db, result.id) : null
  if (person === null) throw new Error('Nobody was let in')
  return person
}

/** Who may sign in for a hospital. */
export const hospitalExamples: Examples = {
  places: [
    {
      paths: [hospitalPaths.sendAgain, hospitalPaths.callBack, hospitalPaths.remove],
      prepare: async scene => ({ id: (await letIn(scene)).id }),
      isAboutTrust: true,
    },
  ],
  forms: [
    { path: hospitalPaths.invite, role: 'editor', prepare: () => ({ fields: typed }), leaves: ['hospital.invite'] },
    {
      path: hospitalPaths.sendAgain,
      role: 'editor',
      prepare: async scene => {
        const person = await letIn(scene)
        return { holes: { id: person.id }, fields: { sent: person.sentAt.toISOString() } }
      },
      leaves: ['hospital.invite-again'],
    },
    {
      path: hospitalPaths.callBack,
      role: 'editor',
      prepare: async scene => ({
        holes: { id: (await letIn(scene)).id },
        fields: { day: '2026-01-02', note: 'The switchboard; they put me through' },
      }),
      leaves: ['hospital.call-back'],
    },
    {
      path: hospitalPaths.remove,
      role: 'editor',
      prepare: async scene => ({ holes: { id: (await letIn(scene)).id } }),
      leaves: ['hospital.remove'],
    },
  ],
}
