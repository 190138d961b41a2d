import { asActor, type Services } from '../../../src/foundation/index.ts'
import { fingerprintOfAnswers } from '../../../src/survey/answers/fingerprint-of-answers.ts'
import {
  clearAt,
  giveBackAt,
  markingModePath,
  overrideAt,
  settleAt,
  sheetAt,
  wordsAt,
} from '../../../src/survey/marking/links.ts'
import { sheetsOf } from '../../../src/survey/marking/marking-store.ts'
import { saveMarks } from '../../../src/survey/marking/save-marks.ts'
import { basisOf } from '../../../src/survey/marking/sheets.ts'
import { roundId } from '../../support/requests-for-tests.ts'
import { signInForTests } from '../../support/sign-in-for-tests.ts'
import { answeredBy, askedTrusts, holesOf } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'
const holes = holesOf(code)
const questions = ['records-routinely', 'diagnosed', 'de-novo', 'recurrent'] as const

/** What a page that is opened now would put into the form: nothing is recorded yet. */
const basis = async ({ db }: Services, slot: 'first' | 'second' | 'settled') =>
  basisOf(slot, 'check', fingerprintOfAnswers([], []), await sheetsOf(db, roundId, code))

const marks = (first: string) =>
  Object.fromEntries(
    questions.flatMap((id, index) => [
      [`mark-${id}`, index === 0 ? first : 'none'],
      [`note-${id}`, 'Dros y ffôn 💛'],
    ]),
  )

/** Somebody has marked it; another person each time. */
async function markedBy({ services }: Scene, person: Scene['who'], isDone = true): Promise<void> {
  const found = await sheetsOf(services.db, roundId, code)
  const saved = await saveMarks(services.write, {
    round: roundId,
    trustCode: code,
    marker: { id: person.id, name: person.name },
    typed: Object.fromEntries(questions.map(id => [id, { mark: 'none', note: '' }])),
    isDone,
    basedOn: 0,
    basis: await basis(services, found.first ? 'second' : 'first'),
    actor: asActor(person),
    now: services.clock(),
  })
  if (saved.outcome !== 'saved') throw new Error('The example does not fit its request')
}

const answered = async (scene: Scene): Promise<void> => {
  await askedTrusts(scene, code)
  await answeredBy(scene, code)
}

const readByTwo = async (scene: Scene): Promise<void> => {
  await answered(scene)
  for (const name of ['First Marker', 'Second Marker']) {
    await markedBy(scene, (await signInForTests(scene.services, { role: 'marker', name })).principal)
  }
}

/** What is entered on the sheet of one request. */
export const markingExamples: Examples = {
  forms: [
    {
      path: sheetAt.path,
      role: 'marker',
      prepare: async scene => {
        await answered(scene)
        return { holes, fields: { version: '0', basis: await basis(scene.services, 'first'), finish: 'yes', ...marks('yes') } }
      },
      leaves: ['mark.make'],
    },
    {
      path: settleAt.path,
      role: 'marker',
      prepare: async scene => {
        await readByTwo(scene)
        return { holes, fields: { version: '0', basis: await basis(scene.services, 'settled'), ...marks('partly') } }
      },
      leaves: ['mark.settle'],
    },
    {
      path: giveBackAt.path,
      role: 'marker',
      prepare: async scene => {
        await answered(scene)
        await markedBy(scene, scene.who, false)
        return { holes, fields: { slot: 'first', version: '1' } }
      },
      leaves: ['mark.give-back'],
    },
    {
      path: clearAt.path,
      prepare: async scene => {
        await answered(scene)
        await markedBy(scene, (await signInForTests(scene.services, { role: 'marker', name: 'First Marker' })).principal)
        return { holes, fields: { slot: 'first', version: '1' } }
      },
      leaves: ['mark.clear'],
    },
    {
      path: wordsAt.path,
      role: 'editor',
      prepare: async scene => {
        await answered(scene)
        const words = { noteEn: 'One hospital.', noteCy: 'Un ysbyty.', excludedReason: '', treatedBy: '' }
        return { holes, fields: { version: '0', ...words } }
      },
      leaves: ['status.change'],
    },
    {
      path: overrideAt.path,
      prepare: async scene => {
        await readByTwo(scene)
        return { holes, fields: { version: '0', rule: 'records-some', reason: 'They told us.' } }
      },
      leaves: ['status.override'],
    },
    {
      path: markingModePath,
      role: 'editor',
      prepare: async scene => {
        await askedTrusts(scene, code)
        return { holes: { round: roundId }, fields: { mode: 'blind' } }
      },
      leaves: ['round.marking'],
    },
  ],
}
