import type { Migration } from '../../foundation/index.ts'
import { bulkKinds, bulkReasons } from './bulk-rules.ts'

const oneOf = (words: readonly string[]): string => `in (${words.map(word => `'${word}'`).join(', ')})`

/** How one of the chosen requests fared. `changed-meanwhile`: somebody else was there first, so it was left as they made it. */
export const bulkOutcomes = ['done', 'changed-meanwhile', ...bulkReasons] as const

/**
 * What somebody means to do with several requests at once: looked at first, then confirmed, then done piece by piece. The rows are working
 * notes; what really changes is in the audit log.
 */
export const migration0010Worklist: Migration = {
  name: '0010_worklist',
  statements: [
    `create table bulk_plan (
      id text primary key,
      round_id text not null references round (id) on delete cascade,
      kind text not null check (kind ${oneOf(bulkKinds)}),
      assignee text,
      assignee_name text,
      came_from text not null,
      made_by text not null,
      made_by_name text not null,
      barred_from jsonb not null,
      made_at timestamptz not null,
      confirmed_at timestamptz,
      finished_at timestamptz
    )`,
    'create index bulk_plan_unfinished on bulk_plan (confirmed_at) where finished_at is null',
    `create table bulk_item (
      plan_id text not null references bulk_plan (id) on delete cascade,
      trust_code text not null,
      trust_name text not null,
      based_on integer not null,
      verdict text not null check (verdict ${oneOf(['will', ...bulkReasons])}),
      outcome text check (outcome ${oneOf(bulkOutcomes)}),
      changed_by text,
      primary key (plan_id, trust_code)
    )`,
  ],
}
