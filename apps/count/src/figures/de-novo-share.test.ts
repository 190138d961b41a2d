import { describe, expect, it } from 'vitest'
import type { Pathway, RegisterRow } from '../results/index.ts'
import { figuresOf } from './figures-of.ts'
import { inventedRow } from './invented-register.ts'

const people = (numbers: Partial<Record<Pathway, number>>): RegisterRow[] =>
  Object.entries(numbers).flatMap(
    ([pathway, n]) =>
      Array.from({ length: n }, (_, index) => inventedRow(`${pathway}-${index}`, { pathway: pathway as Pathway })), // the keys are pathways
  )

const shareOf = (numbers: Partial<Record<Pathway, number>>) =>
  figuresOf(people(numbers), { asAt: '2024-12-31', from: '2019-01-01' }).deNovoShare

describe('the alarm of the de novo share', () => {
  it.each([
    { name: 'as in New South Wales', numbers: { 'de-novo': 22, recurrent: 78 }, isAlarming: false },
    { name: 'half of two hundred', numbers: { 'de-novo': 100, recurrent: 100 }, isAlarming: true },
    { name: 'half of ten: chance could do it', numbers: { 'de-novo': 5, recurrent: 5 }, isAlarming: false },
    { name: '40 of 100: the interval reaches down to 31 %', numbers: { 'de-novo': 40, recurrent: 60 }, isAlarming: false },
    { name: '400 of 1,000: it does not', numbers: { 'de-novo': 400, recurrent: 600 }, isAlarming: true },
    { name: 'all', numbers: { 'de-novo': 30 }, isAlarming: true },
    { name: 'nobody', numbers: {}, isAlarming: false },
  ])('$name', ({ numbers, isAlarming }) => {
    expect(shareOf(numbers).isAlarming).toBe(isAlarming)
  })
  it('does not sound where the unclassified could be the recurrences, and says so', () => {
    const share = shareOf({ 'de-novo': 100, recurrent: 60, unclassified: 200 })
    expect(share.isAlarming).toBe(false)
    expect(share.explanation).toContain('pathway is not known')
    expect(shareOf({ 'de-novo': 100, recurrent: 60, unclassified: 20 }).isAlarming).toBe(true)
  })
  it('reckons the share of the classified, early progression among them', () => {
    const share = shareOf({ 'de-novo': 20, recurrent: 70, 'early-progression': 10, unclassified: 50 })
    expect(share.incident).toMatchObject({ value: 0.2, low: 0.133367, high: 0.288829, method: 'Wilson, 95 %' })
    expect(share.people.incident).toMatchObject({ deNovo: { n: 20 }, of: { n: 100 }, unclassified: { n: 50 } })
  })
  it('leaves out the year in which the data begin', () => {
    const early = [...people({ recurrent: 30 }), ...people({ 'de-novo': 10 }).map(row => ({ ...row, firstDate: '2019-06-01' }))]
    expect(figuresOf(early, { asAt: '2024-12-31', from: '2019-01-01' }).deNovoShare.incident?.value).toBe(0)
  })
  it('shows three published shares with their sources', () => {
    expect(shareOf({}).published.map(({ share }) => share)).toEqual([0.22, 0.33, 0.28])
  })
})
