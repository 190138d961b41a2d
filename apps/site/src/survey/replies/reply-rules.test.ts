import { describe, expect, test } from 'vitest'
import type { StandingTodo } from '../answer-types.ts'
import { type InvitationRefusal, judgeInvitation } from './judge-invitation.ts'
import { judgeLink, type LinkVerdict } from './judge-link.ts'
import { hiddenLink, holdsHiddenLink, withToken } from './private-link.ts'
import { judgeReplies } from './reply-state.ts'
import type { Reply, ReplyLink } from './reply-types.ts'
import { isSaidByRule, type ShownResult } from './shown-result.ts'

const day = (text: string) => new Date(`${text}T12:00:00Z`)
const now = day('2027-03-20')

const link = (more: Partial<ReplyLink> = {}): ReplyLink => ({
  id: 1,
  round: '2027-1',
  trustCode: 'EX-501',
  purpose: 'draft-result',
  sentTo: null,
  messageId: null,
  fingerprint: 'same',
  madeAt: day('2027-03-08'),
  madeBy: 'First Editor',
  expiresAt: day('2027-03-31'),
  ended: null,
  ...more,
})
const over = { expiresAt: day('2027-03-19') }
const ended = (because: 'replaced' | 'revoked') => ({ ended: { at: day('2027-03-10'), because } })

describe('a link', () => {
  test.each<[string, ReplyLink | null, Parameters<typeof judgeLink>[1], LinkVerdict]>([
    ['opens its page', link(), 'open', 'good'],
    ['that is none', null, null, 'unknown'],
    ['whose time is over', link(over), 'open', 'expired'],
    ['that was replaced says so, also when its time is over', link({ ...over, ...ended('replaced') }), 'open', 'replaced'],
    ['that was closed says so, whatever the round', link(ended('revoked')), 'closed', 'revoked'],
    ['in a closed round', link(), 'closed', 'round-closed'],
    ['at the very end of its time', link({ expiresAt: now }), 'open', 'expired'],
  ])('%s', (_, given, state, verdict) => {
    expect(judgeLink(given, state, now)).toBe(verdict)
  })
})

describe('an invitation', () => {
  const standing = (todos: StandingTodo[] = [], more: object = {}) =>
    ({ todos, status: 'partial', fingerprint: 'same', ...more }) as const
  test.each<[string, Parameters<typeof judgeInvitation>[0], InvitationRefusal | null]>([
    ['to whom nothing stands in the way', { standing: standing(), link: null, isBarred: false }, null],
    ['of a barred trust', { standing: standing(), link: null, isBarred: true }, 'barred'],
    ['before the marks are checked', { standing: standing(['to-check']), link: null, isBarred: false }, 'not-ready'],
    ['though an older reply is unread', { standing: standing(['unread-reply']), link: null, isBarred: false }, null],
    [
      'of a trust that no letter reached',
      { standing: standing([], { status: 'not-asked' }), link: null, isBarred: false },
      'not-asked',
    ],
    ['of what was shown', { standing: standing(), link: link(), isBarred: false }, 'shown-already'],
    ['of what was shown, when its time is over', { standing: standing(), link: link(over), isBarred: false }, 'shown-already'],
    ['after the link was closed', { standing: standing(), link: link(ended('revoked')), isBarred: false }, null],
    ['of what has changed since', { standing: standing([], { fingerprint: 'other' }), link: link(), isBarred: false }, null],
  ])('%s', (_, input, refusal) => {
    expect(judgeInvitation(input)).toBe(refusal)
  })
})

describe('how far the right of reply is', () => {
  const reply = (sentOn: string, settledOn: string | null): Reply => ({
    id: 1,
    round: '2027-1',
    trustCode: 'EX-501',
    linkId: 1,
    number: 1,
    verdict: 'agree',
    words: '',
    language: 'en',
    messageId: 1,
    sentAt: day(sentOn),
    settledAs: settledOn === null ? null : 'nothing',
    settledWords: null,
    settledBy: null,
    settledAt: settledOn === null ? null : day(settledOn),
  })
  test.each<[string, ReplyLink[], Reply[], string | undefined]>([
    ['nobody was shown anything', [], [], undefined],
    ['a link for answering is no invitation', [link({ purpose: 'answer' })], [], undefined],
    ['it can reply', [link()], [], 'invited'],
    ['silence, when the time is over', [link(over)], [], 'no-reply'],
    ['silence, after a newer link', [link({ id: 2 }), link({ ...over, ...ended('replaced') })], [], 'invited'],
    ['its link was closed', [link(ended('revoked'))], [], 'closed'],
    ['a reply that nobody has read', [link(over)], [reply('2027-03-18', null)], 'unread'],
    ['a reply that is dealt with', [link(over)], [reply('2027-03-18', '2027-03-19')], 'settled'],
    ['an answer of before is no reply to what was shown later', [link()], [reply('2027-03-01', '2027-03-02')], 'invited'],
  ])('%s', (_, links, replies, state) => {
    expect(judgeReplies(links, replies, now)?.state).toBe(state)
  })
})

describe('a trust is told what happened', () => {
  const rule = { en: 'The trust refused.', cy: 'Gwrthododd yr ymddiriedolaeth.' }
  test.each<[string, ShownResult['status'], ShownResult['criterion'], boolean]>([
    ['it refused: the rule, never “no answer”', 'no-response', rule, true],
    ['others treat its patients: the rule, never “not asked”', 'excluded', rule, true],
    ['silence: the few words beside the status', 'no-response', null, false],
    ['it counts: the few words too', 'collecting', rule, false],
  ])('%s', (_, status, criterion, isByRule) => {
    expect(isSaidByRule({ status, criterion })).toBe(isByRule)
  })
})

test('a letter holds the place of its token, in both languages, until it leaves', () => {
  const text = `${hiddenLink('https://spotlight.example', 'cy')}\n${hiddenLink('https://spotlight.example', 'en')}\n`
  expect(text).toBe('https://spotlight.example/cy/reply/…\nhttps://spotlight.example/reply/…\n')
  expect(holdsHiddenLink(text)).toBe(true)
  const sent = withToken(text, 'a-token')
  expect(sent).toBe('https://spotlight.example/cy/reply/a-token\nhttps://spotlight.example/reply/a-token\n')
  expect(holdsHiddenLink(sent)).toBe(false)
})
