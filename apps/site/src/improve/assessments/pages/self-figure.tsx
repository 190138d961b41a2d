import { dayInUk, Figure, localPath, type Translate } from '../../../foundation/index.ts'
import { editionLink } from '../../standards/links.ts'
import { countGrades } from '../assessment.ts'
import { trustAssessmentsLink } from '../links.ts'
import type { AssessmentView } from '../load-assessment.ts'
import { gradeSentence } from './grade-sentence.ts'

type Props = { readonly t: Translate; readonly view: AssessmentView }

/** How many standards a unit says it meets, as its own word: with its day, where it can be read, and out of how many. */
export function SelfFigure({ t, view: { row, unit, answers } }: Props) {
  const { met } = countGrades(answers)
  return (
    <Figure
      t={t}
      value={t('assessments.figure.value', { met, all: answers.length })}
      words={t('assessments.figure.words', { unit, year: String(row.year) })}
      date={dayInUk(row.sent_at ?? row.made_at)}
      source={{ name: t('assessments.figure.source', { unit }), href: localPath(t.locale, trustAssessmentsLink(row.trust_code)) }}
      denominator={
        <a href={localPath(t.locale, editionLink(row.edition))}>
          {t('assessments.figure.denominator', { count: answers.length, number: String(row.edition) })}
        </a>
      }
    >
      <p class="small">{gradeSentence(t, answers)}</p>
    </Figure>
  )
}
