import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/root.ts'
import { publicRecordSchema, readPublicRecord } from './public-record.ts'

const record = readPublicRecord(join(findRoot(), 'data'))

describe('the public record', () => {
  it('quotes Royal Surrey to the letter, and its own figures', () => {
    const surrey = record.trusts.find(entry => entry.trust_code === 'RA2')
    expect(surrey?.quotes).toEqual([
      { question: 'routinely collecting?', text: 'This data is extrapolated at Multidisciplinary Department Team (MDT) level' },
    ])
    expect(surrey?.figures.map(figure => figure.value)).toEqual([31, 12, 5, 14])
    expect(surrey?.figures.slice(1).reduce((sum, figure) => sum + figure.value, 0)).toBe(surrey?.figures[0]?.value)
  })

  it('gives Belfast’s statement, with its estimate marked', () => {
    const belfast = record.trusts.find(entry => entry.trust_code === 'BHSCT')
    expect(belfast?.figures.map(figure => [figure.value, figure.is_estimate])).toEqual([
      [155, false],
      [70, true],
    ])
  })

  it('gives England’s result of 2016 as 19 and 47, without a denominator', () => {
    const [england] = record.england
    expect(england?.figures.map(figure => figure.percent)).toEqual([19, 47])
    expect(england?.denominator).toBeNull()
  })

  it('refuses an entry with a status: that comes only from the criteria', () => {
    const [first] = record.trusts
    const withStatus = { ...record, trusts: [{ ...first, status: 'collecting' }] }
    expect(publicRecordSchema.safeParse(record).success).toBe(true)
    expect(publicRecordSchema.safeParse(withStatus).success).toBe(false)
  })
})
