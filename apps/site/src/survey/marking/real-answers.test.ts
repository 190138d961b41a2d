import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { siteWords } from '../../foundation/html/components/words-for-tests.ts'
import { findRoot, type Translate } from '../../foundation/index.ts'
import { answerForTests, evidenceForTests } from '../answers/answers-for-tests.ts'
import { exemptionIn } from '../answers/exemptions.ts'
import { decideStatus } from '../rounds/criteria/decide-status.ts'
import { statusOfRule } from '../rounds/pages/round-words.ts'
import { defaultsForTests } from '../rounds/round-for-tests.ts'
import { checkSheet } from './check-sheet.ts'
import { rulesPassedOver } from './explain-rules.ts'
import { judgeStanding } from './judge-standing.ts'
import { type RealAnswer, realAnswers } from './real-answers.cases.ts'
import { answeredRequest, sheetForTests, sheetsMade, standingInput } from './sheets-for-tests.ts'

const { criteria, questions } = defaultsForTests
const marksOf = ({ read }: RealAnswer) => Object.fromEntries(Object.entries(read).map(([id, { mark }]) => [id, mark]))
const evidenceOf = ({ read }: RealAnswer) =>
  Object.entries(read).flatMap(([question, { quote }], id) => (quote === null ? [] : [evidenceForTests({ id, question, quote })]))
const answersOf = ({ read }: RealAnswer) =>
  Object.entries(read).map(([question, { quote, number }]) =>
    answerForTests({ question, words: quote ?? '', number: number ?? null }),
  )

describe.each(realAnswers)('$name', real => {
  const said = { answers: answersOf(real), evidence: evidenceOf(real) }
  const { nation, law, answer, expected } = real

  test('every quote stands in the letter, and every ground is one of its law', () => {
    for (const { quote, exemption } of Object.values(real.read)) {
      if (quote !== null) expect(real.text).toContain(quote)
      if (exemption !== undefined) expect(exemptionIn(law, exemption)).toBe(exemption)
    }
  })

  test('a sheet of these marks is whole', () => {
    const typed = Object.fromEntries(Object.entries(real.read).map(([id, { mark, note = '' }]) => [id, { mark, note }]))
    const asked = questions.filter(({ id }) => Object.hasOwn(real.read, id))
    expect(checkSheet(typed, { questions: asked, evidence: said.evidence, isDone: true })).toEqual([])
  })

  test('read alike by two people it comes out as it should', () => {
    const marks = marksOf(real)
    const standing = judgeStanding(
      standingInput({
        request: answeredRequest({ nation, law, answer }),
        ...said,
        sheets: sheetsMade('check', said, sheetForTests('first', marks), sheetForTests('second', marks)),
      }),
    )
    const { status, rule, todos = [] } = expected
    expect(standing).toMatchObject({ status, rule, todos })
  })
})

test('the figures that are published are those that the trust gave, and no other', () => {
  const published = realAnswers.map(real => {
    const { figures } = judgeStanding(
      standingInput({
        ...{ answers: answersOf(real), evidence: evidenceOf(real) },
        sheets: sheetsMade(
          'check',
          { answers: answersOf(real), evidence: evidenceOf(real) },
          sheetForTests('first', marksOf(real)),
          sheetForTests('second', marksOf(real)),
        ),
      }),
    )
    return [figures.diagnosed, figures.deNovo, figures.recurrent]
  })
  expect(published).toEqual([
    [31, 14, 12],
    [null, null, null],
    [null, null, null],
    [null, null, null],
    [null, 14, null],
  ])
})

test('why the rules above the one that decides do not fit is said rule by rule', () => {
  const [real] = realAnswers
  if (!real) throw new Error('There is one')
  const decided = decideStatus(criteria, marksOf(real))
  const passed = rulesPassedOver(criteria, marksOf(real), decided)
  expect(passed.map(({ position }) => position)).toEqual([0, 1, 2, 3])
  expect(passed[0]).toMatchObject({ status: 'excluded', question: 'records-routinely', mark: 'partly', wanted: ['elsewhere'] })
  expect(rulesPassedOver(criteria, {}, decideStatus(criteria, {}, { delivered: false, silence: null }))).toEqual([])
})

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const section = (t: Translate, real: RealAnswer): string =>
  [
    `### ${real.name}`,
    `${real.source}.`,
    real.text
      .split('\n')
      .map(line => (line === '' ? '>' : `> ${line}`))
      .join('\n'),
    [
      row('question', 'evidence', 'mark', 'why'),
      row('---', '---', '---', '---'),
      ...Object.entries(real.read).map(([id, { quote, mark, note, number }]) =>
        row(
          `\`${id}\``,
          quote === null ? '–' : `“${quote}”${number === undefined ? '' : ` (${number})`}`,
          `${t(`rounds.marks.${mark}`)}`,
          note ?? '',
        ),
      ),
    ].join('\n'),
    `**${statusOfRule(t, real.expected.status)}**, by the rule \`${real.expected.rule}\`. ${real.because}`,
  ].join('\n\n')

const intro = `# Marking, by examples

How an answer becomes a status. Two people read every answer; the rules of the round make a status of their marks, and say which rule decided. The
examples are the specification: the tests of \`apps/site/src/survey/marking/\` run each of them against the rules that a new round begins with,
and a test holds this page to them (\`npx vitest run real-answers -u\` writes it anew). Why it is done like this is in
[decision 0011](decisions/0011-marking.md).

In short:

- **What is marked**: the questions on which the rules hang. What else a trust said is recorded and published, and nobody marks it.
- **A mark that nothing shows needs a note.** That a trust said nothing needs neither.
- **One marks and another checks** (the default), or **two read blind**: neither sees the other's marks before both are done.
- **Where they differ** somebody settles it, best a third person, in a small team one of the two together with the other, with a word for each question.
- **What changes later is read again**: an answer, a piece of evidence, or a mark that the checker had seen.
- **Silence is no matter for markers**: a letter that was delivered, a due day that has passed and nothing but acknowledgements is no response. A letter
  that came back leaves the trust as not asked.
- **An admin can set a status by hand** when the marks are done, with a reason, and with words beside the status for everybody.

## Answers as they come`

test('docs/marking.md prints what the tests run', async () => {
  const t = siteWords('en')
  const page = `${[intro, ...realAnswers.map(real => section(t, real))].join('\n\n')}\n`
  await expect(page).toMatchFileSnapshot(join(findRoot(import.meta.dirname), 'docs/marking.md'))
})
