import { describe, expect, test } from 'vitest'
import { siteWords } from '../../foundation/html/components/words-for-tests.ts'
import { fileFaults } from './import-file.ts'
import { readHolidayFile } from './read-holiday-file.ts'
import { guessDivision } from './read-icalendar.ts'
import { sayFault } from './say-fault.ts'

const words = { en: siteWords('en'), cy: siteWords('cy') }

const read = (text: string, options: { name?: string; division?: 'scotland' } = {}) =>
  readHolidayFile({ text, name: options.name ?? '', division: options.division ?? null })
const said = (text: string, options: { name?: string; division?: 'scotland' } = {}): string[] => {
  const file = read(text, options)
  return file.outcome === 'broken' ? file.faults.map(fault => sayFault(words.en, fault)) : []
}

const govuk = (events: unknown, part = 'scotland') => JSON.stringify({ [part]: { division: part, events } }, null, 1)
const event = { title: "New Year's Day", date: '2029-01-01', notes: '', bunting: true }

describe('GOV.UK’s list', () => {
  test('is read by its parts, with the apostrophe that we write', () => {
    const text = JSON.stringify({
      'england-and-wales': { division: 'england-and-wales', events: [event] },
      scotland: {
        division: 'scotland',
        events: [event, { title: '2nd January', date: '2029-01-02', notes: 'Substitute day', bunting: true }],
      },
    })
    expect(read(`\uFEFF${text}`)).toEqual({
      outcome: 'read',
      source: 'GOV.UK bank holidays',
      holidays: [
        { day: '2029-01-01', division: 'england-and-wales', title: 'New Year’s Day', substitute: false },
        { day: '2029-01-01', division: 'scotland', title: 'New Year’s Day', substitute: false },
        { day: '2029-01-02', division: 'scotland', title: '2nd January', substitute: true },
      ],
    })
  })

  test('names the line at which it stops being JSON', () => {
    expect(said('{\n "scotland": {\n  "events": [\n   {"title": "x" "date": 1}\n')).toEqual([
      'Line 4: the list cannot be read from here on. It may have been cut off, so download it again.',
    ])
    expect(said(`${govuk([event]).slice(0, -12)}`)[0]).toMatch(/^Line \d+: the list cannot be read/)
  })

  test('names each entry that is wrong', () => {
    const broken = [
      event,
      { ...event, date: '2029-02-30' },
      { ...event, date: '2029-03-01', title: ' ' },
      'x',
      event,
      { ...event, date: 20290101 },
    ]
    expect(said(govuk(broken))).toEqual([
      'Scotland, entry 2: “2029-02-30” has no day that the calendar has. Write it like 2026-06-15.',
      'Scotland, entry 3: the holiday has no name, or one that is too long. Give it one.',
      'Scotland, entry 4: this is not as GOV.UK writes it. Download bank-holidays.json again.',
      'Scotland, entry 5: 2029-01-01 stands in it twice. Keep one of the two.',
      'Scotland, entry 6: “20290101” has no day that the calendar has. Write it like 2026-06-15.',
    ])
  })

  test.each([
    [govuk([event], 'cymru-a-lloegr'), 'is no part of the UK that we know'],
    [govuk([]), 'no holidays stand in it'],
    [govuk('none'), 'no holidays stand in it'],
    ['[]', 'not as GOV.UK writes it'],
    ['{}', 'not as GOV.UK writes it'],
    ['', 'there is nothing in it'],
    ['<html>', 'neither GOV.UK’s list nor a calendar'],
    ['{}'.padEnd(500_000), 'not as GOV.UK writes it'],
    [govuk([{ ...event, title: '🎆'.repeat(150_000) }]), 'too large'],
  ])('what is no such list is told from one', (text, why) => {
    expect(said(text)).toEqual([expect.stringContaining(why)])
  })

  test('tells no more faults than somebody can read', () => {
    expect(said(govuk(Array.from({ length: 1_000 }, () => ({ ...event, date: 'x' }))))).toHaveLength(20)
  })
})

const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example//EN',
    ...events.flatMap(each => ['BEGIN:VEVENT', ...each.split('\n'), 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

describe('a calendar', () => {
  const newYear = "DTSTART;VALUE=DATE:20290101\nDTEND;VALUE=DATE:20290102\nSUMMARY:New Year's\n  Day\nUID:1@example"

  test('is read with whole days and folded lines, for the part that a person chose', () => {
    expect(
      read(calendar(newYear, 'DTSTART:20290102T000000Z\nSUMMARY:2nd January (substitute day)'), { division: 'scotland' }),
    ).toMatchObject({
      outcome: 'read',
      holidays: [
        { day: '2029-01-01', division: 'scotland', title: 'New Year’s Day', substitute: false },
        { day: '2029-01-02', division: 'scotland', title: '2nd January (substitute day)', substitute: true },
      ],
    })
  })

  test('says whose it is by its own name or its file’s, else somebody has to', () => {
    expect(read(calendar(newYear), { name: 'northern-ireland.ics' })).toMatchObject({
      holidays: [{ division: 'northern-ireland' }],
      source: 'northern-ireland.ics',
    })
    const named = calendar(newYear).replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-CALNAME:Bank holidays in Scotland')
    expect(read(named)).toMatchObject({ holidays: [{ division: 'scotland' }], source: 'Bank holidays in Scotland' })
    expect(said(calendar(newYear), { name: 'holidays.ics' })).toEqual([expect.stringContaining('Choose a part of the UK')])
  })

  test.each([
    ['england-and-wales.ics', 'england-and-wales'],
    ['Gwyliau banc Cymru a Lloegr', 'england-and-wales'],
    ['yr-alban.ics', 'scotland'],
    ['gogledd-iwerddon.ics', 'northern-ireland'],
    ['UK holidays: England, Scotland', null],
    ['New England', 'england-and-wales'],
    ['holidays', null],
  ])('%s: %s', (name, division) => {
    expect(guessDivision(name)).toBe(division)
  })

  test('names the line or the entry that is wrong', () => {
    expect(said(calendar(newYear).replace('UID:1@example', 'what is this'), { division: 'scotland' })).toEqual([
      expect.stringMatching(/^Line 9: this line is no part of a calendar/),
    ])
    expect(
      said(
        calendar(
          newYear,
          newYear,
          'DTSTART;VALUE=DATE:20290301\nDTEND;VALUE=DATE:20290305\nSUMMARY:Long',
          'DTSTART;VALUE=DATE:20290101\nRRULE:FREQ=YEARLY\nSUMMARY:Each year',
          'SUMMARY:No day',
          'DTSTART;VALUE=DATE:20290401',
        ),
        { division: 'scotland' },
      ),
    ).toEqual([
      'Entry 2: 2029-01-01 stands in it twice. Keep one of the two.',
      'Entry 3: “Long” lasts several days. Make one entry for each day.',
      'Entry 4: “Each year” repeats by a rule. Only single days can be read.',
      'Entry 5: “No day” has no day that the calendar has. Write it like 2026-06-15.',
      'Entry 6: the holiday has no name, or one that is too long. Give it one.',
    ])
    expect(said('BEGIN:VCALENDAR\nBEGIN:VEVENT\n', { division: 'scotland' })).toHaveLength(1)
    expect(said('BEGIN:VCALENDAR\nEND:VCALENDAR\n', { division: 'scotland' })).toEqual([
      expect.stringContaining('no holidays stand in it'),
    ])
  })
})

test('every fault is said in both languages', () => {
  for (const locale of ['en', 'cy'] as const) {
    for (const fault of fileFaults) {
      const text = sayFault(words[locale], { place: { kind: 'entry', entry: 3, division: 'scotland' }, fault, value: 'x' })
      expect(text, fault).not.toMatch(/\{\w|\w\}/)
      expect(words[locale].languageOf(`holidays.faults.${fault}`), fault).toBe(locale)
    }
  }
})
