import type { Migration } from '../../foundation/index.ts'

/** Who brought a message in that no mail server handed over: typed in by hand, or taken from a file. */
export const migration0012MailIn: Migration = {
  name: '0012_mail_in',
  statements: [
    'alter table message add column entered_by text',
    'alter table message add column entered_at timestamptz',
    `alter table message add column language text check (language in ('en', 'cy'))`,
    'alter table message add constraint message_entered check ((entered_by is null) = (entered_at is null))',
  ],
}
