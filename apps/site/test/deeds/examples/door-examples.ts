import type { Auth } from '../../../src/accounts/auth/auth.ts'
import { callAuth } from '../../../src/accounts/auth/call-auth.ts'
import { invite } from '../../../src/accounts/joining/invite.ts'
import * as links from '../../../src/accounts/links.ts'
import { makeSetupLink } from '../../../src/accounts/make-setup-link.ts'
import { realTime } from '../../../src/accounts/real-time.ts'
import { beginTotp, pendingTotp } from '../../../src/accounts/second-step/set-up-totp.ts'
import { totpCode } from '../../../src/accounts/second-step/totp.ts'
import { tokenIn } from '../../../src/accounts/test/browser-for-tests.ts'
import { listMail, type Services } from '../../../src/foundation/index.ts'
import { signInForTests } from '../../support/sign-in-for-tests.ts'
import type { Examples, Form, FormExample, Scene } from './example.ts'
import { makeDevice } from './passkey-for-examples.ts'
import { giveApp, halfWayIn, pairsOf, password, somebody } from './people-for-examples.ts'

/** A browser that has never been here. */
const stranger = { cookie: '' } as const

async function tokenInNewestMail({ db }: Services): Promise<string> {
  const [mail] = await listMail(db)
  return tokenIn(mail?.text ?? '')
}

/** Somebody whose second step is an app, after their password; which of their codes they type. */
const atSecondStep = async ({ services }: Scene, which: 'code' | 'backupCode'): Promise<Form> => {
  const who = await somebody(services)
  const { code, backupCode } = await giveApp(services, who.id)
  const fields = { code: which === 'code' ? code() : backupCode, to: links.consoleLink() }
  return { who, cookie: await halfWayIn(services, who), fields }
}

/** Somebody at their first sign-in, after their password. */
async function newcomer({ services }: Scene) {
  const who = await somebody(services)
  return { who, cookie: await halfWayIn(services, who) }
}

type Ask = (api: Auth['api'], headers: Headers) => Promise<{ response: { challenge: string }; headers: Headers | null }>

/** What the device is asked, and the cookie by which the answer is known again. */
async function challengeOf(services: Services, cookie: string, ask: Ask) {
  const answer = await callAuth(services, api => ask(api, new Headers({ cookie })))
  if (!answer.ok) throw new Error('No challenge is given')
  const asked = { challenge: answer.value.challenge, baseUrl: services.baseUrl }
  return { asked, cookie: [cookie, pairsOf(answer.cookies)].filter(pair => pair !== '').join('; ') }
}

const toMake: Ask = (api, headers) => api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true })
const toShow: Ask = (api, headers) => api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true })

/** Somebody who is in, and has just made a passkey on their device. */
async function makingPasskey({ services }: Scene) {
  const { principal: who, cookie: session } = await signInForTests(services, { role: 'marker' })
  const device = makeDevice()
  const { asked, cookie } = await challengeOf(services, session, toMake)
  return { who, device, cookie, json: device.make(asked) }
}

/** The same passkey, kept, and shown at the door. */
async function showingPasskey(scene: Scene): Promise<Form> {
  const { services } = scene
  const { who, device, cookie: kept, json } = await makingPasskey(scene)
  const headers = new Headers({ cookie: kept })
  const answer = await callAuth(services, api =>
    api.verifyPasskeyRegistration({ body: { ...json, name: 'Phone' }, headers, returnHeaders: true }),
  )
  if (!answer.ok) throw new Error('The passkey of the example is not taken')
  const { asked, cookie } = await challengeOf(services, '', toShow)
  return { who, cookie, json: device.show(asked) }
}

const newOne = 'four other words here'

const signingIn: readonly FormExample[] = [
  {
    path: links.signInPath,
    prepare: async ({ services }) => ({ ...stranger, fields: { email: (await somebody(services)).email, password } }),
    leaves: [],
    unlogged: 'The password alone lets nobody in: the second step is what is entered.',
  },
  {
    path: links.signInPath,
    prepare: async ({ services }) => ({ ...stranger, fields: { email: (await somebody(services)).email, password: 'a guess' } }),
    by: 'system',
    answers: 422,
    leaves: ['account.sign-in-failed'],
    // Each wrong password is one more.
    again: ['account.sign-in-failed'],
  },
  {
    path: links.secondStepPath,
    prepare: scene => atSecondStep(scene, 'code'),
    leaves: ['account.sign-in'],
  },
  {
    path: links.secondStepPath,
    prepare: scene => atSecondStep(scene, 'backupCode'),
    leaves: ['account.sign-in'],
  },
  {
    path: links.startTotpPath,
    prepare: newcomer,
    leaves: [],
    unlogged: 'The app counts, and is entered, when it has shown a code.',
  },
  {
    path: links.setUpPath,
    prepare: async scene => {
      const { who, cookie } = await newcomer(scene)
      await beginTotp(scene.services, who.id)
      const secret = (await pendingTotp(scene.services, who.id)) ?? ''
      return { who, cookie, fields: { code: totpCode(secret, realTime()), to: links.consoleLink() } }
    },
    answers: 200,
    leaves: ['account.set-totp'],
  },
  { path: links.leaveLink(), prepare: () => ({}), answers: 200, leaves: ['account.sign-out'] },
]

const passkeys: readonly FormExample[] = [
  {
    path: links.passkeyOptionsPath,
    prepare: () => stranger,
    answers: 200,
    leaves: [],
    unlogged: 'It asks a question which nobody has answered yet.',
  },
  {
    path: links.passkeySignInPath,
    prepare: showingPasskey,
    answers: 200,
    leaves: ['account.sign-in'],
    // The same answer to a question that was answered already opens nothing, and somebody may have listened.
    again: ['account.sign-in-failed'],
  },
  {
    path: links.newPasskeyOptionsPath,
    prepare: () => ({}),
    answers: 200,
    leaves: [],
    unlogged: 'It asks a question which nobody has answered yet.',
  },
  {
    path: links.newPasskeyPath,
    prepare: async scene => {
      const { who, cookie, json } = await makingPasskey(scene)
      return { who, cookie, json }
    },
    answers: 200,
    leaves: ['account.add-passkey'],
  },
]

const newPassword: readonly FormExample[] = [
  {
    path: links.forgottenPath,
    prepare: async ({ services }) => ({ ...stranger, fields: { email: (await somebody(services)).email } }),
    by: 'system',
    answers: 200,
    leaves: ['account.ask-password'],
    // Whoever asks again gets another mail, until there have been enough; each of the links is good.
    again: ['account.ask-password'],
  },
  {
    path: links.newPasswordPath,
    prepare: async ({ services }) => {
      const who = await somebody(services)
      const body = { email: who.email }
      await callAuth(services, api => api.requestPasswordReset({ body, headers: new Headers(), returnHeaders: true }))
      return { ...stranger, who, holes: { token: await tokenInNewestMail(services) }, fields: { password: newOne } }
    },
    answers: 200,
    leaves: ['account.reset-password'],
  },
]

const joining: readonly FormExample[] = [
  {
    path: links.invitationPath,
    prepare: async ({ services, who }) => {
      await invite(services, { principal: who, email: 'newcomer@staff.example', role: 'marker', language: 'cy' })
      return { ...stranger, holes: { token: await tokenInNewestMail(services) }, fields: { name: 'Some Marker', password } }
    },
    by: 'link',
    leaves: ['staff.join'],
  },
  {
    path: links.enterPath,
    prepare: async ({ services }) => ({
      ...stranger,
      holes: { token: tokenIn(await makeSetupLink(services.write, { baseUrl: '', now: realTime() })) },
      fields: { name: 'Second Admin', email: 'second@staff.example', password },
    }),
    by: 'link',
    leaves: ['staff.join'],
  },
]

/** The door: what is sent by people who are not in yet, or are leaving. */
export const doorExamples: Examples = { forms: [...signingIn, ...passkeys, ...newPassword, ...joining] }
