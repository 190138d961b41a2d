import { dayInUk } from '../../../src/foundation/index.ts'
import { inventedTrusts } from '../../../src/register/index.ts'
import { newestCriteria, publishResults } from '../../../src/releases/index.ts'
import { changeComplaint } from '../../../src/survey/complaints/change-complaint.ts'
import type { ComplaintConsequence } from '../../../src/survey/complaints/complaint.ts'
import {
  acknowledgeAt,
  complaintNotesAt,
  complaintPath,
  followAt,
  mendAt,
  recordComplaintPath,
  reopenAt,
  settleAt,
} from '../../../src/survey/complaints/links.ts'
import { recordComplaint } from '../../../src/survey/complaints/record-complaint.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'command', name: 'test' } as const
const receivedOn = '2026-10-05'

async function aComplaint({ services }: Scene): Promise<string> {
  const trust = (await inventedTrusts(services.db)).find(({ code }) => code === trustCode)
  if (!trust) throw new Error(`${trustCode} is not there`)
  const complaint = { trust, round: null, messageId: null, about: 'The figure is not ours.', receivedOn }
  const recorded = await recordComplaint(services.write, {
    ...complaint,
    formToken: newFormToken(),
    actor,
    now: services.clock(),
  })
  if (recorded.outcome === 'refused') throw new Error('The example cannot be recorded')
  return String(recorded.id)
}

async function settled(scene: Scene, leadsTo: ComplaintConsequence): Promise<string> {
  const id = await aComplaint(scene)
  const change = { kind: 'settle', outcome: 'upheld', reason: 'The trust was right.', leadsTo } as const
  const key = { trustCode, id: Number(id), basedOn: 1 }
  await changeComplaint(scene.services.write, { ...key, change, actor, now: scene.services.clock() })
  return id
}

/** A release in which one trust stands. Gives its id. */
async function aRelease({ services }: Scene): Promise<string> {
  const now = services.clock()
  const figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  const row = { line: null, code: trustCode, status: 'collecting', criterion: null, answeredOn: '2026-10-01', figures } as const
  const published = await publishResults(services.write, {
    actor,
    now,
    today: dayInUk(now),
    campaign: 'example',
    criteria: newestCriteria(services.root),
    title: 'A release',
    rows: [{ ...row, evidenceUrl: null, quote: null, quoteLanguage: 'en', note: null }],
  })
  if (published.kind !== 'published') throw new Error('The example cannot be published')
  return published.release.id
}

const holes = (id: string) => ({ code: trustCode, id })

/** What is done with a complaint of a trust. */
export const complaintsExamples: Examples = {
  places: [
    {
      paths: [complaintPath, ...[acknowledgeAt, complaintNotesAt, followAt, mendAt, reopenAt, settleAt].map(({ path }) => path)],
      prepare: async scene => ({ id: await aComplaint(scene) }),
    },
  ],
  forms: [
    {
      path: recordComplaintPath,
      role: 'editor',
      prepare: () => ({
        holes: { code: trustCode },
        fields: { about: 'Mae’r ffigur yn anghywir 💛', received: receivedOn, round: '', message: '', token: newFormToken() },
      }),
      leaves: ['complaint.record'],
    },
    {
      path: mendAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: holes(await aComplaint(scene)),
        fields: { version: '1', about: 'Both figures are wrong.', received: receivedOn, round: '' },
      }),
      leaves: ['complaint.mend'],
    },
    {
      path: acknowledgeAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: holes(await aComplaint(scene)), fields: { version: '1', acknowledged: '2026-10-06' } }),
      leaves: ['complaint.acknowledge'],
    },
    {
      path: complaintNotesAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: holes(await aComplaint(scene)), fields: { note: 'Ffoniais 💛', token: newFormToken() } }),
      leaves: ['complaint.note'],
    },
    {
      path: settleAt.path,
      prepare: async scene => ({
        holes: holes(await aComplaint(scene)),
        fields: { version: '1', outcome: 'upheld', reason: 'The trust was right.', 'leads-to': 'nothing' },
      }),
      leaves: ['complaint.settle'],
    },
    {
      path: followAt.path,
      prepare: async scene => ({
        holes: holes(await settled(scene, 'correction')),
        fields: { version: '2', release: await aRelease(scene) },
      }),
      leaves: ['complaint.follow'],
    },
    {
      path: reopenAt.path,
      prepare: async scene => ({ holes: holes(await settled(scene, 'nothing')), fields: { version: '2' } }),
      leaves: ['complaint.reopen'],
    },
  ],
}
