import { localPath, type Translate } from '../../../foundation/index.ts'
import type { AnswerEvidence } from '../../answer-types.ts'
import { EvidencePiece } from '../../answers/pages/evidence-piece.tsx'
import { requestLink } from '../../requests/links.ts'
import type { RequestKey } from '../../requests/request-store.ts'

type Props = { readonly t: Translate; readonly request: RequestKey; readonly evidence: readonly AnswerEvidence[] }

/** What shows that the trust said so: its words, where they stand, and whether they were found there. */
export const EvidenceShown = ({ t, request, evidence }: Props) =>
  evidence.length === 0 ? (
    <p class="soft">{t('marking.sheet.noEvidence')}</p>
  ) : (
    <ul class="evidence">
      {evidence.map(each => (
        <li>
          <EvidencePiece t={t} piece={each} where={<Where t={t} request={request} piece={each} />} />
        </li>
      ))}
    </ul>
  )

type PieceProps = { readonly t: Translate; readonly request: RequestKey; readonly piece: AnswerEvidence }

/** The file with its page, the letter, or the web; and the day. */
function Where({ t, request, piece: { fileName, page, messageId, dated } }: PieceProps) {
  const day = dated === null ? '' : t.day(dated)
  if (fileName !== null) {
    const where = page === null ? fileName : t('answers.evidence.page', { file: fileName, page })
    return <>{dated === null ? where : t('answers.evidence.dated', { where, day })}</>
  }
  if (messageId !== null) {
    return (
      <a href={`${localPath(t.locale, requestLink(request))}#message-${messageId}`}>{t('answers.evidence.letter', { day })}</a>
    )
  }
  return (
    <>{dated === null ? t('answers.evidence.web') : t('answers.evidence.dated', { where: t('answers.evidence.web'), day })}</>
  )
}
