import type { Translate } from '../../../foundation/index.ts'
import { linesOf, sayIn, type Words } from '../rules/words-of-two.ts'

type SayProps = { readonly t: Translate; readonly words: Words }

/** Words of a hospital in the language of the page, or in the other one, marked as that. Numbers in them are the hospital’s own. */
export const Say = ({ t, words }: SayProps) => {
  const { text, lang } = sayIn(words, t.locale)
  return (
    <span lang={lang} data-not-counting>
      {text}
    </span>
  )
}

/** Paragraphs as they were typed: one to a line. */
export const SayAll = ({ t, words }: SayProps) => {
  const { text, lang } = sayIn(words, t.locale)
  return linesOf(text).map(line => (
    <p lang={lang} data-not-counting>
      {line}
    </p>
  ))
}

/** Things that were typed one to a line, as a list. */
export const SayList = ({ t, words }: SayProps) => {
  const { text, lang } = sayIn(words, t.locale)
  return (
    <ul lang={lang} data-not-counting>
      {linesOf(text).map(line => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

/** In the place of what must not be read any more. */
export const Withheld = ({ t, on }: { readonly t: Translate; readonly on: string }) => (
  <p class="soft">{t('pledges.withheld', { day: t.day(on) })}</p>
)
