import type { Translate } from '../../foundation/index.ts'
import type { StatusCode } from '../types.ts'

/** The id of each symbol: one letter, since a map holds hundreds of them. */
export const symbolIds: Readonly<Record<StatusCode, string>> = {
  collecting: 'c',
  partial: 'p',
  'not-collecting': 'n',
  'no-response': 'o',
  'not-asked': 'd',
}

/** The status in a word or two: "Collecting", "Partly" … null is a trust outside the survey. */
export const statusWord = (t: Translate, status: StatusCode | null): string => t(`releases.status.${status ?? 'excluded'}.word`)

/** What the status means, in a few words: "everyone is counted". */
export const statusMeaning = (t: Translate, status: StatusCode | null): string =>
  t(`releases.status.${status ?? 'excluded'}.meaning`)

type MarkProps = {
  readonly status: StatusCode | null
  readonly t: Translate
  /** `hidden`: for ears only (the default); `shown`: the word stands beside the mark; `none`: the word is already there. */
  readonly words?: 'hidden' | 'shown' | 'none'
}

/** The mark of a status: always a shape, and always a word for those who cannot see it. Needs StatusSymbols on the page. */
export function StatusMark({ status, t, words = 'hidden' }: MarkProps) {
  const word = statusWord(t, status)
  return (
    <span class="status">
      {status !== null && (
        <svg class="mark" viewBox="0 0 22 22" aria-hidden="true">
          <use href={`#${symbolIds[status]}`} />
        </svg>
      )}
      {words === 'shown' && <span>{word}</span>}
      {words === 'hidden' && <span class={status === null ? undefined : 'hidden'}>{word}</span>}
    </span>
  )
}
