import { expect } from 'vitest'
import { type AtDesk, round } from './half-round-under-test.ts'
import { behavioursOf, type Line, linesOf, type Reading, readingOf, requestAt, typedFrom } from './reading-for-tests.ts'

export const everyLine = async ({ read }: AtDesk): Promise<Line[]> => linesOf(await read(`${round}/requests.csv`))

/** Several at once, as several people would: the answer to one is awaited while another is asked for. */
export async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>, width = 3): Promise<void> {
  const left = [...items]
  const turn = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item)
  }
  await Promise.all(Array.from({ length: width }, turn))
}

/** The last mail of a trust, word for word. */
export const lastMail = async ({ read }: AtDesk, code: string): Promise<string> =>
  (await read(`${requestAt(code)}/thread.txt`)).split('='.repeat(72)).at(-1) ?? ''

/** Enters what came in law, on the day on which it came, with the mail that tells of it. */
export async function enterEvent(
  desk: AtDesk,
  { code, lastMailOn }: Line,
  { kind, answer = '' }: Pick<Reading, 'kind'> & { readonly answer?: string },
): Promise<void> {
  const page = await desk.read(requestAt(code))
  const choices = /<select[^>]*name="message".*?<\/select>/s.exec(page)?.[0] ?? ''
  const message = [...choices.matchAll(/value="(\d+)"/g)].at(-1)?.[1] ?? ''
  await desk.send(requestAt(code), 'on', { kind, on: lastMailOn, answer, message })
}

/** Reads what a trust wrote, question by question, and hands it on to the markers. */
export async function recordAnswers(desk: AtDesk, line: Line, reading: Reading): Promise<void> {
  await enterEvent(desk, line, reading)
  const typed = typedFrom(await lastMail(desk, line.code), reading)
  await desk.send(`${requestAt(line.code)}/answers`, 'records-routinely.words', { ...typed, do: 'ready' })
}

const why = 'As it says in its letter.'

/** One person's marks for one trust, done. Where nothing stands beside a mark, a word does. */
export async function mark(desk: AtDesk, code: string, marks: Reading['marks']): Promise<void> {
  const typed = Object.entries(marks).flatMap(([question, given]) => [
    [`mark-${question}`, given],
    [`note-${question}`, given === 'none' ? '' : why],
  ])
  await desk.send(`${requestAt(code)}/marking`, 'basis', { ...Object.fromEntries(typed), finish: 'yes' })
}

/** Those of the round whose answers somebody can read now, with how they are read. */
export async function readable(desk: AtDesk): Promise<{ line: Line; reading: Reading; behaviour: string }[]> {
  const lines = await everyLine(desk)
  const behaviours = behavioursOf(lines)
  return lines.flatMap(line => {
    const behaviour = behaviours.get(line.code) ?? ''
    const reading = readingOf(behaviour)
    return reading && line.work === 'to-read' ? [{ line, reading, behaviour }] : []
  })
}

/** Letters that came to the wrong address of ours: a person says where they belong. */
export async function fileHeldMail(desk: AtDesk): Promise<number> {
  const list = await desk.read('/console/held-mail')
  const held = [...new Set([...list.matchAll(/href="(\/console\/held-mail\/\d+)"/g)].map(([, path = '']) => path))]
  for (const path of held) await desk.send(path, 'request', {})
  expect(await desk.read('/console/held-mail')).not.toMatch(/href="\/console\/held-mail\/\d+"/)
  return held.length
}

/** Writes the next letter to a trust, with a word of our own where the letter asks for one. */
export const writeTo = (desk: AtDesk, code: string, kind: string): Promise<string> =>
  desk.send(`${requestAt(code)}/write?kind=${kind}`, 'text', ({ text = '' }) => ({
    text: text.replaceAll('{own_words}', 'We mean every part of the body.'),
    step: 'send',
  }))

/** Says of what is left that there is nothing more to read in it: a letter that came back, a note that somebody is away. */
export async function nothingToRead(desk: AtDesk): Promise<number> {
  const left = (await everyLine(desk)).filter(({ work }) => work === 'to-read')
  await inTurns(left, async ({ code }) => {
    await desk.send(requestAt(code), 'work', { work: 'waiting' })
  })
  return left.length
}

/** Reads every reply, says that nothing follows from it, and lays aside what came with it. The trusts whose page had a reply. */
export async function settleReplies(admin: AtDesk, marker: AtDesk): Promise<readonly string[]> {
  const replied: string[] = []
  await inTurns(
    (await everyLine(admin)).filter(({ work }) => work === 'to-read'),
    async ({ code }) => {
      const path = `${requestAt(code)}/reply`
      if ((await marker.read(path)).includes('name="as"')) {
        replied.push(code)
        await marker.send(path, 'as', { as: 'nothing', words: 'We have read it, and nothing changes.' })
      }
    },
  )
  const left = (await everyLine(admin)).filter(({ work }) => work === 'to-read')
  await inTurns(left, async ({ code }) => {
    await admin.send(requestAt(code), 'work', { work: 'done' })
  })
  return replied
}
