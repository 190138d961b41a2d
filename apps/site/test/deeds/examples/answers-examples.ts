import { answersPath } from '../../../src/survey/answers/links.ts'
import { letterForTests } from '../../../src/survey/answers/what-came-for-tests.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { askedTrusts, holesOf, laterOn } from './asked-trusts.ts'
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
  ],
}
