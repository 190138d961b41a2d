import type { Translate } from '../../../foundation/index.ts'

type PaperProps = { readonly t: Translate; readonly facts: readonly (readonly [string, string])[]; readonly text: string }

/** A letter as it is read. Printed, nothing of the page but the letter itself is on the paper. */
export const PaperLetter = ({ t, facts, text }: PaperProps) => (
  <article class="paper" aria-label={t('act-letters.look.label')}>
    {facts.length > 0 && (
      <dl>
        {facts.map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    )}
    <p class="letter-text" dir="auto">
      {text}
    </p>
  </article>
)
