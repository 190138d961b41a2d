import { expect, test } from 'vitest'
import { busy, type DrawingThread, PictureDesk } from './picture-desk.ts'

/** A thread that draws what it is told to, when it is told to. */
function threadForTests() {
  const orders: string[] = []
  const finish: ((outcome: 'done' | 'failed') => void)[] = []
  const thread: DrawingThread = {
    run: (_task, { svg }) => {
      orders.push(svg)
      return new Promise(resolve => {
        finish.push(outcome =>
          // The result of the only task that there is.
          resolve(
            outcome === 'done'
              ? { outcome, result: new Uint8Array(Buffer.from(svg.repeat(10))) as never }
              : { outcome, error: { error: 'Error' } },
          ),
        )
      })
    },
    stop: async () => {},
  }
  return { thread, orders, finish: (outcome: 'done' | 'failed' = 'done') => finish.shift()?.(outcome) }
}

const order = (svg: string) => async () => ({ svg, fontFiles: [] })
/** Until what has been promised so far is done. */
const aMoment = () => new Promise(resolve => setImmediate(resolve))

test('many who ask for the same picture wait for one drawing, and the next get it at once', async () => {
  const { thread, orders, finish } = threadForTests()
  const desk = new PictureDesk(thread)
  const asked = Array.from({ length: 200 }, () => desk.draw('a', order('a')))
  await aMoment()
  finish()
  const [first, ...others] = await Promise.all(asked)
  expect(orders).toEqual(['a'])
  expect(others.every(each => each === first)).toBe(true)
  expect(desk.find('a')).toBe(first)
})

test('a flood of different pictures is refused past the limit, and the desk goes on afterwards', async () => {
  const { thread, orders, finish } = threadForTests()
  const desk = new PictureDesk(thread, { maxBytes: 1000, maxWaiting: 3 })
  const asked = Array.from({ length: 1000 }, (_, i) => desk.draw(`p${i}`, order(`p${i}`)))
  expect(await Promise.all(asked.slice(3))).toEqual(Array.from({ length: 997 }, () => busy))
  for (let i = 0; i < 3; i += 1) {
    await aMoment()
    // One after the other: the next is not even read before.
    expect(orders).toHaveLength(i + 1)
    finish()
  }
  await Promise.all(asked)
  const later = desk.draw('p9', order('p9'))
  await aMoment()
  finish()
  expect(await later).not.toBe(busy)
})

test('what is kept never holds more than it may: the one that was asked for longest ago goes', async () => {
  const { thread, finish } = threadForTests()
  const desk = new PictureDesk(thread, { maxBytes: 25, maxWaiting: 9 })
  for (const name of ['a', 'b', 'c']) {
    const drawn = desk.draw(name, order(name))
    await aMoment()
    finish()
    await drawn
    desk.find('a')
  }
  expect(['a', 'b', 'c'].map(name => desk.find(name) !== undefined)).toEqual([true, false, true])
})

test('a drawing that failed is an error for those who waited, and is tried again for the next', async () => {
  const { thread, orders, finish } = threadForTests()
  const desk = new PictureDesk(thread)
  const failing = desk.draw('a', order('a'))
  await aMoment()
  finish('failed')
  await expect(failing).rejects.toThrow('could not be drawn')
  const again = desk.draw('a', order('a'))
  await aMoment()
  finish()
  expect(await again).toMatchObject({ etag: expect.stringMatching(/^".+"$/) })
  expect(orders).toHaveLength(2)
})

test('what there is no picture of takes the turn of nobody else, and is asked for again', async () => {
  const { thread, finish } = threadForTests()
  const desk = new PictureDesk(thread)
  const nothing = desk.draw('nothing', async () => null)
  const broken = desk.draw('broken', () => Promise.reject(new Error('The database is away')))
  const drawn = desk.draw('a', order('a'))
  expect(await nothing).toBeNull()
  await expect(broken).rejects.toThrow('away')
  await aMoment()
  finish()
  expect(await drawn).not.toBeNull()
  expect(desk.find('nothing')).toBeUndefined()
})
