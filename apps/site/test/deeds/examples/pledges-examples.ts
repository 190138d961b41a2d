import { dayInUk } from '../../../src/foundation/index.ts'
import {
  approveAt,
  askedAt,
  countAt,
  deskChangeAt,
  deskPledgeAt,
  deskSurveyAt,
  paperEntryAt,
  refuseAt,
  reviewAt,
  settleDoubtAt,
  startDeskPath,
} from '../../../src/improve/pledges/pledge-links.ts'
import { addDays } from '../../../src/improve/pledges/rules/survey-rules.ts'
import { commentsOf } from '../../../src/improve/pledges/store/comment-store.ts'
import type { Survey } from '../../../src/improve/pledges/store/survey-store.ts'
import {
  ask,
  fill,
  onceFor,
  openSurvey,
  staffActor,
  start,
  startPledge,
} from '../../../src/improve/pledges/test/pledge-for-tests.ts'
import { countSurvey } from '../../../src/improve/pledges/verbs/count-survey.ts'
import { takeAnswer } from '../../../src/improve/pledges/verbs/take-answer.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Scene } from './example.ts'

const today = ({ services }: Scene): string => dayInUk(services.clock())
/** As a form carries it. */
const once = (scene: Scene): string => onceFor(scene.services).slice(0, 43)
const pledge = ({ services }: Scene): Promise<number> => startPledge(services, trustCode)

/** Open today; `closed`: since yesterday. */
async function survey(
  scene: Scene,
  { closed = false, invited = null }: { closed?: boolean; invited?: number | null } = {},
): Promise<Survey> {
  const [opensOn, closesOn] = closed
    ? [addDays(today(scene), -20), addDays(today(scene), -1)]
    : [today(scene), addDays(today(scene), 20)]
  return openSurvey(scene.services, await pledge(scene), { opensOn, closesOn, invited })
}

async function comment(scene: Scene): Promise<{ readonly survey: string; readonly comment: string }> {
  const { id } = await survey(scene)
  const comments = [{ question: 'good', text: 'Sister Ŵyn-Example is kind 💛', concerns: [] }]
  await takeAnswer(scene.services, { surveyId: id, way: 'online', locale: 'en', choices: {}, comments, once: once(scene) })
  const [found] = await commentsOf(scene.services.db, id, 'waiting', { limit: 1 })
  if (!found) throw new Error('No comment was kept')
  return { survey: String(id), comment: found.id }
}

const waiting = async (scene: Scene) => ({ change: String(await ask(scene.services, start, { trustCode, pledgeId: null })) })
const anyChange = { 'words-en': 'The unit closes', 'words-cy': 'Mae’r uned yn cau' }

/** What staff do with the pledges of hospitals. */
export const pledgesExamples: Examples = {
  places: [
    { paths: [askedAt.path, approveAt.path, refuseAt.path], prepare: waiting, isAboutTrust: true },
    { paths: [deskPledgeAt.path], prepare: async scene => ({ id: String(await pledge(scene)) }), isAboutTrust: true },
    {
      paths: [deskChangeAt.path],
      prepare: async scene => ({ id: String(await pledge(scene)), kind: 'withdraw' }),
      isAboutTrust: true,
    },
    {
      paths: [deskSurveyAt.path, paperEntryAt.path, countAt.path, settleDoubtAt.path],
      prepare: async scene => ({ survey: String((await survey(scene)).id) }),
      isAboutTrust: true,
    },
    { paths: [reviewAt.path], prepare: comment, isAboutTrust: true },
  ],
  forms: [
    {
      path: startDeskPath,
      role: 'editor',
      prepare: scene => ({ fields: { once: once(scene), trust: trustCode, 'unit-en': 'Breast unit', 'unit-cy': 'Uned y fron' } }),
      leaves: ['pledge.ask'],
    },
    {
      path: deskChangeAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: { id: String(await pledge(scene)), kind: 'withdraw' },
        fields: { once: once(scene), 'based-on': '0', ...anyChange },
      }),
      leaves: ['pledge.ask'],
    },
    {
      path: approveAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await waiting(scene) }),
      leaves: ['pledge.approve'],
    },
    {
      path: refuseAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await waiting(scene), fields: { reason: 'It has one already' } }),
      leaves: ['pledge.refuse'],
    },
    {
      path: paperEntryAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: { survey: String((await survey(scene)).id) },
        fields: { once: once(scene), screen: 'yes', 'q-nurse': 'yes', 'q-better': 'A quiet room' },
      }),
      leaves: ['pledge.enter-paper'],
    },
    {
      path: countAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { survey: String((await survey(scene, { closed: true })).id) } }),
      leaves: ['pledge.count'],
    },
    {
      path: settleDoubtAt.path,
      role: 'editor',
      prepare: async scene => {
        const doubted = await survey(scene, { closed: true, invited: 1 })
        await fill(scene.services, doubted, 2)
        await countSurvey(scene.services, { id: doubted.id, actor: staffActor })
        return { holes: { survey: String(doubted.id) }, fields: { says: 'stands' } }
      },
      leaves: ['pledge.settle-doubt'],
    },
    {
      path: reviewAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await comment(scene), fields: { do: 'clear', text: 'A nurse is kind 💛', read: 'yes' } }),
      leaves: ['pledge.review-comment'],
    },
  ],
}
