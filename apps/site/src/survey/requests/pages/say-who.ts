import type { Translate } from '../../../foundation/index.ts'

/** A name, or words for what happened by itself. */
export const sayWho = (t: Translate, name: string): string => (name === 'system' ? t('requests.who.system') : name)
