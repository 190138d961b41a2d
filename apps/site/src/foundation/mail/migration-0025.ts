import type { Migration } from '../database/migrate.ts'

/** A mail can have a second body for mail programs that show pages. The text stays: it is what everybody can read. */
export const migration0025: Migration = {
  name: '0025_mail_html',
  statements: [
    `alter table mail add column html text check (html <> '')`,
    // A sender that died leaves few of these among very many that were sent.
    `create index mail_sending on mail (sending_at) where state = 'sending'`,
  ],
}
