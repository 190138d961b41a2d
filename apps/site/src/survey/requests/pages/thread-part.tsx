import { Fold, localPath, Tag, type Translate } from '../../../foundation/index.ts'
import { AttachmentLinks } from '../../attachments/pages/attachment-links.tsx'
import { ArrivalNotes } from '../../mail-in/arrival-notes.tsx'
import { foldThread } from '../../mail-in/fold-thread.ts'
import { FoldedMessages } from '../../mail-in/folded-messages.tsx'
import { GuessForm } from '../../mail-in/guess-form.tsx'
import { TakeBackForm } from '../../mail-in/take-back-form.tsx'
import type { Message } from '../../types.ts'
import { messageLink, threadAt, threadTextAt } from '../links.ts'
import type { MailFate, RequestView } from '../request-view.ts'
import { dayAndTime } from './clock-time.ts'
import { firstPart } from './first-part.ts'
import { sayWho } from './say-who.ts'

/** Letters, answers and notes, oldest first. What came in is shown as text and nothing else. */
export const ThreadPart = ({ t, view }: { t: Translate; view: RequestView }) => (
  <section aria-labelledby="thread">
    <h2 id="thread">{t('requests.thread.title')}</h2>
    {view.messages.length === 0 && <p>{t('requests.thread.none')}</p>}
    <ol class="thread">
      {foldThread(view.messages, view.arrivals).map(item => (
        <li>
          {item.kind === 'message' ? (
            <OneMessage t={t} view={view} message={item.message} />
          ) : (
            <FoldedMessages t={t} messages={item.messages} show={message => <OneMessage t={t} view={view} message={message} />} />
          )}
        </li>
      ))}
    </ol>
    <p class="small">
      <a href={localPath(t.locale, threadAt.link(view.request))}>{t('requests.thread.print')}</a>
      {' · '}
      <a href={localPath(t.locale, threadTextAt.link(view.request))}>{t('requests.thread.text')}</a>
    </p>
  </section>
)

function OneMessage({ t, view, message }: { t: Translate; view: RequestView; message: Message }) {
  const fate = message.mailId === null ? undefined : view.fates.get(message.mailId)
  return (
    <article class={`message ${message.direction}`} id={`message-${message.id}`} aria-label={messageTitle(t, message)}>
      <header>
        <h3>{messageTitle(t, message)}</h3>
        <p class="small">
          <time datetime={message.at.toISOString()}>{cameOn(t, message)}</time>
          {message.direction === 'out' && <> · {t('requests.thread.to', { to: message.to === '' ? '–' : message.to })}</>}
          {message.direction === 'in' && message.from !== '' && <> · {t('requests.thread.from', { from: message.from })}</>}
        </p>
        {fate && (
          <p>
            <FateTag t={t} fate={fate} />
          </p>
        )}
      </header>
      <ArrivalNotes t={t} message={message} arrival={view.arrivals.get(message.id)} />
      <GuessForm t={t} message={message} mayChange={view.may.record === 'yes'} />
      <TakeBackForm t={t} message={message} mayChange={view.may.record === 'yes'} />
      {message.subject !== '' && <p class="subject">{message.subject}</p>}
      <Body t={t} message={message} />
      <Attachments t={t} view={view} message={message} />
    </article>
  )
}

/** Of what somebody has entered by hand only the day is known. */
const cameOn = (t: Translate, { at, cameBy }: Message): string =>
  cameBy === 'mail' || cameBy === 'reply-page' ? dayAndTime(t, at) : t.day(at)

export function messageTitle(t: Translate, { direction, letterKind, from, cameBy }: Message): string {
  if (direction === 'note') return t('requests.thread.note', { who: sayWho(t, from) })
  if (direction === 'in') return t(`mail-in.cameBy.${cameBy}`)
  return letterKind === null ? t('requests.thread.out') : t(`requests.letters.${letterKind}`)
}

const FateTag = ({ t, fate: { state, failure } }: { t: Translate; fate: MailFate }) => (
  <Tag>
    {t(`requests.mail.${state}`)}
    {state !== 'sent' && failure !== null && `: ${t(`console.mail.failures.${failure}`)}`}
  </Tag>
)

function Body({ t, message: { text } }: { t: Translate; message: Message }) {
  const short = firstPart(text)
  if (short === null) return <p class="message-text">{text}</p>
  return (
    <>
      <p class="message-text">{short}…</p>
      <Fold summary={t('requests.thread.all', { count: text.length })}>
        <p class="message-text">{text}</p>
      </Fold>
    </>
  )
}

const Attachments = ({ t, view, message }: { t: Translate; view: RequestView; message: Message }) =>
  message.attachments.length === 0 ? null : (
    <>
      <AttachmentLinks
        t={t}
        request={view.request}
        attachments={message.attachments}
        files={view.files}
        mayOpen={view.may.openFiles === 'yes'}
      />
      <p class="small">
        <a href={localPath(t.locale, messageLink(view.request, message.id))}>{t('requests.thread.alone')}</a>
      </p>
    </>
  )
