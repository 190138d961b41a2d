import { describe, expect, test } from 'vitest'
import { decideNextEdition } from './decide-next-edition.ts'

const why = { en: ' A number was wrong. ', cy: 'Roedd rhif yn anghywir.' }
const silent = { en: '', cy: '' }
const trimmed = { en: 'A number was wrong.', cy: 'Roedd rhif yn anghywir.' }
const yes = (number: number, replaces: number | null = null) => ({
  kind: 'yes',
  number,
  replaces: replaces === null ? null : { number: replaces, reason: trimmed },
})
const no = (reason: string) => ({ kind: 'no', why: reason })

describe('the next edition', () => {
  test.each([
    ['the first', { newest: null, isNew: true }, { corrects: null, reason: silent }, yes(1)],
    ['there is nothing to say the same as', { newest: null, isNew: false }, { corrects: null, reason: silent }, yes(1)],
    ['one that stands for itself', { newest: 3, isNew: true }, { corrects: null, reason: silent }, yes(4)],
    ['its reason is not asked for', { newest: 3, isNew: true }, { corrects: null, reason: why }, yes(4)],
    ['one that puts the newest right', { newest: 3, isNew: true }, { corrects: 3, reason: why }, yes(4, 3)],
    ['one that puts an earlier one right', { newest: 3, isNew: true }, { corrects: 1, reason: why }, yes(4, 1)],
    ['the same again', { newest: 3, isNew: false }, { corrects: null, reason: why }, no('nothing-new')],
    ['the same again as a correction', { newest: 3, isNew: false }, { corrects: 3, reason: why }, no('nothing-new')],
    ['no reason', { newest: 3, isNew: true }, { corrects: 3, reason: silent }, no('reason-missing')],
    [
      'a reason in one language',
      { newest: 3, isNew: true },
      { corrects: 3, reason: { ...why, cy: ' \n' } },
      no('reason-missing'),
    ],
  ] as const)('%s', (_, known, asked, expected) => {
    expect(decideNextEdition(known, asked)).toEqual(expected)
  })

  test('what stands against putting one right is said after “nothing new”, and before a reason is asked for', () => {
    const against = (edition: number) => (edition === 2 ? no('already-corrected') : null)
    expect(decideNextEdition({ newest: 3, isNew: false }, { corrects: 2, reason: silent }, against)).toEqual(no('nothing-new'))
    expect(decideNextEdition({ newest: 3, isNew: true }, { corrects: 2, reason: silent }, against)).toEqual(
      no('already-corrected'),
    )
    expect(decideNextEdition({ newest: 3, isNew: true }, { corrects: 1, reason: why }, against)).toEqual(yes(4, 1))
    expect(decideNextEdition({ newest: 3, isNew: true }, { corrects: null, reason: why }, against)).toEqual(yes(4))
  })
})
