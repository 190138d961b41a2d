import { expect, test } from 'vitest'
import { together } from './together.ts'

/** Works that note when they begin and end; the first takes longest. */
function works() {
  const said: string[] = []
  const work = (name: string, steps: number) => async () => {
    said.push(`${name} begins`)
    for (let step = 0; step < steps; step += 1) await undefined
    said.push(`${name} ends`)
    return name
  }
  return { said, list: [work('long', 50), work('short', 5)] as const }
}

test('at once all begin before one ends, one after the other each ends first; the answers stand in their places', async () => {
  const atOnce = works()
  expect(await together({ threads: 2 }, atOnce.list)).toEqual(['long', 'short'])
  expect(atOnce.said).toEqual(['long begins', 'short begins', 'short ends', 'long ends'])
  const inTurn = works()
  expect(await together({ threads: 1 }, inTurn.list)).toEqual(['long', 'short'])
  expect(inTurn.said).toEqual(['long begins', 'long ends', 'short begins', 'short ends'])
})

test('a failure is said when all have ended', async () => {
  const { said, list } = works()
  const failing = () => Promise.reject(new Error('the disk is full'))
  await expect(together({ threads: 2 }, [failing, ...list])).rejects.toThrow('the disk is full')
  expect(said).toContain('long ends')
})
