import { describe, expect, it } from 'vitest'
import { statisticsIn } from './statistics-in.ts'

describe('numbers that need a date, a source and a denominator', () => {
  it.each([
    ['57,215 people live with it in England.', ['57,215']],
    ['In 2016, 19% of trusts collected nothing and 47 per cent in part.', ['19%', '47 per cent']],
    ['Roedd 19 y cant heb gofnodi dim.', ['19 y cant']],
    ['82 of 128 trusts do not count everyone.', ['82', '128']],
    ['About 1 in 7 women', ['1', '7']],
    ['Fewer than a third of trusts', ['a third of']],
    ['Two thirds of hospitals, one woman in seven', ['Two thirds of', 'one woman in seven']],
    ['Dwy ran o dair o’r ymddiriedolaethau', ['Dwy ran o dair']],
    ['2,102 people answered in 2019', ['2,102']],
    ['Stage was recorded for 33% to 43%', ['33%', '43%']],
    ['Around 36.5 nurses', ['36.5']],
    ['12 hospitals', ['12']],
    ['2000 people were asked in 2016', ['2000']],
  ])('%s', (text, found) => expect(statisticsIn(text)).toEqual(found))
})

describe('numbers that are none', () => {
  it.each([
    'On 21 September 2016, at 10:30 am or 5pm',
    'Ar 4 Chwefror 2026, ym mis Ionawr 2013',
    'Between April 2020 and March 2021, in 2020–21 and in the 2010s',
    'Read on 2026-11-23, in release 2026-1.1',
    'Ring 0808 800 6000, +44 20 7946 0000, NHS 111, 999 or 116 123',
    'Poster 1, Stage 4 breast cancer, canser gam 4, HER2, CDK4/6, petition P-06-1294, page 12, tudalen 3',
    'RA2, EX-001, LS9 7TF, SHA-256, S08000015, WCAG 2.2 level AA',
    'Step 1 of 4, cam 1 o 4. It takes 3 minutes, 20 working days, 12 km, 32 kB; 8 munud',
    'https://www.england.nhs.uk/2016/09/12345/',
    'Answer to question 123878; ateb i gwestiwn 123878, yn ôl cwestiwn 5',
  ])('%s', text => expect(statisticsIn(text)).toEqual([]))
})
