import type { Ctx } from '../../../foundation/index.ts'
import type { Step } from './step.ts'

/** Longer than this, some mail programs cut off what a link gives them. */
const longestLink = 1800

/** How to send it without us: copy, print, or one’s own mail program. */
export function SendYourself({ c, step, text }: { c: Ctx; step: Step; text: string }) {
  const { t } = c.var
  const { recipient } = step.subject
  return (
    <>
      <copy-text
        class="field"
        data-copy={t('act-letters.paper.copy')}
        data-copied={t('act-letters.paper.copied')}
        data-failed={t('act-letters.paper.failed')}
      >
        <label for="whole">{t('act-letters.paper.whole')}</label>
        <p class="hint" id="whole-hint">
          {t('act-letters.paper.wholeHint')}
        </p>
        <textarea id="whole" rows={10} readonly aria-describedby="whole-hint">
          {text}
        </textarea>
      </copy-text>
      {recipient.address !== null && (
        <p>
          <a href={mailLink(recipient.address, step.typed.subject, text)}>{t('act-letters.paper.mail')}</a>{' '}
          {t('act-letters.paper.mailHint', { address: recipient.address })}
        </p>
      )}
      <p>{t('act-letters.paper.print')}</p>
      {recipient.postal && (
        <p>
          {t('act-letters.paper.postal')} <strong>{[recipient.name, ...recipient.postal].join(', ')}</strong>
        </p>
      )}
    </>
  )
}

/** RFC 6068. Where the whole letter would make it too long, it opens an empty mail with the subject: the letter is pasted. */
export function mailLink(address: string, subject: string, text: string): string {
  const bare = `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(subject)}`
  const whole = `${bare}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  return whole.length <= longestLink ? whole : bare
}
