import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ReadingProcess } from './reading-process.ts'
import type { tasks } from './tasks-for-tests.ts'
import { threadFile } from './thread-file.ts'

let thread: ReadingProcess<typeof tasks>

beforeEach(() => {
  thread = new ReadingProcess<typeof tasks>(threadFile(import.meta.filename, './tasks-for-tests.ts'), {
    limitMs: 20_000,
    limitMb: 128,
  })
})
afterEach(() => thread.stop())

/** That the next task is done shows that a bad one has not taken the thread with it. */
const stillWorks = async () => expect(await thread.run('double', 21)).toEqual({ outcome: 'done', result: 42 })

test('does tasks beside the site, one after the other, in their order', async () => {
  const order: string[] = []
  const run = (word: string, ms: number) => thread.run('later', { ms, word }).then(() => order.push(word))
  await Promise.all([run('first', 60), run('second', 1), run('third', 1)])
  expect(order).toEqual(['first', 'second', 'third'])
})

test('an urgent task goes before those that wait, not before other urgent ones', async () => {
  const order: string[] = []
  const run = (word: string, isUrgent: boolean) => thread.run('later', { ms: 1, word }, { isUrgent }).then(() => order.push(word))
  await Promise.all([run('under way', false), run('can wait', false), run('mail 1', true), run('mail 2', true)])
  expect(order).toEqual(['under way', 'mail 1', 'mail 2', 'can wait'])
})

test('files are given as their bytes', async () => {
  expect(await thread.run('length', Buffer.alloc(100_000))).toEqual({ outcome: 'done', result: 100_000 })
})

describe('is never taken down by a task that', () => {
  test.each([
    ['never ends', 'never-ends', null, 'too-slow'],
    ['is caught in a pattern', 'a-slow-pattern', `${'a'.repeat(60)}!`, 'too-slow'],
    ['fills its heap', 'fills-its-heap', null, 'too-large'],
    ['fills what is outside its heap', 'fills-what-is-outside', null, 'too-large'],
    ['throws where nobody listens', 'throws-later', null, 'failed'],
    ['takes its whole process with it', 'takes-its-process-with-it', null, 'too-large'],
    ['ends the thread', 'leaves-at-once', null, 'failed'],
    ['gives back what cannot be copied', 'gives-back-a-function', null, 'failed'],
  ] as const)('%s', async (_, task, input, expected) => {
    const limitMs = expected === 'too-slow' ? 300 : 20_000
    const outcome = await thread.run(task, input as never, { limitMs })
    expect(outcome.outcome).toBe(expected)
    await stillWorks()
  })

  test('throws: the log gets its kind, never its words', async () => {
    const outcome = await thread.run('throws', 'Mrs Jones')
    expect(outcome).toMatchObject({ outcome: 'failed', error: { error: 'TypeError' } })
    expect(JSON.stringify(outcome)).not.toContain('Jones')
    await stillWorks()
  })

  test('cannot even be given to it', async () => {
    // What no type allows can still come through a cast somewhere.
    expect((await thread.run('double', (() => 1) as never)).outcome).toBe('failed')
    await stillWorks()
  })
})

test('a thread that ended when it had nothing to do is replaced', async () => {
  expect((await thread.run('ends-afterwards', null)).outcome).toBe('done')
  await new Promise(resolve => setTimeout(resolve, 100))
  await stillWorks()
})

test('a task may be given a memory of its own size', async () => {
  expect((await thread.run('fills-what-is-outside', null, { limitMb: 64 })).outcome).toBe('too-large')
  await stillWorks()
})

test('knows nothing of the environment, and prints nothing', async () => {
  expect(await thread.run('environment', null)).toEqual({ outcome: 'done', result: [] })
  expect((await thread.run('prints', null)).outcome).toBe('done')
})

test('when the site stops, what is under way and what waits end as stopped', async () => {
  const [first, second] = [thread.run('never-ends', null), thread.run('double', 1)]
  await thread.stop()
  await stillWorks()
  expect([await first, await second]).toEqual([{ outcome: 'stopped' }, { outcome: 'stopped' }])
})

test('tasks that are not there are a failure like any other', async () => {
  const lost = new ReadingProcess<typeof tasks>('/nowhere/tasks.js', { limitMs: 20_000, limitMb: 128 })
  expect((await lost.run('double', 1)).outcome).toBe('failed')
  await lost.stop()
})
