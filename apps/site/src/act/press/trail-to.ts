import type { Crumb, Translate } from '../../foundation/index.ts'
import { actPath } from '../today/act-links.ts'
import { pressPath } from './press-links.ts'

/** The way to a press release. */
export const trailTo = (t: Translate): readonly Crumb[] => [
  { href: actPath, label: t('act.title') },
  { href: pressPath, label: t('press.title') },
]
