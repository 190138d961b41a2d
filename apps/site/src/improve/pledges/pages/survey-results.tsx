import { DataTable, FigureNote, Fold, type Translate } from '../../../foundation/index.ts'
import type { SurveyMoment } from '../pledge-words.ts'
import { type ChoiceQuestion, choiceQuestions, skipped } from '../questions/question-set.ts'
import { fewestForFigures, type ShownCell, type ShownQuestion } from '../rules/protect-survey.ts'
import type { SurveyView } from './pledge-view.ts'

type ResultProps = { readonly t: Translate; readonly view: SurveyView; readonly unit: string }

/** What one survey found: how many answered, and for each question how they divide; or, in words, why no figures are shown. */
export function SurveyResults({ t, view, unit }: ResultProps) {
  const { survey, result } = view
  const title = t(`pledges.results.${survey.audience}.title`)
  const days = { from: t.day(survey.opensOn), to: t.day(survey.closesOn) }
  return (
    <section class="survey-results">
      <h3>{title}</h3>
      {result.kind === 'shown' ? (
        <>
          <p>
            {survey.invited === null
              ? t('pledges.results.answered', { number: t.number(result.all), ...days })
              : t('pledges.results.answeredOf', { number: t.number(result.all), invited: t.number(survey.invited), ...days })}
          </p>
          <Fold summary={t(`pledges.results.${survey.audience}.open`)}>
            <p class="small soft">{t('pledges.results.rounded')}</p>
            {choiceQuestions(survey.questions).map((question, index) => (
              <Distribution
                t={t}
                id={`survey-${survey.id}-${index + 1}`}
                question={question}
                moment={survey.moment}
                shown={result.questions.find(({ id }) => id === question.id)}
                all={result.high}
              />
            ))}
          </Fold>
          <FigureNote
            t={t}
            date={`${survey.opensOn}/${survey.closesOn}`}
            denominator={t(`pledges.results.${survey.audience}.denominator`, { number: t.number(result.all) })}
            source={{ name: t('pledges.results.source', { unit }) }}
          />
        </>
      ) : (
        <p>{t(`pledges.results.${result.kind}`, { ...days, count: fewestForFigures })}</p>
      )}
    </section>
  )
}

type DistributionProps = {
  readonly t: Translate
  readonly id: string
  readonly question: ChoiceQuestion
  readonly moment: SurveyMoment
  readonly shown: ShownQuestion | undefined
  /** How many answered at most: the whole length of a bar. */
  readonly all: number
}

function Distribution({ t, id, question, moment, shown, all }: DistributionProps) {
  const words = question.words[t.locale]
  if (!shown || shown.isHidden)
    return (
      <div class="question-hidden">
        <p>
          <b>{words}</b>
        </p>
        <p>{t('pledges.results.hidden')}</p>
      </div>
    )
  return (
    <DataTable
      id={id}
      // The same question is asked twice, and each table has a name of its own.
      caption={t(`pledges.results.caption.${moment}`, { question: words })}
      columns={[
        { label: t('pledges.results.answer') },
        { label: t('pledges.results.people'), isNumber: true },
        { label: t('pledges.results.bar') },
      ]}
      rows={shown.cells.map(cell => [
        cell.id === skipped
          ? t('pledges.results.skipped')
          : (question.choices.find(({ id }) => id === cell.id)?.words[t.locale] ?? ''),
        cell.shown === '*' ? <Star t={t} /> : t.number(cell.shown),
        <Bar cell={cell} all={all} />,
      ])}
    />
  )
}

/** For the eye the star that the note explains, for the ear what it says. */
const Star = ({ t }: { readonly t: Translate }) => (
  <>
    <span aria-hidden="true">*</span>
    <span class="hidden">{t('pledges.results.star')}</span>
  </>
)

/** A bar as long as the number that is shown; of a hidden number none. */
const Bar = ({ cell, all }: { readonly cell: ShownCell; readonly all: number }) => (
  <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    {cell.shown === '*' ? (
      <rect class="hidden-number" width="100" height="8" />
    ) : (
      <rect width={Math.min(100, (cell.shown * 100) / all).toFixed(1)} height="8" />
    )}
  </svg>
)
