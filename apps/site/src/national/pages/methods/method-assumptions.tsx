import type { Translate } from '../../../foundation/index.ts'
import { assumptions } from '../../figures/methods/assumptions.ts'
import type { MethodId } from '../../figures/methods/method.ts'

/** What a method takes for true though nobody has shown it for these hospitals, each with what it rests on. Nothing where it assumes nothing. */
export function MethodAssumptions({ t, id }: { readonly t: Translate; readonly id: MethodId }) {
  const mine = assumptions.filter(({ method }) => method === id)
  if (mine.length === 0) return <></>
  return (
    <>
      <h2>{t('national-methods.assumptions.title')}</h2>
      <p>{t('national-methods.assumptions.lead')}</p>
      <ul data-not-counting>
        {mine.map(({ id: assumption, sources }) => (
          <li>
            {t(`national-methods.assumption.${assumption}`)}
            {sources.length > 0 && (
              <>
                {' '}
                <span class="soft small">
                  {t('national-methods.assumptions.rests', {
                    sources: sources.map(source => t(`national-methods.source.${source}`)).join('; '),
                  })}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
