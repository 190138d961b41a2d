import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { silentLog } from '../log.ts'
import type { StoredMail } from './mail.ts'
import { type LineEnd, MailLines } from './mail-lines.ts'

const now = new Date('2026-11-03T09:00:00Z')
const mails = (...addresses: readonly string[]): StoredMail[] =>
  addresses.map((to, index) => ({
    id: index + 1,
    messageId: `<${index + 1}@example.invalid>`,
    kind: 'mailing',
    from: 'campaign@example.invalid',
    to,
    replyTo: null,
    subject: 'News',
    text: 'Good morning.',
    html: null,
    headers: {},
    envelopeFrom: null,
    batch: null,
    state: 'sending',
    attempts: 1,
    failure: null,
    queuedAt: now,
    nextAttemptAt: null,
    settledAt: null,
  }))

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function server(options: Partial<SMTPServerOptions> = {}) {
  let connections = 0
  const sink = await smtpSink({
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    ...options,
  })
  closing.push(sink.close)
  return { ...sink, connections: () => connections }
}

function linesTo(smtpUrl: string, lines = 1): MailLines {
  const made = new MailLines({ smtpUrl, clock: () => now, log: silentLog, lines })
  closing.push(() => made.close())
  return made
}

async function endsOf(lines: MailLines): Promise<string[]> {
  const ended: LineEnd[] = []
  while (lines.underWay > 0) {
    await lines.untilEnded(1, 10_000)
    ended.push(...lines.takeEnded())
  }
  return ended
    .toSorted((one, other) => one.mail.id - other.mail.id)
    .map(({ delivery }) => ('why' in delivery ? delivery.why : delivery.kind))
}

test('one connection takes one mail after the other, and what is refused of one says nothing of the next', async () => {
  const sink = await server({
    onRcptTo: ({ address }, _session, done) => {
      const [code, words] = /^(\d{3})(.*)@/.exec(address)?.slice(1) ?? []
      done(code ? Object.assign(new Error(words ?? ''), { responseCode: Number(code) }) : null)
    },
  })
  const lines = linesTo(sink.url)
  lines.add(mails('a@one.invalid', '550@one.invalid', '451@one.invalid', 'b@one.invalid'))
  expect(await endsOf(lines)).toEqual(['sent', 'refused', 'refused-for-now', 'sent'])
  expect(sink.caught.map(({ to }) => to)).toEqual([['a@one.invalid'], ['b@one.invalid']])
  expect(sink.connections()).toBe(1)
})

test('a connection that was cut between two mails costs neither: the next goes over another one', async () => {
  const sink = await server()
  const lines = linesTo(sink.url)
  lines.add(mails('a@one.invalid'))
  expect(await endsOf(lines)).toEqual(['sent'])
  sink.cut()
  lines.add(mails('b@one.invalid', 'c@one.invalid'))
  expect(await endsOf(lines)).toEqual(['sent', 'sent'])
  expect(sink.caught).toHaveLength(3)
  expect(sink.connections()).toBe(2)
})

test('a server that goes away while it says who may get mail has not got it: it goes over another connection, once', async () => {
  let turns = 0
  const sink = await server({
    onMailFrom: (_address, _session, done) => {
      turns += 1
      if (turns === 2) sink.cut()
      else done()
    },
  })
  const lines = linesTo(sink.url)
  lines.add(mails('a@one.invalid', 'b@one.invalid'))
  expect(await endsOf(lines)).toEqual(['sent', 'sent'])
  expect(sink.caught).toHaveLength(2)
})

test('a connection that is cut while it has a mail makes that one uncertain and no other', async () => {
  let turns = 0
  const sink = await server({
    onData: (stream, _session, done) => {
      turns += 1
      const isSecond = turns === 2
      stream.resume()
      stream.on('end', () => (isSecond ? sink.cut() : done()))
    },
  })
  const lines = linesTo(sink.url)
  lines.add(mails('a@one.invalid', 'b@one.invalid', 'c@one.invalid'))
  expect(await endsOf(lines)).toEqual(['sent', 'uncertain', 'sent'])
})

test('where no server answers, one mail has been tried and the others have not begun', async () => {
  const lines = linesTo('smtp://127.0.0.1:1', 3)
  lines.add(mails('a@one.invalid', 'b@one.invalid', 'c@one.invalid', 'd@one.invalid'))
  const ends = await endsOf(lines)
  expect(ends.toSorted()).toEqual(['not-begun', 'not-begun', 'not-begun', 'not-reached'])
  expect(lines.takeServerDown()).toBe(true)
})

test('a server that allows two connections gets all of them over two', async () => {
  let open = 0
  const sink = await server({
    onConnect: (_session, done) => {
      open += 1
      done(open > 2 ? Object.assign(new Error('too many'), { responseCode: 421 }) : null)
      if (open > 2) open -= 1
    },
  })
  const lines = linesTo(sink.url, 5)
  const addresses = Array.from({ length: 20 }, (_, index) => `reader-${index}@one.invalid`)
  lines.add(mails(...addresses))
  expect(await endsOf(lines)).toEqual(addresses.map(() => 'sent'))
  expect(sink.caught).toHaveLength(20)
})

test('what waits for a line can be given back', async () => {
  const sink = await server()
  const lines = linesTo(sink.url)
  lines.add(mails('a@one.invalid', 'b@one.invalid', 'c@one.invalid'))
  lines.giveBack()
  expect(await endsOf(lines)).toEqual(['sent', 'not-begun', 'not-begun'])
})
