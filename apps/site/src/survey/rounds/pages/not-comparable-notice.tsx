import { localPath, Notice, type Translate } from '../../../foundation/index.ts'
import type { RoundId } from '../../types.ts'
import { compareLink } from '../links.ts'
import type { Comparison } from '../rules/compare-rounds.ts'
import { inLanguage } from './round-words.ts'

type NotComparableProps = {
  readonly t: Translate
  readonly earlier: RoundId
  readonly later: RoundId
  readonly comparisons: readonly Comparison[]
  /** True on the page to which the notice would lead. */
  readonly isOnComparison?: boolean
}

/**
 * Shown wherever two rounds meet: which answers must not be set beside each other, and why. Nothing where all that both rounds ask can be
 * compared. The reasons are in the language of the page, or in English where there is no other.
 */
export function NotComparableNotice({ t, earlier, later, comparisons, isOnComparison = false }: NotComparableProps) {
  const apart = comparisons.flatMap(each =>
    each.kind === 'not-comparable' || each.kind === 'other-type' ? [{ question: each.later, why: whyNot(t, each) }] : [],
  )
  if (apart.length === 0) return null
  return (
    <Notice title={t('rounds.notComparable.title', { earlier, later })}>
      <ul>
        {apart.map(({ question, why }) => (
          <li>
            <strong>{inLanguage(question.wording, t.locale)}</strong> {why}
          </li>
        ))}
      </ul>
      {!isOnComparison && (
        <p>
          <a href={localPath(t.locale, compareLink(later, earlier))}>{t('rounds.notComparable.link', { earlier, later })}</a>
        </p>
      )}
    </Notice>
  )
}

/** Why the answers to a question of two rounds must not be set beside each other. */
export const whyNot = (t: Translate, comparison: Extract<Comparison, { kind: 'not-comparable' | 'other-type' }>): string =>
  comparison.kind === 'not-comparable'
    ? inLanguage(comparison.reason, t.locale)
    : t('rounds.notComparable.otherType', {
        earlier: t(`rounds.types.${comparison.earlier.type}`),
        later: t(`rounds.types.${comparison.later.type}`),
      })
