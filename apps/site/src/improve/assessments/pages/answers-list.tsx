import type { Ctx } from '../../../foundation/index.ts'
import type { AnswerView, AssessmentView } from '../load-assessment.ts'
import { isWebLink } from '../read-answers.ts'
import { GradeMark } from './grade-mark.tsx'

type Props = { readonly c: Ctx; readonly view: AssessmentView; readonly label: string }

/** What a unit says of each standard, with its evidence. */
export const AnswersList = ({ c, view, label }: Props) => (
  <ol class="answers" aria-label={label}>
    {view.answers.map(answer => (
      <li>
        <p>
          <b lang={answer.lang}>{answer.title}</b>
          <GradeMark t={c.var.t} grade={answer.grade} />
        </p>
        <Evidence c={c} answer={answer} />
      </li>
    ))}
  </ol>
)

function Evidence({ c, answer }: { readonly c: Ctx; readonly answer: AnswerView }) {
  const { t } = c.var
  const { evidence, link, evidenceOn, withheldAt } = answer
  if (withheldAt !== null) return <p class="soft">{t('assessments.withheld', { day: t.day(withheldAt) })}</p>
  if (evidence === '' && link === '') return null
  return (
    <div>
      <p class="evidence" dir="auto">
        {evidence}
      </p>
      <p class="small soft">
        {evidenceOn !== '' && t('assessments.evidenceOf', { day: t.day(evidenceOn) })}{' '}
        {isWebLink(link) && (
          <a href={link} rel="nofollow ugc noopener">
            {t('assessments.document')}
          </a>
        )}
      </p>
    </div>
  )
}
