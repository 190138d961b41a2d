/**
 * Tables whose rows may change without an entry in the audit log, each for a reason. The database itself refuses a change of every other
 * table without one.
 */
export const unaudited: Readonly<Record<string, string>> = {
  audit: 'It is the log.',
  kysely_migration: 'Which steps of the schema have been applied: written by those steps.',
  kysely_migration_lock: 'Keeps two processes from changing the schema at once.',
  spotlight: 'What this copy of Spotlight notes about itself: the campaign it belongs to, which seeds have run.',
  charity_image:
    'A picture that came with a form which may still have to be mended. Nothing shows it before charity, which is audited, names it.',
  attachment_text: 'What a machine reads in an attachment: it can be read again. The attachment itself is audited.',
  reply_draft: 'What a trust has half written on its own page. What it sends is a reply, which is audited.',
  bulk_plan:
    'What somebody is about to do to several requests, while they look at it. What is done is entered with each request.',
  bulk_item: 'One request of such a plan.',
  mail_domain: 'When a mail last left for a domain: the pace of the sender.',
  mail: 'The outbox keeps its own history, and its states move with every try. What puts a mail there, or sends it again, is entered.',
  setup_link: 'One-time links for the first admin: making and using one is entered; whether it still works moves by itself.',
  staff_account: 'Passwords, written by better-auth through its own handle; its hooks enter what was done in the log.',
  staff_session: 'Who is signed in, written by better-auth through its own handle. Signing in and out is entered by its hooks.',
  staff_verification: 'What better-auth needs for some minutes while somebody signs in.',
  staff_two_factor:
    'The second step of each person, written by better-auth through its own handle; its hooks enter what was done.',
  staff_totp_setup: 'A second step that somebody has begun to set up. It is entered when it counts.',
  staff_used_code: 'Codes that must not be used twice.',
  staff_passkey: 'Passkeys, written by better-auth through its own handle; its hooks enter what was done.',
  staff_rate_limit: 'Counts wrong tries, of people who may be nobody.',
  staff_preference: 'How somebody likes their lists: of no meaning to anybody else.',
}
