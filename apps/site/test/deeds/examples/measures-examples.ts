import { enterReading } from '../../../src/impact/measures/keep-reading.ts'
import { enterAt, entryAt, withdrawAt } from '../../../src/impact/pages/impact-links.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const token = (scene: Scene): string => `measures-example-form-${nextIn(scene, 'measure form')}`

const fields = {
  amount: '3',
  date: '2026-01',
  source: 'Hansard, January 2026',
  url: 'https://hansard.example.org/1',
  kept: '',
  noteEn: '',
  noteCy: '',
}

async function aReading(scene: Scene): Promise<{ id: string }> {
  const { url, source, date, kept } = fields
  const id = await enterReading(scene.services.write, {
    measure: 'politicians-asked',
    entered: { date, amount: 2, outOf: null, state: null, source, url, kept, note: { en: '', cy: '' } },
    formToken: token(scene),
    actor: { kind: 'system', name: 'test' },
    now: scene.services.clock(),
  })
  return { id: String(id) }
}

/** What staff do with the measures of the campaign. */
export const measuresExamples: Examples = {
  places: [
    { paths: [enterAt.path], prepare: async () => ({ measure: 'politicians-asked' }) },
    { paths: [entryAt.path, withdrawAt.path], prepare: aReading },
  ],
  forms: [
    {
      path: enterAt.path,
      role: 'editor',
      prepare: scene => ({ holes: { measure: 'politicians-asked' }, fields: { ...fields, token: token(scene) } }),
      leaves: ['measure.enter'],
    },
    {
      path: entryAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: await aReading(scene),
        fields: { ...fields, token: token(scene), basedOn: '1', reason: 'One was found' },
      }),
      leaves: ['measure.change'],
    },
    {
      path: withdrawAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: await aReading(scene),
        fields: { token: token(scene), basedOn: '1', reason: 'Counted twice' },
      }),
      leaves: ['measure.withdraw'],
    },
  ],
}
