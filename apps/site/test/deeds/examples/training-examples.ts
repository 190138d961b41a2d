import { inTransaction, record } from '../../../src/foundation/index.ts'
import { holdOrMake } from '../../../src/improve/professionals/professional-store.ts'
import { newCertificateCode } from '../../../src/improve/training/certificates/certificate-code.ts'
import { holdCompletion, insertCompletion, writeCompletion } from '../../../src/improve/training/completions/completion-store.ts'
import { providerAt, revokeAt } from '../../../src/improve/training/training-links.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

/** A training that somebody has recorded, and that counts. */
async function aCompletion(scene: Scene): Promise<{ completion: string }> {
  const { services } = scene
  const now = services.clock()
  const id = await inTransaction(services.write, async tx => {
    await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
    const professional = await holdOrMake(tx, { address: `nurse-${nextIn(scene, 'completion')}@trust.nhs.uk`, locale: 'en', now })
    const made = await insertCompletion(tx, {
      professionalId: professional.id,
      code: newCertificateCode(),
      training: 'a-training',
      trainingVersion: 1,
      titleEn: 'A training',
      titleCy: '',
      providerEn: 'A provider',
      providerCy: '',
      name: 'First Nurse',
      trustCode: null,
      employer: 'A hospice',
      completedOn: '2026-11-01',
      showsName: false,
      showsEmployer: false,
      locale: 'en',
      now,
    })
    const held = await holdCompletion(tx, made)
    if (held) await writeCompletion(tx, held, { state: 'standing', stood_at: now })
    return made
  })
  return { completion: String(id) }
}

/** What staff do about trainings that people have recorded. */
export const trainingExamples: Examples = {
  places: [{ paths: [providerAt.path, revokeAt.path], prepare: aCompletion }],
  forms: [
    {
      path: providerAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aCompletion(scene), fields: { note: 'They wrote to us.' } }),
      leaves: ['training.note-provider'],
    },
    {
      path: revokeAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aCompletion(scene), fields: { note: 'Its holder asked for it.' } }),
      leaves: ['training.revoke'],
    },
  ],
}
