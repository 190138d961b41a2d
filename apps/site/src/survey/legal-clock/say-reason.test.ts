import { expect, test } from 'vitest'
import { siteWords } from '../../foundation/html/components/words-for-tests.ts'
import { clockStates, nextSteps } from '../types.ts'
import { committedHolidays } from './holidays-for-tests.ts'
import { type ReasonCode, reason, reasonCodes } from './reasons.ts'
import { sayDivisions, sayHoliday, sayReason } from './say-reason.ts'
import { type SourceKey, sources } from './sources.ts'

const words = { en: siteWords('en'), cy: siteWords('cy') }
const day = '2027-03-29'
const values = {
  dayOne: day,
  otherwise: day,
  chaseOn: day,
  due: day,
  until: day,
  from: day,
  guidance: day,
  askedOn: day,
  days: 3,
  title: 'Easter Monday',
  divisions: 'scotland',
}

const all = <Key extends string>(words: Readonly<Record<Key, unknown>>): Key[] => Object.keys(words) as Key[] // Written out above: these are all its keys.

test.each(['en', 'cy'] as const)('every reason, state, step and source has its words (%s)', locale => {
  const t = words[locale]
  for (const code of reasonCodes) {
    const said = sayReason(t, reason(code, day, 'foia-10', values))
    expect(said.text, code).not.toMatch(/[{}]|undefined|2027-/)
    expect(t.languageOf(`legal.reasons.${code}`), code).toBe(locale)
  }
  for (const state of clockStates) expect(t.languageOf(`legal.state.${state}`) && t(`legal.state.${state}`)).not.toBe('')
  for (const step of nextSteps) expect(t(`legal.step.${step}`)).not.toBe('')
  for (const key of all(sources)) {
    expect(t.languageOf(`legal.sources.${key}`), key).toBe(locale)
    expect(t(`legal.kind.${sources[key].kind}`)).not.toBe('')
  }
})

test('nothing is late by “0 working days”', () => {
  for (const locale of ['en', 'cy'] as const) {
    for (const code of ['overdue-since', 'answered-late'] satisfies ReasonCode[]) {
      expect(sayReason(words[locale], reason(code, day, null, { ...values, days: 0 })).text).not.toMatch(/\b0\b/)
    }
  }
})

test('says where a holiday is one, in the language of the page, and where that is written', () => {
  const holiday = reason('holiday-not-counted', day, 'foia-10', {
    title: 'Easter Monday',
    divisions: 'england-and-wales northern-ireland',
  })
  expect(sayReason(words.en, holiday)).toEqual({
    code: 'holiday-not-counted',
    text: '29 March 2027 does not count: Easter Monday (England and Wales and Northern Ireland).',
    isProblem: false,
    source: {
      label: 'Freedom of Information Act 2000, section 10',
      url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/10',
    },
  })
  expect(sayReason(words.cy, holiday).text).toBe(
    'Nid yw 29 Mawrth 2027 yn cyfrif: Llun y Pasg (Cymru a Lloegr; Gogledd Iwerddon).',
  )
  expect(sayDivisions(words.en, ['england-and-wales', 'northern-ireland', 'scotland'])).toBe('the whole of the UK')
})

test('every bank holiday of the list has a Welsh name; another is shown as it stands', () => {
  const titles = [...new Set(committedHolidays().list.map(({ title }) => title))]
  expect(titles.length).toBeGreaterThan(15)
  for (const title of titles) {
    expect(sayHoliday(words.cy, title), title).not.toBe(title)
    expect(sayHoliday(words.en, title)).toBe(title)
  }
  expect(sayHoliday(words.cy, 'Bank holiday for something new')).toBe('Bank holiday for something new')
})

test('every source of the law is on the pages of the law itself', () => {
  const { 'our-practice': practice, ...others } = sources
  expect(practice.url).toBeNull()
  for (const key of all(others) satisfies SourceKey[]) {
    const { kind, url } = others[key]
    expect(url).toMatch(
      kind === 'law'
        ? /^https:\/\/www\.legislation\.gov\.uk\//
        : /^https:\/\/(ico\.org\.uk|www\.gov\.uk|www\.itspublicknowledge\.info)\//,
    )
  }
})
