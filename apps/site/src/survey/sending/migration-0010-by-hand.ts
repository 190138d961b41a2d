import type { Migration } from '../../foundation/index.ts'

/** The day on which somebody delivered a further letter that goes by no mail. A first letter says it by its request's delivery. */
export const migration0010ByHand: Migration = {
  name: '0010_written_by_hand',
  statements: ['alter table message add column handed_over_on date'],
}
