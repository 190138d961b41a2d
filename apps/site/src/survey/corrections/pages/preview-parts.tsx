import { Fold, type Translate } from '../../../foundation/index.ts'
import {
  type PreviewOutcome,
  type PublishedStatus,
  problemInWords,
  type StatusCounts,
  StatusMark,
} from '../../../releases/index.ts'
import { SaidOfTrust } from '../../publishing/pages/said-of-trust.tsx'

type BeforeAfterProps = {
  readonly t: Translate
  readonly before: PublishedStatus | null
  readonly after: PublishedStatus
}

/** What everybody reads of one trust now, and would read then. */
export const BeforeAfter = ({ t, before, after }: BeforeAfterProps) => (
  <div class="before-after">
    <section>
      <h3>{t('corrections.before')}</h3>
      {before && <Said t={t} status={before} />}
    </section>
    <section>
      <h3>{t('corrections.after')}</h3>
      <Said t={t} status={after} />
    </section>
  </div>
)

const Said = ({ t, status }: { t: Translate; status: PublishedStatus }) => (
  <>
    <p>
      <StatusMark t={t} status={status.status} words="shown" />
    </p>
    <SaidOfTrust t={t} status={status} />
  </>
)

/** The same, folded under the trust's name with its move, where there are several. */
export const FoldedBeforeAfter = ({ t, before, after, name }: BeforeAfterProps & { readonly name: string }) => (
  <Fold summary={t('corrections.showWhat', { name })}>
    <BeforeAfter t={t} before={before} after={after} />
  </Fold>
)

/** The number that everybody quotes, as it would be. */
export const NumberThen = ({ t, counts }: { t: Translate; counts: StatusCounts }) => (
  <p>{t('releases.number.sentence', { some: counts.notCountingEveryone, count: counts.answered })}</p>
)

/** Why a correction cannot be published, in words; empty where it can. */
export function whyNot(t: Translate, outcome: Exclude<PreviewOutcome, { kind: 'would-publish' }> | null): readonly string[] {
  if (outcome === null) return [t('corrections.refused.other')]
  switch (outcome.kind) {
    case 'bad-rows':
      return outcome.problems.map(problem => problemInWords(t, problem))
    case 'same':
      return [t('corrections.refused.same', { id: outcome.release.id })]
    case 'refused': {
      const { refused } = outcome
      if (refused.why === 'parent-corrected') return [t('corrections.refused.parent-corrected', { by: refused.by })]
      return [t(refused.why === 'nothing-to-correct' ? 'corrections.refused.nothing-to-correct' : 'corrections.refused.other')]
    }
  }
}
