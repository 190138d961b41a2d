import { defaultsForTests } from '../../../src/survey/rounds/round-for-tests.ts'
import { makeRound } from '../../../src/survey/rounds/verbs/make-round.ts'
import { saveQuestion } from '../../../src/survey/rounds/verbs/save-question.ts'
import { saveRules } from '../../../src/survey/rounds/verbs/save-rules.ts'
import { roundIn } from '../rounds-in-every-state.ts'
import type { Examples, Form, FormExample, Scene } from './example.ts'

const edit = '/console/rounds/:round{[0-9]+-[0-9]+}/edit'
const round = roundIn.draft
const actor = { kind: 'command', name: 'test' } as const
const firstVersion = '1'

type Fields = NonNullable<Form['fields']>

const newQuestion = {
  'question-id': 'specialist-nurses',
  type: 'number',
  'wording-en': 'How many specialist nurses are there? 💛',
  'wording-cy': 'Faint o nyrsys arbenigol sydd?',
  nations: ['wales', 'scotland'],
}
const newRule = {
  'rule-id': 'own-rule',
  status: 'partial',
  'when-en': 'Some are recorded',
  'when-cy': 'Mae rhai wedi’u cofnodi',
  'marks-records-routinely': ['partly'],
}

/** A second question, so that there is an order. Returns the version that the round has then. */
async function withTwoQuestions({ services }: Scene): Promise<string> {
  const outcome = await saveQuestion(services.write, {
    round,
    basedOn: Number(firstVersion),
    actor,
    now: services.clock(),
    of: null,
    question: {
      id: 'diagnosed',
      type: 'number',
      wording: { en: 'How many?', cy: 'Faint?' },
      help: { en: '', cy: '' },
      nations: ['england'],
      comparesWith: null,
      notComparable: null,
    },
  })
  return savedVersion(outcome)
}

/** The published rules. Returns the version that the round has then. */
async function withRules({ services }: Scene): Promise<string> {
  const { criteria: published } = defaultsForTests
  const now = services.clock()
  const change = { what: 'reset' } as const
  return savedVersion(await saveRules(services.write, { round, basedOn: Number(firstVersion), actor, now, change, published }))
}

async function withFreshDraft({ services }: Scene): Promise<string> {
  const id = '2027-1'
  const name = { en: 'Next year', cy: 'Y flwyddyn nesaf' }
  await makeRound(services.write, { id, name, copyOf: null, defaults: defaultsForTests, actor, now: services.clock() })
  return id
}

function savedVersion(outcome: Awaited<ReturnType<typeof saveQuestion>>): string {
  if (outcome.outcome !== 'saved') throw new Error(`The example cannot be prepared: ${outcome.outcome}`)
  return String(outcome.version)
}

/** A form of the draft that changes it: one entry, and none when it is sent again. */
const change = (
  path: string,
  fields: Fields,
  more: { holes?: Readonly<Record<string, string>>; first?: (scene: Scene) => Promise<string> } = {},
): FormExample => ({
  path: edit + path,
  role: 'editor',
  prepare: async scene => ({
    holes: { round, ...more.holes },
    fields: { version: more.first ? await more.first(scene) : firstVersion, ...fields },
  }),
  leaves: ['round.change'],
})

const question = { question: 'records-routinely' }
const rule = { rule: '1' }

/** Making a round, every part of its draft, and taking it away. */
export const roundsExamples: Examples = {
  forms: [
    ...['defaults', roundIn.closed].map(
      (from): FormExample => ({
        path: '/console/rounds/new',
        role: 'editor',
        prepare: () => ({ fields: { id: '2027-1', 'name-en': 'Next year', 'name-cy': 'Y flwyddyn nesaf', from } }),
        leaves: ['round.make'],
      }),
    ),
    change('/name', { 'name-en': 'Another name 💛', 'name-cy': 'Enw arall' }),
    change('/laws', { 'law-england': 'foia', 'law-wales': 'foia', 'law-scotland': 'foia', 'law-northern-ireland': 'foia' }),
    change('/dates', { 'send-on': '2027-02-01', 'replies-by': '2027-04-30' }),
    change('/questions/new', newQuestion),
    change('/questions/of/:question', newQuestion, { holes: question }),
    change('/questions/of/:question/place', { to: '1' }, { holes: question, first: withTwoQuestions }),
    change('/questions/of/:question/delete', {}, { holes: question }),
    change(
      '/letters/:letter',
      { subject: 'A question {reference}', body: 'Dear {trust_name},\n\n{questions}' },
      { holes: { letter: 'foia-en-request' } },
    ),
    change('/criteria/new', newRule),
    change('/criteria/rules/:rule{[0-9]+}', newRule, { holes: rule, first: withRules }),
    change('/criteria/rules/:rule{[0-9]+}/place', { to: '1' }, { holes: rule, first: withRules }),
    change('/criteria/rules/:rule{[0-9]+}/delete', {}, { holes: rule, first: withRules }),
    change('/criteria/reset', {}),
    // The draft of the other examples has a request already, which no draft has: this is one that nothing hangs on.
    {
      path: `${edit}/delete`,
      prepare: async scene => ({ holes: { round: await withFreshDraft(scene) } }),
      leaves: ['round.delete'],
    },
  ],
}
