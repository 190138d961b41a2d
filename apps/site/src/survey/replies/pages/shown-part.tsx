import { ButtonLink, Fold, localPath, Notice, Quote, type Translate } from '../../../foundation/index.ts'
import { StatusMark, StatusSymbols, statusMeaning, statusWord } from '../../../releases/index.ts'
import { questionsLink } from '../links.ts'
import type { ReplyHere } from '../reply-here.ts'
import { wordingOf } from '../reply-text.ts'
import { isSaidByRule, type ShownEvidence, type ShownQuestion, type ShownResult } from '../shown-result.ts'

type Props = { readonly t: Translate; readonly here: ReplyHere; readonly shown: ShownResult }

/** What we would publish of a trust, why, and what it rests on: as it stood when the link was made. */
export function ShownPart({ t, here, shown }: Props) {
  const read = shown.questions.filter(hasSomething)
  const unread = shown.questions.filter(question => !hasSomething(question))
  return (
    <>
      {here.hasChanged && (
        <Notice title={t('replies.changed.title')}>
          <p>{t('replies.changed.text', { day: t.day(here.link.madeAt) })}</p>
        </Notice>
      )}
      <section aria-labelledby="result">
        <StatusSymbols />
        <h2 id="result">{t('replies.result.title')}</h2>
        <Result t={t} here={here} shown={shown} />
      </section>
      <section aria-labelledby="rests-on">
        <h2 id="rests-on">{t('replies.restsOn.title')}</h2>
        {read.length === 0 && (
          <>
            <p>{t('replies.restsOn.nothing')}</p>
            <p class="no-print">
              <ButtonLink kind="quiet" href={localPath(t.locale, questionsLink(here.token))}>
                {t('replies.page.answerNow')}
              </ButtonLink>
            </p>
          </>
        )}
        {read.length > 0 && <p>{t('replies.restsOn.lead')}</p>}
        {read.map(question => (
          <OneQuestion t={t} here={here} question={question} />
        ))}
        {read.length > 0 && unread.length > 0 && (
          <Fold summary={t('replies.restsOn.unread', { count: unread.length })}>
            <ul>
              {unread.map(question => (
                <li>{wordingOf(t, question)}</li>
              ))}
            </ul>
          </Fold>
        )}
      </section>
    </>
  )
}

function Result({ t, here, shown }: Props) {
  const status = shown.status === 'excluded' ? null : shown.status
  const note = (t.locale === 'cy' ? shown.note.cy : '') || shown.note.en
  const criterion = shown.criterion && ((t.locale === 'cy' ? shown.criterion.cy : '') || shown.criterion.en)
  return (
    <div class="draft-status">
      <p class="draft-word">
        <StatusMark t={t} status={status} words="none" />
        <strong>{statusWord(t, status)}</strong> {!isSaidByRule(shown) && <span>{statusMeaning(t, status)}</span>}
      </p>
      {criterion && (
        <p>
          {t('replies.result.because')} {criterion}
        </p>
      )}
      {status === 'no-response' && here.request.sentOn && here.request.dueOn && (
        <p>{t('replies.result.silence', { sent: t.day(here.request.sentOn), due: t.day(here.request.dueOn) })}</p>
      )}
      {note !== '' && (
        <p>
          {t('replies.result.note')} <span lang={t.locale === 'cy' && shown.note.cy === '' ? 'en' : undefined}>{note}</span>
        </p>
      )}
      <p class="soft">
        {shown.answeredOn && <>{t('replies.result.answered', { day: t.day(shown.answeredOn) })} </>}
        {t('replies.result.asOf', { day: t.day(here.link.madeAt) })}
      </p>
    </div>
  )
}

const hasSomething = ({ words, number, fromDay, toDay, mark, evidence }: ShownQuestion): boolean =>
  words !== '' ||
  number !== null ||
  fromDay !== null ||
  toDay !== null ||
  evidence.length > 0 ||
  (mark !== null && mark !== 'none')

function OneQuestion({ t, here, question }: { t: Translate; here: ReplyHere; question: ShownQuestion }) {
  const { words, language, translation, number, fromDay, toDay, mark, evidence } = question
  const foreign = language === t.locale ? undefined : language
  return (
    <article class="read-question">
      <h3>{wordingOf(t, question)}</h3>
      <dl>
        {words !== '' && (
          <div>
            <dt>{t('replies.restsOn.words')}</dt>
            <dd lang={foreign}>{words}</dd>
            {translation && foreign && <dd class="soft">{t('replies.restsOn.translation', { words: translation })}</dd>}
          </div>
        )}
        {number !== null && (
          <div>
            <dt>{t('replies.restsOn.number')}</dt>
            <dd>{t.number(number)}</dd>
          </div>
        )}
        {fromDay && toDay && (
          <div>
            <dt>{t('replies.restsOn.period')}</dt>
            <dd>{t('replies.text.period', { from: t.day(fromDay), to: t.day(toDay) })}</dd>
          </div>
        )}
        {mark && (
          <div>
            <dt>{t('replies.restsOn.mark')}</dt>
            <dd>{t(`replies.restsOn.marks.${mark}`)}</dd>
          </div>
        )}
      </dl>
      {evidence.map(piece => (
        <Piece t={t} here={here} piece={piece} />
      ))}
    </article>
  )
}

function Piece({ t, here, piece }: { t: Translate; here: ReplyHere; piece: ShownEvidence }) {
  const dated = piece.dated ? `, ${t.day(piece.dated)}` : ''
  const page = piece.page === null ? '' : `, ${t('replies.evidence.page', { page: piece.page })}`
  if (piece.source === 'quote' && piece.quote !== null) {
    return (
      <Quote
        words={piece.quote}
        lang={piece.language === null || piece.language === t.locale ? undefined : piece.language}
        marks={[t('site.quote.open'), t('site.quote.close')]}
      >
        {here.trustName}
        {dated}
        {piece.fileName !== null && `, ${piece.fileName}`}
        {page}
        {piece.translation && piece.language !== t.locale && (
          <p>{t('replies.restsOn.translation', { words: piece.translation })}</p>
        )}
      </Quote>
    )
  }
  if (piece.source === 'link' && piece.url !== null) {
    return (
      <p>
        {t('replies.evidence.link')}{' '}
        <a href={piece.url} rel="noreferrer">
          {piece.url}
        </a>
        {dated}
      </p>
    )
  }
  return (
    <p>
      {t('replies.evidence.file', { name: piece.fileName ?? '' })}
      {page}
      {dated}
    </p>
  )
}
