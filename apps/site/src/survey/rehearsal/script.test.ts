import { expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { readMail } from '../mail-in/read-mail.ts'
import { recognise } from '../mail-in/recognise.ts'
import type { Guess, LetterLanguage } from '../types.ts'
import { type Behaviour, readScript, type SentKind, type Step, sentKinds } from './behaviours.ts'
import { dealBehaviours, type Player } from './deal-behaviours.ts'
import { planMails, type ReceivedLetter } from './plan-mails.ts'
import { writeMail } from './write-mail.ts'

const script = readScript(findRoot())
const players: Player[] = Array.from({ length: 160 }, (_, index) => ({
  code: `EX-${String(index + 1).padStart(3, '0')}`,
  name: `Trust ${index + 1}`,
  law: index % 9 === 4 ? 'foisa' : 'foia',
}))

const letterTo = (code: string, more: Partial<ReceivedLetter> = {}): ReceivedLetter => ({
  id: `<letter-${code}@spotlight.invalid>`,
  trustCode: code,
  trustName: `Tŷ ${code}`,
  nation: 'england',
  law: 'foia',
  language: 'en',
  kind: 'request',
  reference: `2027-1/${code}`,
  to: `foi@${code.toLowerCase()}.invalid`,
  replyTo: `reply+token${code.toLowerCase()}@spotlight.invalid`,
  envelopeFrom: `reply+token${code.toLowerCase()}@spotlight.invalid`,
  subject: 'Request for information',
  replyPage: null,
  at: new Date('2027-01-11T10:00:00Z'),
  ...more,
})

/** Without holidays, and weekends left out by counting: what the rules of the clock know is tested with them. */
const workingDayAfter = (day: string, count: number): string =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() + count * 86_400_000).toISOString().slice(0, 10)
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)

const plan = (behaviour: Behaviour, letter: ReceivedLetter, earlier: readonly ReceivedLetter[] = []) =>
  planMails({ letter, earlier, script, behaviour, workingDayAfter, dayOf })
const surroundings = {
  script,
  others: ['Another trust'],
  laterDay: '1 March 2027',
  campaignAddress: 'campaign@spotlight.invalid',
  neighbour: { trustName: 'A neighbour', replyTo: 'reply+neighbour@spotlight.invalid' },
}

const named = (name: string): Behaviour => {
  const found = script.behaviours.find(each => each.name === name)
  if (!found) throw new Error(`There is no behaviour "${name}"`)
  return found
}

test('every trust gets a behaviour, in their proportions, the same for the same seed, whatever the order', () => {
  const dealt = dealBehaviours(players, script)
  expect(dealt.size).toBe(160)
  expect(dealBehaviours(players.toReversed(), script)).toEqual(new Map([...dealt]))
  const total = script.behaviours.reduce((sum, { weight }) => sum + weight, 0)
  for (const { name, weight } of script.behaviours) {
    const count = [...dealt.values()].filter(behaviour => behaviour.name === name).length
    expect(Math.abs(count - (weight / total) * 160), name).toBeLessThan(1)
  }
  const other = dealBehaviours(players, { ...script, seed: 'another' })
  expect([...other].map(([code, { name }]) => [code, name])).not.toEqual([...dealt].map(([code, { name }]) => [code, name]))
})

test('no trust is dealt what its law does not know', () => {
  for (const [code, { laws }] of dealBehaviours(players, script)) {
    const law = players.find(player => player.code === code)?.law
    if (laws && law) expect(laws).toContain(law)
  }
})

test('the same letter brings the same mails at the same times, byte for byte', async () => {
  for (const behaviour of script.behaviours) {
    const [once, again] = [plan(behaviour, letterTo('EX-007')), plan(behaviour, letterTo('EX-007'))]
    expect(again).toEqual(once)
    for (const [index, mail] of once.entries()) {
      const other = again[index]
      if (other) expect((await writeMail(other, surroundings)).raw).toEqual((await writeMail(mail, surroundings)).raw)
      expect(mail.at.getTime()).toBeGreaterThan(mail.letter.at.getTime())
    }
  }
})

/** What is sent by mail, and what our side takes it for. */
const guessOf: Partial<Readonly<Record<SentKind, Guess>>> = {
  acknowledgement: 'acknowledgement',
  'answer-in-full': 'answer',
  'answer-in-a-file': 'answer',
  'answer-in-part': 'answer',
  'number-only': 'answer',
  'fewer-than-five': 'answer',
  'does-not-record': 'answer',
  'by-hand': 'answer',
  'review-upheld': 'answer',
  'other-exemption': 'answer',
  'treated-elsewhere': 'answer',
  clarification: 'clarification',
  'fees-notice': 'fees-notice',
  extension: 'extension',
  absence: 'automatic-reply',
  'late-answer': 'answer',
  bounce: 'bounce',
  narrowed: 'answer',
  'portal-link': 'answer',
  'for-two-trusts': 'answer',
  complaint: 'answer',
}
const everyStep = [...script.behaviours, ...script.reactions].flatMap(({ steps }) => steps)
const mailed = sentKinds.filter(kind => everyStep.some(({ send, how }) => send === kind && how !== 'reply-page'))

test('every text is sent by somebody: by mail, or on a page of the trust', () => {
  expect(mailed).toEqual(sentKinds.filter(kind => Object.hasOwn(guessOf, kind)))
  const written = sentKinds.filter(kind => everyStep.some(({ send, how }) => send === kind && how === 'reply-page'))
  expect([...mailed, ...written].toSorted()).toEqual([...sentKinds].toSorted())
})

const letters = Array.from({ length: 12 }, (_, index) => `EX-${100 + index}`)

test.each(mailed.flatMap(kind => (['en', 'cy'] as const).map((language): [SentKind, LetterLanguage] => [kind, language])))(
  'every text of %s (%s) is read as what it is meant to be',
  async (kind, language) => {
    const step = everyStep.find(({ send, how }) => send === kind && how !== 'reply-page')
    if (!step) throw new Error(`Nobody sends ${kind}`)
    for (const code of letters) {
      const letter = letterTo(code, { language, nation: language === 'cy' ? 'wales' : 'england' })
      const { raw, envelope } = await writeMail({ id: `${letter.id}#0`, at: letter.at, step, letter }, surroundings)
      const mail = await readMail(raw)
      expect(mail.text).not.toMatch(/[{}]/)
      expect(recognise(mail, { sender: envelope.from, recipients: envelope.to }).guess).toBe(guessOf[kind])
    }
  },
)

test('a mailbox that does not exist bounces each time; the right one answers', () => {
  const first = letterTo('EX-003')
  expect(plan(named('bounce'), first).map(({ step }) => step.send)).toEqual(['bounce'])
  const again = letterTo('EX-003', { id: '<again@x>' })
  expect(plan(named('bounce'), again, [first]).map(({ step }) => step.send)).toEqual(['bounce'])
  const elsewhere = letterTo('EX-003', { id: '<third@x>', to: 'information@ex-003.invalid' })
  expect(plan(named('bounce'), elsewhere, [first, again]).map(({ step }) => step.send)).toEqual([
    'acknowledgement',
    'answer-in-full',
  ])
})

test('a second copy of a letter brings nothing new, and a chaser only from those who wait for one', () => {
  const first = letterTo('EX-003')
  expect(plan(named('answer-in-full'), letterTo('EX-003', { id: '<2@x>' }), [first])).toEqual([])
  const chaser = letterTo('EX-003', { id: '<3@x>', kind: 'chase' })
  expect(plan(named('silence'), chaser, [first])).toEqual([])
  expect(plan(named('after-the-chaser'), first)).toEqual([])
  expect(plan(named('after-the-chaser'), chaser, [first]).map(({ step }) => step.send)).toEqual(['late-answer'])
})

const stepOf = (name: string): Step => {
  const step = named(name).steps.at(-1)
  if (!step) throw new Error(`Nobody does anything in "${name}"`)
  return step
}
const written = (name: string) => {
  const letter = letterTo('EX-007')
  return writeMail({ id: `${letter.id}#0`, at: letter.at, step: stepOf(name), letter }, surroundings)
}

test('a mail that is a page has words and nothing else, and brings a script that nobody runs', async () => {
  const { raw } = await written('answer-as-a-page')
  expect(raw.toString()).not.toMatch(/^Content-Type: text\/plain/m)
  expect(raw.toString()).toMatch(/script/)
  const { text } = await readMail(raw)
  expect(text).toMatch(/people|recorded|Our response/)
  expect(text).not.toMatch(/script|pixel|navy|<p/)
})

test('one who answers for two writes to the addresses of both', async () => {
  const { raw, envelope } = await written('answer-for-two')
  expect(envelope.to).toEqual([letterTo('EX-007').replyTo, surroundings.neighbour.replyTo])
  expect((await readMail(raw)).text).toContain('A neighbour')
})

test.each([
  ['answer-in-a-file', 'answers.csv', 100],
  ['answer-in-a-pdf', 'response.pdf', 500],
  ['answer-in-a-big-letter', 'response-with-letterhead.pdf', 3_000_000],
  ['answer-in-a-letter', 'response.docx', 500],
  ['answer-in-a-spreadsheet', 'figures.xlsx', 500],
  ['hidden-sheet', 'figures-and-more.xlsx', 500],
  ['pivot-cache', 'figures-summary.xlsx', 500],
] as const)('%s brings %s', async (name, file, atLeast) => {
  const [attached] = (await readMail((await written(name)).raw)).attachments
  expect(attached?.name).toBe(file)
  expect(attached?.bytes).toBeGreaterThan(atLeast)
})

test('a mailbox that does not exist sends back the draft of a result too, and says nothing about it', () => {
  const steps = [...named('bounce').steps, ...(script.reactions.find(({ name }) => name === 'agrees')?.steps ?? [])]
  const draft = letterTo('EX-003', { kind: 'draft-result' })
  expect(planMails({ letter: draft, earlier: [], script, behaviour: { steps }, workingDayAfter, dayOf })).toMatchObject([
    { step: { send: 'bounce' } },
  ])
})
