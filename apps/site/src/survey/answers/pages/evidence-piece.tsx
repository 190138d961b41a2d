import type { Child } from 'hono/jsx'
import { Quote, Tag, type Translate } from '../../../foundation/index.ts'
import type { AnswerEvidence } from '../../answer-types.ts'

type Props = {
  readonly t: Translate
  readonly piece: AnswerEvidence
  /** Where it stands: the letter, the file with its page, or the web. */
  readonly where: Child
}

/** One thing that shows that a trust said so: its words, where they stand, and whether they were found there. */
export const EvidencePiece = ({ t, piece, where }: Props) => {
  const { source, quote, language, translation, url, isFound, isShown } = piece
  return (
    <>
      {quote === null ? (
        <p>{where}</p>
      ) : (
        <Quote words={quote} lang={language ?? undefined} marks={[t('answers.evidence.open'), t('answers.evidence.close')]}>
          {where}
        </Quote>
      )}
      {translation !== null && (
        <p class="as-written">
          <span class="soft">{t('answers.translation')}:</span> <span lang={language === 'cy' ? 'en' : 'cy'}>{translation}</span>
        </p>
      )}
      {url !== null && (
        <p class="link">
          <a href={url} rel="noreferrer noopener nofollow">
            {url}
          </a>
        </p>
      )}
      {((source === 'quote' && !isFound) || !isShown) && (
        <p>
          {source === 'quote' && !isFound && <Tag>{t('answers.evidence.copied')}</Tag>}{' '}
          {!isShown && <Tag>{t('answers.evidence.ours')}</Tag>}
        </p>
      )}
    </>
  )
}
