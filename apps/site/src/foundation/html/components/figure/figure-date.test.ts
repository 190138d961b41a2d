import { describe, expect, it } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { isFigureDate, sayFigureDate } from './figure-date.ts'

const words = { en: siteWords('en'), cy: siteWords('cy') }

describe('the date of a figure', () => {
  it.each([
    ['2020', '2020', '2020'],
    ['2013-01', 'January 2013', 'Ionawr 2013'],
    ['2016-09-21', '21 September 2016', '21 Medi 2016'],
    ['2019-10/2022-09', 'October 2019 to September 2022', 'Hydref 2019 i Medi 2022'],
  ])('%s is said in both languages', (date, en, cy) => {
    expect(sayFigureDate(words.en, date)).toBe(en)
    expect(sayFigureDate(words.cy, date)).toBe(cy)
  })

  it.each(['', 'recently', '2016-13', '2016-02-30', '2022/2019', '2019/2020/2021', '16'])('“%s” is none', date => {
    expect(isFigureDate(date)).toBe(false)
    expect(() => sayFigureDate(words.en, date)).toThrow('no date')
  })
})
