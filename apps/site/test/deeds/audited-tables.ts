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
  postcode_set:
    'Sets of postcodes come and go while they are loaded. Which one is in use is entered, with its row of register_table, which is audited.',
  postcode_block: 'The postcodes of such a set: they can be imported again.',
  mail: 'The outbox keeps its own history, and its states move with every try. What puts a mail there, or sends it again, is entered.',
  setup_link: 'One-time links for the first admin: making and using one is entered; whether it still works moves by itself.',
  hospital_link:
    'Links in mails to people at hospitals, of which hashes are kept. Asking for one and coming in by it are entered.',
  hospital_session: 'Who of a hospital is signed in. Coming in and going out are entered.',
  staff_account: 'Passwords, written by better-auth through its own handle; its hooks enter what was done in the log.',
  staff_session: 'Who is signed in, written by better-auth through its own handle. Signing in and out is entered by its hooks.',
  staff_verification: 'What better-auth needs for some minutes while somebody signs in.',
  staff_two_factor:
    'The second step of each person, written by better-auth through its own handle; its hooks enter what was done.',
  staff_totp_setup: 'A second step that somebody has begun to set up. It is entered when it counts.',
  staff_used_code: 'Codes that must not be used twice.',
  staff_passkey: 'Passkeys, written by better-auth through its own handle; its hooks enter what was done.',
  staff_rate_limit: 'Counts wrong tries, of people who may be nobody.',
  act_total: 'Sums of what is kept elsewhere, made anew every hour.',
  letter_link: 'Links in mails to the writers of letters, of which hashes are kept. What is done by one is entered in the log.',
  letter_mail: 'Which letter a mail in the outbox is about. What puts a mail there is entered.',
  kept_image_file: 'The sizes of a picture: they come and go with it, which is entered.',
  document_page: 'The pages to which a document belongs change with what is said of it, which is entered.',
  checked_link: 'What a machine found at an address: it can be asked again. That somebody had all links looked at is entered.',
  sign_photo_image: 'The pictures of a photograph: they come and go with it, which is entered.',
  sign_photo_link: 'Links in mails about photographs, of which hashes are kept. What is done by one is entered in the log.',
  sign_photo_mail: 'Which photograph a mail in the outbox is about. What puts a mail there is entered.',
  endorsement_link: 'Links in mails about signatures, of which hashes are kept. What is done by one is entered in the log.',
  professional_link: 'Links in mails to addresses at work, of which hashes are kept. What is done by one is entered in the log.',
  professional_mail: 'To which address at work a mail in the outbox is. What puts a mail there is entered.',
  story_text: 'The words of a version of a story: they come and go with it, which is entered.',
  story_picture: 'The pictures of a story: they come and go with it, which is entered.',
  story_link: 'Links in mails about stories, of which hashes are kept. What is done by one is entered in the log.',
  story_mail: 'Which story a mail in the outbox is about. What puts a mail there is entered.',
  training_link: 'Links in mails about trainings, of which hashes are kept. What is done by one is entered in the log.',
  sign_up: 'What somebody typed before they have said yes to it. That they asked is entered.',
  supporter_link: 'Links in mails to supporters, of which hashes are kept. What is done by one is entered in the log.',
  mailing_recipient:
    'What became of each mail of a mailing moves with the outbox. Its start, its end and how many they were are entered with the mailing, which is audited.',
  mailing_link: 'Clicks are counted in total, of whomever.',
  supporter_deed: 'Whether members have acted: the log, which is kept for ever, must not say it of anybody.',
  mail_trouble: 'What mail servers say of mails that were sent. What follows of it for a supporter is entered.',
  supporter_mail: 'Whose a mail in the outbox is. What puts a mail there is entered.',
  guard_salt: 'What makes the keys of one day: random, and gone the next.',
  guard_count: 'Numbers of what forms were sent, by people who may be nobody.',
  guard_rate: 'How often each form was sent in a minute.',
  guard_proof: 'Challenges that must not be used twice.',
  submission_refusal: 'How often a file was not taken, and why: numbers of a day, of nobody.',
  pledge_answer:
    'What people answered without their names: an entry would say when, to the second. That a survey was made and counted is entered.',
  pledge_comment: 'The same, in their own words. What staff do with them is entered with the survey.',
  staff_preference: 'How somebody likes their lists: of no meaning to anybody else.',
}
