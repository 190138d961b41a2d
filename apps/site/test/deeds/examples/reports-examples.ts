import { recordOf } from '../../../src/content/entries/entry-store.ts'
import { publishDraft } from '../../../src/content/entries/verbs/publish-draft.ts'
import { makeEntry } from '../../../src/content/entries/verbs/save-draft.ts'
import { dayInUk } from '../../../src/foundation/index.ts'
import { reportKind } from '../../../src/inform/reports/report-kind.ts'
import { previewAt, previewPaperAt, publishAt } from '../../../src/inform/reports/reports-links.ts'
import { loadCriteria, publishResults } from '../../../src/releases/index.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
const texts = { series: 'Reports', title: 'Who counts?', summary: 'In short.' }

/** A report with words in both languages. */
async function reportIn(scene: Scene): Promise<string> {
  const { services } = scene
  const key = `report-${nextIn(scene, 'report')}`
  const words = { facts: { state: 'release', part: 1 }, en: texts, cy: texts, isMachineMade: false }
  const change = { kind: reportKind, key, actor, now: services.clock() }
  await makeEntry(services.write, { ...change, words })
  const basedOn = (await recordOf(services.db, reportKind.name, key))?.revision ?? 0
  await publishDraft(services.write, { ...change, basedOn })
  return key
}

/** A release of one trust; the same one when it is asked for again. */
async function releaseIn({ services: { write, clock, root } }: Scene): Promise<string> {
  const [criteria] = loadCriteria(root)
  if (!criteria) throw new Error('There should be criteria')
  const figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  const row = { line: 1, code: trustCode, status: 'partial', criterion: null, answeredOn: '2026-11-02', figures } as const
  const said = { evidenceUrl: null, quote: 'We record some.', quoteLanguage: 'en', note: null } as const
  const rows = [{ ...row, ...said }]
  const outcome = await publishResults(write, {
    actor,
    now: clock(),
    campaign: 'example',
    criteria,
    rows,
    today: dayInUk(clock()),
  })
  if (outcome.kind !== 'published' && outcome.kind !== 'same') throw new Error(`The release should be published: ${outcome.kind}`)
  return outcome.release.id
}

/** What staff do with reports. */
export const reportsExamples: Examples = {
  places: [
    {
      paths: [publishAt.path, previewAt.path, previewPaperAt.path],
      prepare: async scene => ({ report: await reportIn(scene) }),
    },
  ],
  forms: [
    {
      path: publishAt.path,
      role: 'editor',
      prepare: async scene => {
        const release = await releaseIn(scene)
        const report = await reportIn(scene)
        return {
          holes: { report },
          fields: { release, token: `a form of the examples ${nextIn(scene, 'form')}`.replaceAll(' ', '-') },
        }
      },
      leaves: ['report.publish'],
    },
  ],
}
