import { byHandAt, elsewhereAt, eventsAt, notesAt, undoPath, workAt, writeAt } from '../../../src/survey/requests/links.ts'
import { askForTests, mergeForTests } from '../../support/requests-for-tests.ts'
import { answeredBy, askedTrusts, carriedFor, holesOf, laterOn, sentOn } from './asked-trusts.ts'
import type { Examples, Form, Scene } from './example.ts'

const code = 'EX-901'
const holes = holesOf(code)

/** A form on the page of a request that has arrived. */
const onRequest =
  (fields: Form['fields'], more: Form = {}) =>
  async (scene: Scene): Promise<Form> => {
    await askedTrusts(scene, code)
    return { holes, ...more, fields: { ...fields, ...(await carriedFor(scene, code)) } }
  }

const letter = { step: 'send', subject: 'Ein cais 💛', text: 'Dear team,\n\nThe words of a letter.\n' }

/** What is entered on the page of one request. */
export const requestsExamples: Examples = {
  forms: [
    {
      path: eventsAt.path,
      role: 'marker',
      prepare: onRequest({ kind: 'answered', on: laterOn, answer: 'answered', note: 'Tŷ' }),
      leaves: ['request.follow', 'request.record', 'request.reckon'],
    },
    {
      path: undoPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        const event = await answeredBy(scene, code)
        return { holes: { ...holes, event }, fields: await carriedFor(scene, code) }
      },
      leaves: ['request.undo', 'request.follow', 'request.reckon'],
    },
    { path: notesAt.path, role: 'marker', prepare: onRequest({ text: 'Ffoniais 💛' }), leaves: ['request.note'] },
    {
      path: workAt.path,
      role: 'marker',
      prepare: scene => onRequest({ assignee: scene.who.id, work: 'to-read', channel: 'portal' })(scene),
      leaves: ['request.change'],
    },
    {
      path: elsewhereAt.path,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, 'EX-903', 'EX-904')
        await mergeForTests(scene.services.write, 'EX-903', 'EX-904', laterOn)
        return { holes: holesOf('EX-903'), fields: { other: 'EX-904', ...(await carriedFor(scene, 'EX-903')) } }
      },
      leaves: ['request.follow', 'request.record', 'request.reckon'],
    },
    {
      path: byHandAt.path,
      role: 'editor',
      prepare: async scene => {
        await askedTrusts(scene)
        await askForTests(scene.services.write, code, { sentOn: null, changes: { channel: 'portal' } })
        return { holes, fields: { sent: sentOn, arrived: laterOn, ...(await carriedFor(scene, code)) } }
      },
      leaves: ['request.by-hand', 'request.record', 'request.reckon'],
    },
    {
      path: writeAt.path,
      role: 'editor',
      prepare: onRequest(letter, { query: '?kind=chase' }),
      leaves: ['request.write'],
    },
    {
      path: writeAt.path,
      role: 'editor',
      prepare: async scene => {
        await askedTrusts(scene, code)
        await answeredBy(scene, code)
        return { holes, query: '?kind=review', fields: { ...letter, ...(await carriedFor(scene, code)) } }
      },
      leaves: ['request.follow', 'request.record', 'request.reckon', 'request.write'],
    },
  ],
}
