// Long because: one request is judged in every state of its marks, its mail and its words, and each rule is shown beside the others.
import { describe, expect, test } from 'vitest'
import { answerForTests, evidenceForTests } from '../answers/answers-for-tests.ts'
import { roundForTests } from '../rounds/round-for-tests.ts'
import { judgeStanding, type SaidOfStatus, type StandingInput } from './judge-standing.ts'
import { answeredRequest, sheetForTests, sheetsMade, standingInput } from './sheets-for-tests.ts'

const everyone = { 'records-routinely': 'yes', diagnosed: 'given', 'de-novo': 'given', recurrent: 'given' } as const
const some = { ...everyone, 'records-routinely': 'partly' } as const
const nothing = { answers: [], evidence: [] }
const judge = (changes: Partial<StandingInput>) => judgeStanding(standingInput(changes))
const said = (changes: Partial<SaidOfStatus>): SaidOfStatus => ({
  note_en: '',
  note_cy: '',
  excluded_reason: null,
  treated_by: null,
  override_status: null,
  override_rule: null,
  override_reason: null,
  override_by: null,
  override_at: null,
  ...changes,
})
const checked = sheetsMade('check', nothing, sheetForTests('first', everyone), sheetForTests('second', everyone))

describe('one mark and a check', () => {
  const judged = (...made: Parameters<typeof sheetForTests>[]) =>
    judge({ sheets: sheetsMade('check', nothing, ...made.map(sheet => sheetForTests(...sheet))) })

  test('nobody has marked', () => expect(judged()).toMatchObject({ todos: ['to-mark'], marks: {} }))
  test('somebody has begun', () => expect(judged(['first', everyone, { state: 'open' }]).todos).toEqual(['to-mark']))
  test('marked, and its marks can be seen while it is checked', () =>
    expect(judged(['first', everyone])).toMatchObject({ todos: ['to-check'], marks: everyone, status: 'collecting' }))
  test('checked: it can be published', () =>
    expect(judged(['first', everyone], ['second', everyone])).toMatchObject({
      todos: [],
      marks: everyone,
      status: 'collecting',
      rule: 'records-everyone',
      decision: { status: 'collecting', position: 10 },
    }))
  test('read differently: only what both say stands', () => {
    const { 'records-routinely': _, ...agreed } = everyone
    expect(judged(['first', everyone], ['second', some])).toMatchObject({ todos: ['differs'], marks: agreed })
  })
  test('settled', () =>
    expect(judged(['first', everyone], ['second', some], ['settled', some])).toMatchObject({
      todos: [],
      marks: some,
      status: 'partial',
    }))
  test('a question without a mark is no other than one that says none', () =>
    expect(judged(['first', { diagnosed: 'none' }], ['second', {}]).todos).toEqual([]))
})

describe('two blind marks', () => {
  const judged = (...made: Parameters<typeof sheetForTests>[]) =>
    judge({
      round: roundForTests({ markingMode: 'blind' }),
      sheets: sheetsMade('blind', nothing, ...made.map(sheet => sheetForTests(...sheet))),
    })

  test('what one has marked is nowhere before the other is done', () => {
    const unmarked = judged()
    for (const sheets of [
      judged(['first', everyone]),
      judged(['first', everyone], ['second', some, { state: 'open' }]),
      judged(['first', everyone, { state: 'open' }], ['second', some]),
    ]) {
      expect(sheets).toEqual(unmarked)
    }
    expect(unmarked).toMatchObject({ todos: ['to-mark'], marks: {} })
  })
  test('both done', () => {
    expect(judged(['first', everyone], ['second', everyone])).toMatchObject({ todos: [], status: 'collecting' })
    expect(judged(['first', everyone], ['second', some]).todos).toEqual(['differs'])
  })
})

describe('changed since it was marked', () => {
  const answers = [answerForTests()]
  const evidence = [evidenceForTests()]
  const both = [sheetForTests('first', everyone), sheetForTests('second', everyone)] as const

  test.each([
    ['an answer', { answers: [answerForTests({ words: 'Not everyone.' })], evidence }],
    ['a piece of evidence', { answers, evidence: [...evidence, evidenceForTests({ id: 2, quote: 'only some' })] }],
    ['evidence taken away', { answers, evidence: [] }],
  ])('%s', (_, now) => {
    const then = { answers, evidence }
    expect(judge({ ...then, sheets: sheetsMade('check', then, ...both) }).todos).toEqual([])
    expect(judge({ ...now, sheets: sheetsMade('check', then, ...both) }).todos).toEqual(['changed-since-marked'])
    expect(judge({ ...now, sheets: sheetsMade('check', then, both[0]) }).todos).toEqual(['to-check', 'changed-since-marked'])
    const settled = sheetsMade('check', then, ...both, sheetForTests('settled', everyone))
    expect(judge({ ...now, sheets: settled }).todos).toEqual(['changed-since-marked'])
    expect(
      judge({
        ...now,
        sheets: {
          ...sheetsMade('check', then, ...both),
          settled: sheetsMade('check', now, ...both, sheetForTests('settled', everyone)).settled,
        },
      }).todos,
    ).toEqual([])
  })

  test('a mark that the checker had seen', () => {
    const sheets = { ...checked, first: { ...sheetForTests('first', some), basedOn: checked.first?.basedOn ?? null } }
    expect(judge({ sheets }).todos).toEqual(['differs', 'changed-since-marked'])
  })

  test('a note of ours is no change', () => {
    const sheets = sheetsMade('check', { answers, evidence }, ...both)
    expect(judge({ answers: [answerForTests({ note: 'Ask again next year.' })], evidence, sheets }).todos).toEqual([])
  })
})

describe('without a marker', () => {
  test.each([
    ['time left', { clock: 'running' }, { delivered: true, silence: null }, ['clock-running'], 'no-response'],
    ['waits for us', { clock: 'paused' }, { delivered: true, silence: null }, ['clock-running'], 'no-response'],
    ['silent', { clock: 'overdue' }, { delivered: true, silence: 'nothing' }, [], 'no-response'],
    ['silent, under review', { clock: 'review' }, { delivered: true, silence: 'acknowledged-only' }, [], 'no-response'],
    [
      'on its way',
      { clock: 'not-started', delivery: 'sending' },
      { delivered: false, silence: null },
      ['letter-under-way'],
      'not-asked',
    ],
    [
      'perhaps sent',
      { clock: 'not-started', delivery: 'uncertain' },
      { delivered: false, silence: null },
      ['letter-under-way'],
      'not-asked',
    ],
    ['bounced', { clock: 'not-started', delivery: 'bounced' }, { delivered: false, silence: null }, [], 'not-asked'],
    [
      'withdrawn: somebody says what that means',
      { clock: 'ended' },
      { delivered: true, silence: null },
      ['to-mark'],
      'no-response',
    ],
  ] as const)('%s', (_, request, facts, todos, status) => {
    const standing = judge({ request: answeredRequest({ answer: 'none', answeredOn: null, work: 'waiting', ...request }), facts })
    expect(standing).toMatchObject({ todos, status })
  })

  test('a mail that nobody has read, on top', () =>
    expect(judge({ request: answeredRequest({ work: 'to-read' }), sheets: checked }).todos).toEqual(['unread-mail']))
  test('a reply that nobody has read, on top', () =>
    expect(judge({ sheets: checked, hasUnreadReply: true }).todos).toEqual(['unread-reply']))

  test('an answer that somebody has recorded needs a mark, whatever its class', () =>
    expect(
      judge({
        request: answeredRequest({ answer: 'none', clock: 'overdue' }),
        facts: { delivered: true, silence: 'nothing' },
        answers: [answerForTests()],
      }).todos,
    ).toEqual(['to-mark']))
})

test('a file that nobody can open holds it until somebody has marked without it', () => {
  const before = new Date('2027-03-21T09:30:00Z')
  const after = new Date('2027-03-21T10:30:00Z')
  expect(judge({ heldFileSince: before }).todos).toEqual(['quarantined-file', 'to-mark'])
  expect(judge({ heldFileSince: before, sheets: checked }).todos).toEqual([])
  expect(judge({ heldFileSince: after, sheets: checked }).todos).toEqual(['quarantined-file'])
})

describe('what a person says of the status', () => {
  test('left out: with a reason, and no figures', () => {
    const answers = [answerForTests({ question: 'diagnosed', number: 31 })]
    const request = answeredRequest({ work: 'excluded' })
    expect(judge({ request, answers })).toMatchObject({
      status: 'excluded',
      todos: ['reason-missing'],
      figures: { diagnosed: null },
    })
    const why = said({ excluded_reason: 'It treats no breast cancer.', treated_by: 'EX-902', note_cy: 'Nodyn' })
    expect(judge({ request, answers, said: why })).toMatchObject({
      todos: [],
      note: 'It treats no breast cancer.',
      noteCy: 'Nodyn',
      treatedBy: 'EX-902',
    })
  })

  test('the Welsh text is published beside the words that it translates, and beside no others', () => {
    const reason = 'It treats no breast cancer.'
    const welshOf = (work: 'excluded' | 'to-mark', changes: Partial<SaidOfStatus>) =>
      judge({ request: answeredRequest({ work }), said: said({ note_cy: 'Nodyn', ...changes }) }).noteCy
    expect(welshOf('excluded', { note_en: 'A note', excluded_reason: reason })).toBeNull()
    expect(welshOf('to-mark', { note_en: 'A note', excluded_reason: reason })).toBe('Nodyn')
    expect(welshOf('to-mark', { excluded_reason: reason })).toBeNull()
    expect(welshOf('to-mark', {})).toBe('Nodyn')
  })

  test('an override needs words that can be published', () => {
    const at = new Date('2027-03-22T10:00:00Z')
    const override = {
      override_status: 'partial',
      override_rule: 'records-some',
      override_reason: 'See note.',
      override_by: 'First Admin',
      override_at: at,
    } as const
    const standing = judge({ sheets: checked, said: said(override) })
    expect(standing).toMatchObject({
      status: 'partial',
      rule: 'records-some',
      todos: ['reason-missing'],
      decision: { status: 'collecting' },
    })
    expect(judge({ sheets: checked, said: said({ ...override, note_en: 'Only one of its hospitals.' }) })).toMatchObject({
      todos: [],
      note: 'Only one of its hospitals.',
    })
  })

  test('a clock that stands still keeps nobody from a status by hand that says so', () => {
    const override = {
      override_status: 'no-response',
      override_rule: 'no-usable-answer',
      override_reason: 'A fee was asked, and not paid.',
      override_by: 'First Admin',
      override_at: new Date('2027-03-22T10:00:00Z'),
    } as const
    const waiting = { request: answeredRequest({ answer: 'fees-asked', clock: 'paused' }), answers: [], evidence: [] }
    expect(judge(waiting).todos).toEqual(['clock-running'])
    expect(judge({ ...waiting, said: said(override) }).todos).toEqual(['reason-missing'])
    const note_en = 'The trust asked for a fee in May 2027.'
    expect(judge({ ...waiting, said: said({ ...override, note_en }) })).toMatchObject({ status: 'no-response', todos: [] })
  })

  test('what only staff may see is not in it', () => {
    const evidence = [evidenceForTests(), evidenceForTests({ id: 2, quote: 'between us', isShown: false })]
    expect(judge({ evidence }).evidence.map(({ id }) => id)).toEqual([1])
  })
})

test('the fingerprint changes with everything that would be published, and with nothing else', () => {
  const base: Partial<StandingInput> = { sheets: checked, said: said({ note_en: 'A note.' }) }
  const { fingerprint } = judge(base)
  const changed: Partial<StandingInput>[] = [
    { said: said({ note_en: 'Another note.' }) },
    { said: said({ note_en: 'A note.', note_cy: 'Nodyn.' }) },
    { request: answeredRequest({ answeredOn: '2027-03-21' }) },
    { evidence: [evidenceForTests()] },
    { answers: [answerForTests({ question: 'diagnosed', number: 31 })] },
    { sheets: sheetsMade('check', nothing, sheetForTests('first', some), sheetForTests('second', some)) },
  ]
  for (const change of changed) expect(judge({ ...base, ...change }).fingerprint).not.toBe(fingerprint)
  const same: Partial<StandingInput>[] = [
    { evidence: [evidenceForTests({ isShown: false })] },
    { request: answeredRequest({ version: 9, work: 'done' }) },
    { hasUnreadReply: true },
  ]
  for (const change of same) expect(judge({ ...base, ...change }).fingerprint).toBe(fingerprint)
})
