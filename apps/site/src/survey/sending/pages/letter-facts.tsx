import type { Translate } from '../../../foundation/index.ts'

type Fact = readonly [string, string]

/** A letter as it will leave: the lines of its head, its subject and its text. */
export const LetterShown = ({ t, facts, text }: { t: Translate; facts: readonly Fact[]; text: string }) => (
  <article class="letter" aria-label={t('sending.letter.label')}>
    <dl class="facts">
      {facts.map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
    <pre class="mail-text">{text}</pre>
  </article>
)

/** The head of a letter, in the order in which a mail program shows it. */
export const letterHead = (
  t: Translate,
  {
    from,
    to,
    replyTo,
    subject,
    languages,
  }: { from: string; to: string; replyTo: string; subject: string; languages: readonly string[] },
): readonly Fact[] => [
  [t('sending.letter.from'), from],
  [t('sending.letter.to'), to],
  [t('sending.letter.replyTo'), replyTo],
  [t('sending.letter.subject'), subject],
  [t('sending.letter.language'), languages.map(language => t(`sending.letter.languages.${language}`)).join(', ')],
]
