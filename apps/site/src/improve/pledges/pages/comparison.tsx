import { DataTable, FigureNote, type Translate } from '../../../foundation/index.ts'
import { choiceQuestions } from '../questions/question-set.ts'
import { type Compared, fewestForComparison, type Share } from '../rules/compare-surveys.ts'
import type { ComparisonView, SurveyView } from './pledge-view.ts'

type ComparisonProps = { readonly t: Translate; readonly view: ComparisonView; readonly unit: string }

/** Before and after beside each other, with everything that keeps it honest: who they are, how many, how sure, and what else may be behind it. */
export function Comparison({ t, view, unit }: ComparisonProps) {
  const { audience, before, after, questions } = view
  const id = `compared-${audience}`
  const asked = choiceQuestions(after.survey.questions)
  if (!questions.some(({ compared }) => compared.kind === 'compared'))
    return (
      <section>
        <h3>{t(`pledges.compared.${audience}`)}</h3>
        <p>{t('pledges.compared.nothing', { count: fewestForComparison })}</p>
      </section>
    )
  return (
    <section>
      <h3>{t(`pledges.compared.${audience}`)}</h3>
      <p>{t('pledges.compared.numbers', { before: responses(t, before), after: responses(t, after) })}</p>
      <DataTable
        id={id}
        isStacked
        caption={t(`pledges.compared.caption.${audience}`)}
        columns={['question', 'before', 'after', 'difference', 'verdict'].map(key => ({
          label: t(`pledges.compared.columns.${key}`),
        }))}
        rows={questions.map(({ id: question, compared }) => [
          asked.find(each => each.id === question)?.words[t.locale] ?? '',
          ...cellsOf(t, compared),
        ])}
      />
      <FigureNote
        t={t}
        date={`${before.survey.opensOn}/${after.survey.closesOn}`}
        denominator={t('pledges.compared.denominator')}
        source={{ name: t('pledges.results.source', { unit }) }}
      />
    </section>
  )
}

function responses(t: Translate, { survey, result }: SurveyView): string {
  if (result.kind !== 'shown') return t('pledges.compared.few')
  const number = t.number(result.all)
  return survey.invited === null
    ? t('pledges.compared.people', { number })
    : t('pledges.compared.peopleOf', { number, invited: t.number(survey.invited) })
}

const percent = (t: Translate, value: number): string => t.number(value, { style: 'percent', maximumFractionDigits: 0 })

const share = (t: Translate, { value, low, high, answered }: Share): string =>
  t('pledges.compared.share', {
    value: percent(t, value),
    low: percent(t, low),
    high: percent(t, high),
    people: t.number(answered),
  })

function cellsOf(t: Translate, compared: Compared): string[] {
  switch (compared.kind) {
    case 'compared': {
      const points = (value: number) => t.number(Math.round(value * 100), { signDisplay: 'exceptZero' })
      const { value, low, high } = compared.difference
      return [
        share(t, compared.before),
        share(t, compared.after),
        t('pledges.compared.points', { value: points(value), low: points(low), high: points(high) }),
        t(`pledges.compared.verdicts.${compared.verdict}`),
      ]
    }
    case 'too-few':
    case 'hidden':
    case 'other-question':
      return ['–', '–', '–', t(`pledges.compared.${compared.kind}`, { count: fewestForComparison })]
  }
}
