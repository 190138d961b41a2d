import { inTransaction, mailById } from '../../../src/foundation/index.ts'
import { byHandInPath } from '../../../src/survey/by-hand/links.ts'
import { fileHeldMail, setHeldMailAside } from '../../../src/survey/mail-in/file-held-mail.ts'
import { fileMail } from '../../../src/survey/mail-in/file-mail.ts'
import {
  fileHeldPath,
  guessPath,
  putBackPath,
  setAsidePath,
  takeBackPath,
  takeInPath,
} from '../../../src/survey/mail-in/links.ts'
import { deliveryReport, mailFrom } from '../../../src/survey/mail-in/mails-for-tests.ts'
import { readMail } from '../../../src/survey/mail-in/read-mail.ts'
import { undoGuess } from '../../../src/survey/mail-in/undo-guess.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { writeLetter } from '../../../src/survey/sending/write-letter.ts'
import { roundId } from '../../support/requests-for-tests.ts'
import { roundIn, trustCode } from '../rounds-in-every-state.ts'
import { askedTrusts, holesOf, laterOn } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'
const actor = { kind: 'command', name: 'test' } as const
const answer = mailFrom('foi@ex-001.invalid', 'RE: your request', [], 'We record everyone.')
const outOfOffice = mailFrom('foi@ex-901.invalid', 'Out of office', ['Auto-Submitted: auto-replied'], 'Away.')

/** A mail comes in for this address of ours, and nobody has done anything with it. Gives its number. */
async function comesIn({ services }: Scene, raw: Buffer, recipient: string): Promise<number> {
  const [filed] = await fileMail(services.write, {
    mail: await readMail(raw),
    envelope: { sender: 'foi@ex-001.invalid', recipients: [recipient] },
    sha256: 'e'.repeat(64),
    bytes: raw.length,
    at: services.clock(),
    mailDomain: services.mailDomain,
  })
  if (!filed || !('id' in filed)) throw new Error('The mail of the example was there already')
  return filed.id
}

const heldMail = (scene: Scene): Promise<number> => comesIn(scene, answer, `foi@${scene.services.mailDomain}`)
const heldHole = async (scene: Scene) => ({ holes: { id: String(await heldMail(scene)) } })

/** A mail under a request that has arrived. */
async function mailOfRequest(scene: Scene, raw: Buffer) {
  await askedTrusts(scene, code)
  const message = await comesIn(scene, raw, `reply+tokenex901@${scene.services.mailDomain}`)
  return { message, holes: { ...holesOf(code), message: String(message) } }
}

/** The letter itself came back, and the mail server's report of it lies under its request. */
async function returnedLetter(scene: Scene) {
  const { write, db, clock } = scene.services
  await askedTrusts(scene, code)
  const letter = { request: { round: roundId, trustCode: code }, kind: 'request', subject: 'A request', text: 'Words' } as const
  const { mailId } = await inTransaction(write, tx => writeLetter(tx, { ...letter, actor, now: clock(), office: scene.services }))
  const sent = mailId === null ? null : await mailById(db, mailId)
  const report = deliveryReport({ recipient: 'foi@ex-901.invalid', about: sent?.messageId ?? '' })
  return comesIn(scene, report, `reply+tokenex901@${scene.services.mailDomain}`)
}

/** Mail that nobody could file, and what a person says of what a mail looks like. */
export const mailInExamples: Examples = {
  forms: [
    {
      path: takeInPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        const addressed = `To: reply+tokenex901@${scene.services.mailDomain}\r\n`
        const mail = Buffer.concat([Buffer.from(addressed), answer])
        return { fields: { files: new File([mail], 'ateb tŷ 💛.eml') } }
      },
      leaves: ['mail-in.file', 'request.to-read'],
    },
    {
      path: byHandInPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        const words = {
          way: 'phone',
          day: laterOn,
          who: 'Tîm rhyddid gwybodaeth',
          text: 'Maen nhw’n cofnodi pawb 💛',
          language: 'cy',
        }
        return { holes: holesOf(code), fields: { ...words, files: new File(['Words'], 'nodiadau.txt'), token: newFormToken() } }
      },
      leaves: ['answer.take-in', 'request.to-read'],
    },
    {
      path: fileHeldPath,
      role: 'marker',
      prepare: async scene => ({ ...(await heldHole(scene)), fields: { request: `${roundIn.open}/${trustCode}` } }),
      leaves: ['held-mail.file', 'request.to-read'],
    },
    { path: setAsidePath, role: 'marker', prepare: heldHole, leaves: ['held-mail.set-aside'] },
    {
      path: putBackPath,
      role: 'marker',
      prepare: async scene => {
        const { services } = scene
        const messageId = await heldMail(scene)
        await setHeldMailAside(services.write, { messageId, isAside: true, actor, now: services.clock() })
        return { holes: { id: String(messageId) } }
      },
      leaves: ['held-mail.put-back'],
    },
    {
      path: guessPath,
      role: 'marker',
      prepare: async scene => ({ holes: (await mailOfRequest(scene, outOfOffice)).holes, fields: { guess: 'wrong' } }),
      leaves: ['message.guess', 'request.to-read'],
    },
    {
      path: guessPath,
      role: 'marker',
      prepare: async scene => {
        const { services } = scene
        const { message: messageId, holes } = await mailOfRequest(scene, outOfOffice)
        await undoGuess(services.write, { round: roundId, trustCode: code, messageId, actor, now: services.clock() })
        return { holes, fields: { guess: 'right' } }
      },
      leaves: ['message.guess'],
    },
    {
      path: guessPath,
      role: 'marker',
      prepare: async scene => {
        const message = String(await returnedLetter(scene))
        return { holes: { ...holesOf(code), message }, fields: { guess: 'wrong' } }
      },
      leaves: ['message.guess', 'contact.bounce-undone', 'request.reckon', 'request.bounce'],
    },
    {
      path: takeBackPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        const messageId = await heldMail(scene)
        const { write, clock } = scene.services
        const recognition = { guess: 'answer', needsReading: true, bounce: null } as const
        await fileHeldMail(write, { messageId, round: roundId, trustCode: code, recognition, actor, now: clock() })
        return { holes: { ...holesOf(code), message: String(messageId) } }
      },
      leaves: ['held-mail.take-back'],
    },
  ],
}
