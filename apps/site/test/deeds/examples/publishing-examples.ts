import { dayInUk, inTransaction, record, writes } from '../../../src/foundation/index.ts'
import { loadCriteria, publishResults } from '../../../src/releases/index.ts'
import * as corrections from '../../../src/survey/corrections/links.ts'
import { cancelPath, previewTrustPath, publishPath } from '../../../src/survey/publishing/links.ts'
import { loadPublication } from '../../../src/survey/publishing/load-publication.ts'
import { publicationsOf } from '../../../src/survey/publishing/publication-store.ts'
import { publishRound } from '../../../src/survey/publishing/publish-round.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { roundById } from '../../../src/survey/rounds/round-store.ts'
import type { WritableSurveyTables } from '../../../src/survey/schema.ts'
import { roundIn, trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'command', name: 'test' } as const
const round = roundIn.open

/** A round in which nothing is open: its one letter came back. */
async function roundToPublish({ services: { write, clock, root } }: Scene): Promise<void> {
  const [newest] = loadCriteria(root)
  const criteria = JSON.stringify({ version: newest?.version, rules: [] })
  await inTransaction(write, async tx => {
    await record(tx, { actor, at: clock(), deed: 'round.change', subject: { kind: 'round', id: round } })
    const write = writes<WritableSurveyTables>(tx)
    await write.updateTable('round').set({ criteria }).where('id', '=', round).execute()
    await write.updateTable('request').set({ delivery: 'bounced', clock: 'not-started' }).where('round_id', '=', round).execute()
  })
}

async function orderOf(scene: Scene) {
  await roundToPublish(scene)
  const { services } = scene
  const [there, asOf] = [await roundById(services.db, round), dayInUk(services.clock())]
  if (!there) throw new Error('The round should be there')
  const { fingerprint } = await loadPublication(services.db, there, services, { asOf, now: services.clock() })
  return { fingerprint, asOf, title: 'Gaeaf 2026 ❄️', formToken: newFormToken() }
}

/** A release of one trust, as a file brings it; the same one when it is asked for again. */
async function oneRelease({ services: { write, clock, root } }: Scene): Promise<string> {
  const [criteria] = loadCriteria(root)
  if (!criteria) throw new Error('There should be criteria')
  const figures = { diagnosed: 12, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  const row = { line: 1, code: trustCode, status: 'collecting', criterion: null, answeredOn: '2026-11-02' } as const
  const said = { evidenceUrl: null, quote: 'We record everyone. Ask Dr Made-Up.', quoteLanguage: 'en', note: null } as const
  const outcome = await publishResults(write, {
    actor,
    now: clock(),
    campaign: 'example',
    criteria,
    rows: [{ ...row, ...said, figures }],
    today: dayInUk(clock()),
  })
  if (outcome.kind !== 'published' && outcome.kind !== 'same') throw new Error(`The release should be published: ${outcome.kind}`)
  return outcome.release.id
}

const byHand = {
  rule: 'records-some',
  answeredOn: '2026-11-02',
  language: 'en',
  note: 'Ers Mai – since May.',
  keep: '1',
  reason: 'We had misread the answer.',
}

/** Publishing a round, and putting right what was published. */
export const publishingExamples: Examples = {
  forms: [
    {
      path: publishPath,
      prepare: async scene => {
        const { asOf, title, fingerprint, formToken } = await orderOf(scene)
        return { holes: { round }, fields: { title, 'as-of': asOf, when: 'now', fingerprint, form: formToken } }
      },
      leaves: ['release.publish', 'publication.make'],
    },
    {
      path: publishPath,
      prepare: async scene => {
        const { asOf, title, fingerprint, formToken } = await orderOf(scene)
        const moment = { when: 'at', day: '2026-11-24', time: '09:30' }
        return { holes: { round }, fields: { title, 'as-of': asOf, ...moment, fingerprint, form: formToken } }
      },
      leaves: ['publication.plan'],
    },
    {
      path: cancelPath,
      prepare: async scene => {
        const { services } = scene
        const now = services.clock()
        const publishAt = new Date(now.getTime() + 60_000)
        await publishRound(services.write, { round, ...(await orderOf(scene)), publishAt, actor, now, house: services })
        const [plan] = await publicationsOf(services.db, round)
        return { holes: { round, plan: String(plan?.id) } }
      },
      leaves: ['publication.cancel'],
    },
    {
      path: corrections.correctPath,
      prepare: async scene => {
        const { services } = scene
        const now = services.clock()
        await publishRound(services.write, { round, ...(await orderOf(scene)), publishAt: null, actor, now, house: services })
        return { holes: { id: '2026-1' }, fields: { trust: trustCode, reason: 'We had misread the answer.', do: 'preview' } }
      },
      // The round says the same: there is nothing to choose.
      answers: 422,
      leaves: [],
      unlogged: 'It only looks: a correction by the round itself is tested with its pages.',
    },
    {
      path: corrections.correctTrustPath,
      prepare: async scene => ({
        holes: { id: await oneRelease(scene), code: trustCode },
        fields: { ...byHand, do: 'publish' },
      }),
      leaves: ['release.correct'],
    },
    {
      path: corrections.withholdPath,
      prepare: async scene => {
        const id = await oneRelease(scene)
        const fields = { trust: trustCode, passage: `${id}/${trustCode}/1`, reason: 'It named a person.', do: 'withhold' }
        return { holes: { id }, fields }
      },
      leaves: ['passage.withhold'],
    },
  ],
  places: [
    { paths: [previewTrustPath], prepare: async () => ({ code: trustCode }) },
    { paths: [cancelPath], prepare: async () => ({ plan: '1' }) },
    {
      paths: [corrections.correctPath, corrections.chooseTrustPath, corrections.correctTrustPath, corrections.withholdPath],
      prepare: async scene => ({ id: await oneRelease(scene), code: trustCode }),
    },
  ],
}
