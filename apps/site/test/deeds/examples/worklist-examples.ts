import { saveCharity } from '../../../src/content/index.ts'
import { reckonOpenRequests } from '../../../src/survey/requests/reckon-open-requests.ts'
import { roundById } from '../../../src/survey/rounds/round-store.ts'
import type { BulkKind } from '../../../src/survey/worklist/bulk-rules.ts'
import { bulkPath, keysPath, movePath, planPath } from '../../../src/survey/worklist/links.ts'
import { planBulk } from '../../../src/survey/worklist/plan-bulk.ts'
import { askForTests, openRoundForTests, roundId, type TestCode } from '../../support/requests-for-tests.ts'
import { wholeCharity } from '../../support/round-to-send.ts'
import { roundIn, trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Form, Scene } from './example.ts'

const codes: readonly TestCode[] = ['EX-901', 'EX-902']
const house = { kind: 'command', name: 'test' } as const

/** Two trusts were asked so long ago that they are late, and somebody is about to do something to both. */
const aboutTo =
  (kind: BulkKind) =>
  async ({ services, who }: Scene): Promise<Form> => {
    const now = services.clock()
    await saveCharity(services.write, { facts: wholeCharity, basedOn: 0, actor: house, now })
    await openRoundForTests({ db: services.write })
    for (const code of codes) await askForTests(services.write, code, { sentOn: '2026-10-01' })
    await reckonOpenRequests(services.write, { actor: house, now, why: 'day' })
    const round = await roundById(services.db, roundId)
    if (!round) throw new Error('The round of the example is not there')
    const planned = await planBulk(services.write, {
      round,
      kind,
      assignee: kind === 'assign' ? { id: who.id, name: who.name } : null,
      extent: { codes },
      cameFrom: '',
      principal: who,
      now,
      mailDomain: services.mailDomain,
    })
    if (planned.outcome !== 'planned') throw new Error('The example chooses nothing')
    return { holes: { round: roundId, plan: planned.id } }
  }

const inOpenRound = { round: roundIn.open }

/** What is done from the lists and the board of a round. */
export const worklistExamples: Examples = {
  forms: [
    {
      path: movePath,
      role: 'marker',
      prepare: () => ({ holes: { ...inOpenRound, code: trustCode }, fields: { work: 'to-read', basedOn: '1' } }),
      leaves: ['request.change'],
    },
    {
      path: keysPath,
      role: 'viewer',
      prepare: () => ({ holes: inOpenRound, fields: { on: 'yes', back: 'clock=overdue' } }),
      leaves: [],
      unlogged: 'How somebody likes their lists means nothing to anybody else.',
    },
    {
      path: bulkPath,
      role: 'editor',
      prepare: ({ who }) => ({
        holes: inOpenRound,
        fields: { kind: 'assign', extent: 'chosen', code: [trustCode], assignee: who.id, list: '' },
      }),
      leaves: [],
      unlogged: 'It only makes the plan that somebody then looks at.',
    },
    {
      path: planPath,
      role: 'editor',
      prepare: aboutTo('assign'),
      leaves: ['request.bulk', 'request.change', 'request.change'],
    },
    { path: planPath, role: 'editor', prepare: aboutTo('chase'), leaves: ['request.bulk', 'request.write', 'request.write'] },
  ],
}
