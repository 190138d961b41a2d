import type { Translate } from '../../foundation/index.ts'
import type { ListFault } from './read-list.ts'

/** Why a list as a whole cannot be used, in words. */
export function sayListFault(t: Translate, why: ListFault): string {
  switch (why.fault) {
    case 'columns':
      return t('join.import.file.columns', { columns: why.missing.join(', ') })
    case 'broken':
      return t('join.import.file.broken', { line: why.line })
    default:
      return t(`join.import.file.${why.fault}`)
  }
}
