import { inTransaction, record, writes } from '../../../src/foundation/index.ts'
import type { WritableSurveyTables } from '../../../src/survey/schema.ts'
import { signInForTests } from '../../support/sign-in-for-tests.ts'
import { roundIn, trustCode } from '../rounds-in-every-state.ts'
import type { Examples, PlaceExample, Scene } from './example.ts'

const ofRound = '/console/rounds/:round{[0-9]+-[0-9]+}'
const aRequest = `${ofRound}/requests/:code`
const plainRequest = '/console/rounds/:round/requests/:code'

/** A letter of ours in the thread of the request in that round; outside a round, a mail that nobody has filed. */
const aMessage = ({ services }: Scene, round: string | null): Promise<string> =>
  inTransaction(services.write, async tx => {
    const at = services.clock()
    const { id } = await writes<WritableSurveyTables>(tx)
      .insertInto('message')
      .values({
        round_id: round,
        trust_code: round === null ? null : trustCode,
        direction: round === null ? 'in' : 'out',
        letter_kind: round === null ? null : 'request',
        mail_id: null,
        header_message_id: null,
        sender: 'foi@ex-001.invalid',
        recipient: 'reply@localhost',
        subject: 'A letter',
        body: 'Words',
        at,
        guess: null,
        authentication: null,
        raw_sha256: null,
        raw_bytes: null,
        held_because: round === null ? 'no-token' : null,
        filed_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const subject = { kind: 'message', id: String(id) }
    await record(tx, { actor: { kind: 'command', name: 'test' }, at, deed: 'request.write', subject })
    return String(id)
  })

/** Whoever may not do it is told so, and everybody else reaches the page, before it is asked which one this is. */
const anyOf = (holes: Readonly<Record<string, string>>) => async () => holes

const places: readonly PlaceExample[] = [
  {
    paths: ['', '/role', '/deactivate', '/reactivate', '/reset', '/bar', '/lift'].map(end => `/console/staff/:id${end}`),
    prepare: async ({ services }) => ({ id: (await signInForTests(services, { role: 'viewer' })).principal.id }),
  },
  {
    paths: ['/console/staff/invitations/:id/send-again', '/console/staff/invitations/:id/withdraw'],
    prepare: anyOf({ id: 'an-invitation' }),
  },
  { paths: [`${ofRound}/compare/:other{[0-9]+-[0-9]+}`], prepare: anyOf({ other: roundIn.closed }) },
  {
    paths: ['', '/place', '/delete'].map(end => `${ofRound}/edit/questions/of/:question${end}`),
    prepare: anyOf({ question: 'records-routinely' }),
  },
  { paths: [`${ofRound}/edit/letters/:letter`], prepare: anyOf({ letter: 'foia-en-request' }) },
  {
    paths: ['', '/place', '/delete'].map(end => `${ofRound}/edit/criteria/rules/:rule{[0-9]+}${end}`),
    prepare: anyOf({ rule: '1' }),
  },
  { paths: [`${ofRound}/bulk/:plan`, `${ofRound}/bulk/:plan/letters/:code`], prepare: anyOf({ plan: 'a-plan' }) },
  {
    paths: ['/pause', '/resume', '/recall', '/release'].map(end => `${ofRound}/send/batches/:batch{[0-9]{1,15}}${end}`),
    prepare: anyOf({ batch: '1' }),
  },
  {
    paths: ['', '/again', '/arrived', '/handed-over'].map(end => `${aRequest}/letters/:message{[0-9]{1,15}}${end}`),
    prepare: async (scene, round) => ({ message: await aMessage(scene, round) }),
  },
  {
    paths: ['', '/guess', '/take-back'].map(end => `${plainRequest}/messages/:message${end}`),
    prepare: async (scene, round) => ({ message: await aMessage(scene, round) }),
  },
  { paths: [`${plainRequest}/events/:event/undo`], prepare: anyOf({ event: '1' }) },
  {
    paths: ['', '/file', '/set-aside', '/put-back'].map(end => `/console/held-mail/:id${end}`),
    prepare: async scene => ({ id: await aMessage(scene, null) }),
  },
]

/** What stands in the addresses of the survey's and the staff's pages. */
export const placesOfOthers: Examples = { places }
