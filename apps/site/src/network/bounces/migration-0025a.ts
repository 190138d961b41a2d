import type { Migration } from '../../foundation/index.ts'

const reasons = ['erased', 'unsubscribed', 'hard-bounce', 'complaint', 'soft-bounce'].map(word => `'${word}'`).join(', ')

/** What mail servers and readers say of mail that has left. */
export const migration0025a: Migration = {
  name: '0025a_mail_troubles',
  statements: [
    'alter table suppression drop constraint suppression_reason_check',
    `alter table suppression add constraint suppression_reason_check check (reason in (${reasons}))`,
    `create table mail_trouble (
      mail_id bigint not null,
      kind text not null check (kind in ('hard', 'soft', 'complaint')),
      batch bigint,
      supporter_id bigint references supporter (id) on delete set null,
      at timestamptz not null,
      primary key (mail_id, kind)
    )`,
    'create index mail_trouble_by_batch on mail_trouble (batch, kind) where batch is not null',
    'create index mail_trouble_by_supporter on mail_trouble (supporter_id, at)',
  ],
}
