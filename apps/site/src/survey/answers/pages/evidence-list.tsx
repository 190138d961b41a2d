import { localPath, type Translate } from '../../../foundation/index.ts'
import type { AnswerEvidence } from '../../answer-types.ts'
import { fileAt, filePageLink } from '../../attachments/links.ts'
import { requestLink } from '../../requests/links.ts'
import type { AnswersView, QuestionView } from '../answers-view.ts'
import { EvidencePiece } from './evidence-piece.tsx'

type ListProps = { readonly t: Translate; readonly view: AnswersView; readonly question: QuestionView }

/** What shows that the trust said so, each with where it stands. Nothing of it is ever changed: it is taken away and added again. */
export const EvidenceList = ({ t, view, question: { question, evidence } }: ListProps) => (
  <>
    <h3>{t('answers.evidence.title')}</h3>
    {evidence.length === 0 ? (
      <p class="soft">{t('answers.evidence.none')}</p>
    ) : (
      <ul class="evidence">
        {evidence.map(each => (
          <li id={`evidence-${each.id}`}>
            <Shown t={t} view={view} evidence={each} />
            {view.may === 'yes' && <Buttons t={t} evidence={each} position={evidence.indexOf(each) + 1} question={question.id} />}
          </li>
        ))}
      </ul>
    )}
  </>
)

type OneProps = { readonly t: Translate; readonly view: AnswersView; readonly evidence: AnswerEvidence }

const Shown = (props: OneProps) => <EvidencePiece t={props.t} piece={props.evidence} where={<Where {...props} />} />

/** The file with its page, or the letter, and the day. */
function Where({ t, view, evidence: { fileName, fileSha256, page, messageId, dated } }: OneProps) {
  const day = dated === null ? '' : t.day(dated)
  if (fileName !== null && fileSha256 !== null) {
    const { request } = view
    const link = page === null ? fileAt.link(request, fileSha256) : filePageLink(request, fileSha256, page)
    const where = page === null ? fileName : t('answers.evidence.page', { file: fileName, page })
    const said = t('answers.evidence.dated', { where, day })
    // Whoever only looks on may not open what trusts attach.
    if (view.may === 'wrong-role') return <span>{said}</span>
    return <a href={localPath(t.locale, link)}>{said}</a>
  }
  if (messageId !== null)
    return (
      <a href={`${localPath(t.locale, requestLink(view.request, view.list))}#message-${messageId}`}>
        {t('answers.evidence.letter', { day })}
      </a>
    )
  return (
    <>{dated === null ? t('answers.evidence.web') : t('answers.evidence.dated', { where: t('answers.evidence.web'), day })}</>
  )
}

type ButtonsProps = {
  readonly t: Translate
  readonly evidence: AnswerEvidence
  readonly position: number
  readonly question: string
}

const Buttons = ({ t, evidence: { id, isShown }, position, question }: ButtonsProps) => (
  <p class="small buttons">
    <button class="as-link" type="submit" name="do" value={`remove:${id}`} aria-describedby={`${question}-title`}>
      {t('answers.evidence.remove', { position })}
    </button>
    <button
      class="as-link"
      type="submit"
      name="do"
      value={`${isShown ? 'hide' : 'show'}:${id}`}
      aria-describedby={`${question}-title`}
    >
      {t(isShown ? 'answers.evidence.hide' : 'answers.evidence.show', { position })}
    </button>
  </p>
)
