import { charityOf, saveCharity } from '../../../src/content/index.ts'
import { asActor, dayInUk, inTransaction, type Services } from '../../../src/foundation/index.ts'
import { addDays } from '../../../src/survey/legal-clock/calendar-days.ts'
import { standingOf } from '../../../src/survey/marking/load-standings.ts'
import {
  inviteAllPath,
  inviteAt,
  makeLinkAt,
  removeContactPath,
  revokeAt,
  settlePath,
  untilPath,
} from '../../../src/survey/replies/links.ts'
import { makeLink } from '../../../src/survey/replies/make-link.ts'
import { nameContact } from '../../../src/survey/replies/name-contact.ts'
import { namedContactsOf } from '../../../src/survey/replies/named-contact-store.ts'
import { emptyDraft } from '../../../src/survey/replies/reply-draft.ts'
import { repliesOf } from '../../../src/survey/replies/reply-store.ts'
import { saveDraft } from '../../../src/survey/replies/save-draft.ts'
import { sendReply } from '../../../src/survey/replies/send-reply.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { askForTests, openRoundForTests, roundId } from '../../support/requests-for-tests.ts'
import { wholeCharity } from '../../support/round-to-send.ts'
import { holesOf } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'
const holes = holesOf(code)
const key = { round: roundId, trustCode: code }
const untilOf = ({ clock }: Services) => addDays(dayInUk(clock()), 30)

/** A trust that was asked long ago and said nothing: its draft result is silence. A charity that can be named in letters. */
async function silentTrust({ services, who }: Scene): Promise<void> {
  const { write, db, clock } = services
  await openRoundForTests({ db: write })
  await askForTests(write, code, { sentOn: '2026-08-03' })
  const basedOn = (await charityOf(db)).version
  await saveCharity(write, { facts: wholeCharity, basedOn, actor: asActor(who), now: clock() })
}

async function fingerprintOf({ db, clock }: Services): Promise<string> {
  const standing = await standingOf(db, { round: roundId, code, today: dayInUk(clock()) })
  if (!standing) throw new Error(`${code} was asked`)
  return standing.fingerprint
}

async function linked(scene: Scene): Promise<string> {
  await silentTrust(scene)
  const { services, who } = scene
  const by = { actor: asActor(who), now: services.clock() }
  const made = await inTransaction(services.write, tx =>
    makeLink(tx, { ...key, ...by, purpose: 'answer', show: null, until: untilOf(services), sentTo: null }),
  )
  return made.token
}

async function replied(scene: Scene): Promise<string> {
  const token = await linked(scene)
  const { services } = scene
  const now = services.clock()
  const saved = await saveDraft(services.write, {
    token,
    form: 'answer',
    draft: { ...emptyDraft, words: 'Nid ydym yn cofnodi 💛' },
    basedOn: 0,
    now,
  })
  if (saved.outcome !== 'saved') throw new Error('The example was not saved')
  const formToken = newFormToken()
  await sendReply(services.write, { token, form: 'answer', basedOn: saved.version, formToken, language: 'cy', services, now })
  const [reply] = await repliesOf(services.db, key)
  return String(reply?.id)
}

const settled = { as: 'nothing', words: 'Dim i’w newid 💛' }

/** The right of reply. */
export const repliesExamples: Examples = {
  forms: [
    {
      path: untilPath,
      role: 'editor',
      prepare: async scene => {
        await silentTrust(scene)
        return { holes: { round: roundId }, fields: { until: untilOf(scene.services), basedOn: '' } }
      },
      leaves: ['reply.set-until'],
    },
    {
      path: inviteAllPath,
      role: 'editor',
      prepare: async scene => {
        await silentTrust(scene)
        const seen = `${code} ${await fingerprintOf(scene.services)}`
        return { holes: { round: roundId }, fields: { seen: [seen], until: untilOf(scene.services) } }
      },
      leaves: ['reply.invite', 'request.write'],
    },
    {
      path: inviteAt.path,
      role: 'editor',
      prepare: async scene => {
        await silentTrust(scene)
        return { holes, fields: { fingerprint: await fingerprintOf(scene.services), until: untilOf(scene.services) } }
      },
      leaves: ['reply.invite', 'request.write'],
    },
    {
      path: makeLinkAt.path,
      role: 'editor',
      prepare: async scene => {
        await silentTrust(scene)
        const fingerprint = await fingerprintOf(scene.services)
        const fields = { purpose: 'draft-result', 'hand-until': untilOf(scene.services), token: newFormToken(), fingerprint }
        return { holes, fields }
      },
      answers: 200,
      leaves: ['reply.invite'],
    },
    {
      path: revokeAt.path,
      role: 'editor',
      prepare: async scene => {
        await linked(scene)
        return { holes, fields: { purpose: 'answer' } }
      },
      leaves: ['reply.revoke'],
    },
    {
      path: settlePath,
      role: 'marker',
      prepare: async scene => ({ holes: { ...holes, reply: await replied(scene) }, fields: settled }),
      leaves: ['reply.settle'],
    },
    {
      path: removeContactPath,
      role: 'editor',
      prepare: async scene => {
        const token = await linked(scene)
        const { services } = scene
        const typed = { name: 'Information Officer', role: 'Cancer data', email: 'officer@ex-901.invalid' }
        await nameContact(services.write, { token, typed, language: 'en', services, now: services.clock() })
        const [contact] = await namedContactsOf(services.db, key)
        return { holes: { ...holes, contact: String(contact?.id) } }
      },
      leaves: ['reply.forget-contact'],
    },
  ],
  places: [
    { paths: [settlePath], prepare: async () => ({ reply: '1' }) },
    { paths: [removeContactPath], prepare: async () => ({ contact: '1' }) },
  ],
}
