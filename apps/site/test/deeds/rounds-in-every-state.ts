import { inTransaction, type OpenDatabase, record, writes } from '../../src/foundation/index.ts'
import { saveInventedTrusts } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { type RoundState, roundStates } from '../../src/survey/index.ts'
import type { WritableSurveyTables } from '../../src/survey/schema.ts'

/** One round in each state, each with a question and with a request to EX-001: what every address about a round can be tried on. */
export const roundIn: Readonly<Record<RoundState, string>> = {
  draft: '2026-1',
  sending: '2026-2',
  open: '2026-3',
  closed: '2026-4',
}
export const trustCode = 'EX-001'
export const otherTrustCode = 'EX-002'

const now = new Date('2026-11-02T10:00:00Z')
const changed = { version: 1, changed_at: now, changed_by: 'test' }

export async function roundsInEveryState({ db }: Pick<OpenDatabase, 'db'>): Promise<void> {
  const trusts = ([trustCode, otherTrustCode] as const).map(code =>
    inventedTrustForTests(code, `Trust ${code}`, { foiEmail: addressOf(code) }),
  )
  await inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
  await inTransaction(db, async tx => {
    const write = writes<WritableSurveyTables>(tx)
    await record(tx, {
      actor: { kind: 'command', name: 'test' },
      at: now,
      deed: 'round.make',
      subject: { kind: 'round', id: 'all' },
    })
    await write.insertInto('round').values(roundStates.map(asRound)).execute()
    await write.insertInto('round_question').values(roundStates.map(asQuestion)).execute()
    await write.insertInto('request').values(roundStates.map(asRequest)).execute()
  })
}

const addressOf = (code: string): string => `foi@${code.toLowerCase()}.invalid`

const asRound = (state: RoundState): WritableSurveyTables['round'] => ({
  id: roundIn[state],
  name_en: `Round ${state}`,
  name_cy: `Rownd ${state}`,
  state,
  laws: JSON.stringify({ england: 'foia', wales: 'foia', scotland: 'foisa', 'northern-ireland': 'foia' }),
  criteria: JSON.stringify({ version: '1', rules: [] }),
  send_on: '2026-11-02',
  replies_by: '2027-01-29',
  copied_from: null,
  created_at: now,
  sent_at: state === 'draft' ? null : now,
  closed_at: state === 'closed' ? now : null,
  ...changed,
})

const asQuestion = (state: RoundState): WritableSurveyTables['round_question'] => ({
  round_id: roundIn[state],
  id: 'records-routinely',
  position: 1,
  type: 'yes-no-partly',
  wording_en: 'Do you?',
  wording_cy: 'Ydych chi?',
  help_en: '',
  help_cy: '',
  nations: JSON.stringify(['england', 'wales', 'scotland', 'northern-ireland']),
  compares_with: null,
  not_comparable: null,
})

const asRequest = (state: RoundState): WritableSurveyTables['request'] => ({
  round_id: roundIn[state],
  trust_code: trustCode,
  trust_name: `Trust ${trustCode}`,
  nation: 'england',
  law: 'foia',
  language: 'en',
  reference: `SBC-${roundIn[state]}-${trustCode}`,
  reply_token: `token-${state}`,
  sent_to: addressOf(trustCode),
  channel: 'email',
  delivery: 'sent',
  clock: 'running',
  answer: 'none',
  work: 'waiting',
  sent_on: '2026-11-02',
  received_on: '2026-11-02',
  due_on: '2026-11-30',
  answered_on: null,
  next_step: 'wait',
  next_step_on: null,
  assignee: null,
  assignee_name: null,
  ...changed,
})
