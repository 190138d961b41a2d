import type { Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { titleOf } from '../plain-thread.ts'
import type { PublicMessage, PublicThread } from '../public-thread.ts'
import { Pieces } from './pieces.tsx'

/** Letters as everybody reads them: the public page and the preview show this very thing. */
export const PublicLetters = ({ t, thread }: { t: Translate; thread: PublicThread }) => (
  <ol class="letters-read">
    {thread.messages.map((message, index) => (
      <li>
        <OneLetter
          t={t}
          message={message}
          id={`letter-${index + 1}`}
          lang={thread.language === t.locale ? undefined : thread.language}
        />
      </li>
    ))}
  </ol>
)

type OneLetterProps = {
  readonly t: Translate
  readonly message: PublicMessage
  readonly id: string
  readonly lang: string | undefined
}

function OneLetter({ t, message, id, lang }: OneLetterProps) {
  const { direction, at, from, to, subject, text, attachments } = message
  return (
    <article class={`letter ${direction}`} aria-labelledby={id}>
      <h2 id={id}>{titleOf(t, message)}</h2>
      <p class="small">
        <time datetime={at}>{dayAndTime(t, new Date(at))}</time>
      </p>
      <dl class="letter-head">
        {(
          [
            ['from', from],
            ['to', to],
          ] as const
        ).map(([field, pieces]) =>
          pieces.length === 0 ? null : (
            <div>
              <dt>{t(`threads.fields.${field}`, { value: '' })}</dt>
              <dd>
                <Pieces t={t} pieces={pieces} />
              </dd>
            </div>
          ),
        )}
      </dl>
      <p class="subject" lang={subject.length === 0 ? undefined : lang}>
        {subject.length === 0 ? t('threads.noSubject') : <Pieces t={t} pieces={subject} />}
      </p>
      <p class="letter-text" lang={text.length === 0 ? undefined : lang}>
        {text.length === 0 ? t('threads.noText') : <Pieces t={t} pieces={text} />}
      </p>
      {attachments.length > 0 && (
        <ul class="letter-files">
          {attachments.map(({ name, bytes, sha256 }) => (
            <li>
              {t('threads.attachment', { name: '\u0000', kilobytes: t.number(Math.ceil(bytes / 1024)) })
                .split('\u0000')
                .map((words, index) => (
                  <>
                    {index > 0 && <Pieces t={t} pieces={name} />}
                    {words}
                  </>
                ))}
              <span class="checksum">{t('threads.checksum', { sha256 })}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
