import { localPath, type Translate } from '../../../foundation/index.ts'
import type { MethodId } from '../../figures/methods/method.ts'
import { methodLink } from '../national-links.ts'

type ListProps = { readonly t: Translate; readonly ids: readonly MethodId[] }

export const MethodList = ({ t, ids }: ListProps) => (
  <ul class="picture-methods">
    {ids.map(id => (
      <li>
        <a href={localPath(t.locale, methodLink(id))}>{t(`national-methods.method.${id}.title`)}</a>
      </li>
    ))}
  </ul>
)

/** The way from a number to how it is made. */
export const HowMade = ({ t, ids }: ListProps) => (
  <p class="small">
    {t('national-picture.methods.how')}{' '}
    {ids.map((id, at) => (
      <>
        {at > 0 && ' · '}
        <a href={localPath(t.locale, methodLink(id))}>{t(`national-methods.method.${id}.title`)}</a>
      </>
    ))}
  </p>
)
