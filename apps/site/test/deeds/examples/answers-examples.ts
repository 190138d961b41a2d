import { answersPath, classifyPath } from '../../../src/survey/answers/links.ts'
import { letterForTests } from '../../../src/survey/answers/what-came-for-tests.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { sincePath } from '../../../src/survey/since-you-last-looked/links.ts'
import { roundId } from '../../support/requests-for-tests.ts'
import { askedTrusts, carriedFor, holesOf, laterOn } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'

/** The words that show it, and the number in them, on the page of a trust that has written. */
const recorded = async ({ services }: Scene) => {
  await letterForTests(services.write, code, { text: 'We recorded 31 people 💛', on: laterOn })
  return {
    token: newFormToken(),
    request: '3',
    'diagnosed.was': 'empty',
    'diagnosed.version': '0',
    'diagnosed.number': '31',
    'diagnosed.language': 'en',
    'diagnosed.quote': '31 people 💛',
  }
}

/** What a trust said, question by question. */
export const answersExamples: Examples = {
  forms: [
    {
      path: answersPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        return { holes: holesOf(code), fields: await recorded(scene) }
      },
      leaves: ['answer.record', 'answer.add-evidence'],
    },
    {
      path: classifyPath,
      role: 'marker',
      prepare: async scene => {
        await askedTrusts(scene, code)
        const text = 'The trust does not record this 💛.'
        const message = await letterForTests(scene.services.write, code, { text, on: laterOn })
        const { basedOn } = await carriedFor(scene, code)
        return {
          holes: { round: roundId },
          fields: {
            step: 'sort',
            row: code,
            [`${code}.tick`]: 'yes',
            [`${code}.message`]: String(message),
            [`${code}.version`]: basedOn,
            [`${code}.class`]: 'not-recorded',
            [`${code}.quote`]: text,
          },
        }
      },
      leaves: ['request.follow', 'request.record', 'request.reckon', 'answer.record', 'answer.add-evidence'],
    },
    {
      path: sincePath,
      role: 'viewer',
      prepare: () => ({ fields: { until: '2026-11-22T09:00:00.000Z' } }),
      leaves: [],
      unlogged: 'What somebody has seen means nothing to anybody else.',
    },
  ],
}
