import type { Migration } from '../../foundation/index.ts'
import { answerClasses } from '../words-of-0009.ts'

/** What only the page of one request needs to keep. */
export const migration0010: Migration = {
  name: '0010_requests',
  statements: [
    `alter table request_event add column answer text
      check (answer in (${answerClasses.map(answer => `'${answer}'`).join(', ')}))`,
    // The same form sent twice: the second finds its own token and does nothing.
    'alter table message add column form_token text unique',
  ],
}
