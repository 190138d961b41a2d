import type { Translate } from '../../foundation/index.ts'
import { statusWord } from '../../releases/index.ts'
import type { FlowStatus } from './status-flow.ts'

/** Where a trust stands, in a word or two: “Collecting”, “Not in the survey”, “Not in this release”. */
export function flowStatusWord(t: Translate, status: FlowStatus): string {
  switch (status) {
    case 'excluded':
      return statusWord(t, null)
    case 'not-there':
      return t('impact.flow.notThere')
    default:
      return statusWord(t, status)
  }
}
