import { describe, expect, test } from 'vitest'
import { questionForTests as question } from '../round-for-tests.ts'
import { compareRounds, inOrderOfTime } from './compare-rounds.ts'

const repeats = (id: string) => ({ round: '2026-1', question: id })
const earlier = { id: '2026-1', questions: [question('a'), question('b'), question('c')] }
const kinds = (questions: readonly ReturnType<typeof question>[]) =>
  compareRounds(earlier, { id: '2027-1', questions }).map(each => [each.kind, 'later' in each ? each.later.id : each.earlier.id])

describe('two rounds, question by question', () => {
  test('in the order of the later one, then what it has dropped', () => {
    expect(kinds([question('z'), question('b', { comparesWith: repeats('b') })])).toEqual([
      ['added', 'z'],
      ['comparable', 'b'],
      ['dropped', 'a'],
      ['dropped', 'c'],
    ])
  })

  test('a question that was renamed still repeats the one that it names', () => {
    expect(kinds([question('new-name', { comparesWith: repeats('a') })])[0]).toEqual(['comparable', 'new-name'])
  })

  test('the same name alone repeats nothing, nor does a link to a third round or to a question that is not there', () => {
    for (const comparesWith of [null, { round: '2025-1', question: 'a' }, repeats('gone')]) {
      expect(kinds([question('a', { comparesWith })])).toEqual([
        ['added', 'a'],
        ['dropped', 'a'],
        ['dropped', 'b'],
        ['dropped', 'c'],
      ])
    }
  })

  test('a flag stands with its reason, before anything else that differs', () => {
    const notComparable = { en: 'Other months', cy: 'Misoedd eraill' }
    const [first] = compareRounds(earlier, {
      id: '2027-1',
      questions: [question('a', { comparesWith: repeats('a'), notComparable, type: 'number' })],
    })
    expect(first).toMatchObject({ kind: 'not-comparable', reason: notComparable })
  })

  test('a number does not compare with a text', () => {
    expect(kinds([question('a', { comparesWith: repeats('a'), type: 'number' })])[0]).toEqual(['other-type', 'a'])
  })

  test('other words are told, other blanks are not', () => {
    const wording = (en: string) => ({ wording: { en, cy: '' }, comparesWith: repeats('a') })
    const isSame = (en: string) => compareRounds(earlier, { id: '2027-1', questions: [question('a', wording(en))] })[0]
    expect(isSame('  a? ')).toMatchObject({ kind: 'comparable', isSameWording: true })
    expect(isSame('A, really?')).toMatchObject({ kind: 'comparable', isSameWording: false })
  })
})

test.each([
  ['2026-2', '2026-10'],
  ['2026-10', '2027-1'],
])('%s came before %s', (first, second) => {
  expect(inOrderOfTime({ id: second }, { id: first }).map(({ id }) => id)).toEqual([first, second])
})
