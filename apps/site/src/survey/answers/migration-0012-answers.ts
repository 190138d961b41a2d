import type { Migration } from '../../foundation/index.ts'

/** On which ground something was kept back; and a form that adds evidence, sent twice, adds it once. */
export const migration0012Answers: Migration = {
  name: '0012_answers',
  statements: [
    `alter table answer add column exemption text check (exemption ~ '^[a-z0-9]{2,10}$')`,
    'alter table answer_evidence add column form_token text unique',
    // A removed one is kept, and is asked for by nobody but the log.
    'create index answer_evidence_standing on answer_evidence (round_id, trust_code, id) where removed_at is null',
    'create index answer_evidence_by_file on answer_evidence (file_sha256) where file_sha256 is not null',
  ],
}
