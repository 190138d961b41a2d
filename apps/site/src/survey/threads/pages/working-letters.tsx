import { Button, Fold, localPath, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { firstPart } from '../../requests/pages/first-part.ts'
import type { Message } from '../../types.ts'
import { wholeMessageAt } from '../links.ts'
import { titleOf } from '../plain-thread.ts'
import { sortOf } from '../public-thread.ts'
import { readableText } from '../redact/readable-text.ts'
import { hiddenSpans } from '../redact/redact-text.ts'
import type { ThreadWork } from '../thread-work.ts'

type Props = { readonly t: Translate; readonly work: ThreadWork; readonly mayRedact: boolean }

/** The letters as staff see them: what is blacked out is struck through, so that one can see what is missing. */
export const WorkingLetters = ({ t, work, mayRedact }: Props) => (
  <ol class="letters-read" id="letters-read">
    {work.messages.map(message => (
      <li>
        <OneLetter t={t} work={work} message={message} mayRedact={mayRedact} />
      </li>
    ))}
  </ol>
)

function OneLetter({ t, work, message, mayRedact }: Props & { readonly message: Message }) {
  const isHidden = work.choices.some(({ kind, text, isOn }) => kind === 'message' && isOn && text === String(message.id))
  const short = firstPart(message.text)
  return (
    <article class={`letter ${message.direction}`} id={`message-${message.id}`} aria-labelledby={`title-${message.id}`}>
      <h3 id={`title-${message.id}`}>{titleOf(t, { ...message, sort: sortOf(message) })}</h3>
      <p class="small">
        <time datetime={message.at.toISOString()}>{dayAndTime(t, message.at)}</time>
      </p>
      <dl class="letter-head">
        {(['from', 'to'] as const).map(field =>
          message[field] === '' ? null : (
            <div>
              <dt>{t(`threads.fields.${field}`, { value: '' })}</dt>
              <dd>
                <Marked work={work} text={message[field]} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {isHidden ? (
        <p class="letter-text">
          <span class="blacked">{t('threads.removed.message')}</span>
        </p>
      ) : (
        <>
          <p class="subject">{message.subject === '' ? t('threads.noSubject') : <Marked work={work} text={message.subject} />}</p>
          {short === null ? (
            <p class="letter-text">
              <Marked work={work} text={message.text} />
            </p>
          ) : (
            <Fold summary={t('requests.thread.all', { count: message.text.length })}>
              <p class="letter-text">
                <Marked work={work} text={message.text} />
              </p>
            </Fold>
          )}
        </>
      )}
      {message.attachments.length > 0 && (
        <ul class="letter-files">
          {message.attachments.map(({ name }) => (
            <li>
              <Marked work={work} text={name} />
            </li>
          ))}
        </ul>
      )}
      {mayRedact && message.text !== '' && (
        <form method="post" action={localPath(t.locale, wholeMessageAt.link(work.request))}>
          <input type="hidden" name="message" value={String(message.id)} />
          <input type="hidden" name="hide" value={isHidden ? 'no' : 'yes'} />
          <Button kind="quiet">{t(isHidden ? 'threads.prepare.message.show' : 'threads.prepare.message.hide')}</Button>
        </form>
      )}
    </article>
  )
}

function Marked({ work, text: source }: { work: ThreadWork; text: string }) {
  const text = readableText(source)
  const spans = hiddenSpans(text, work.hiding)
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <del class="struck">{text.slice(start, end)}</del>
        </>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  )
}
