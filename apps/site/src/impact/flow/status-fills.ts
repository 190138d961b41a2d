import type { ChartSpec } from '../../foundation/index.ts'
import type { FlowStatus } from './status-flow.ts'

type Fill = Extract<ChartSpec, { kind: 'stacked' }>['parts'][number]['fill']

/** How each status is filled in charts: three answers, silence, and what lies outside the survey. Its word always stands beside it. */
export const statusFills: Readonly<Record<FlowStatus, Fill>> = {
  collecting: 'lamp',
  partial: 'hatched',
  'not-collecting': 'rose',
  'no-response': 'dotted',
  'not-asked': 'empty',
  excluded: 'empty',
  'not-there': 'empty',
}
