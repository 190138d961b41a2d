import { expect, test } from 'vitest'
import { readSupportFile } from './read-support-file.ts'

const today = '2026-11-23'
const header = 'key,form,title_en,provider_en,text_en,checked_on,source,needs,phone,hours,title_cy,welsh'
const line = (key: string, more = ',,,,') =>
  `${key},helpline,A line,A charity,It listens.,2026-11-23,https://www.example.org${more}`
const read = (...lines: readonly string[]) => readSupportFile([header, ...lines].join('\n'), today)

test('a line becomes an entry; lists have commas, a source is read when it was checked', () => {
  const file = read(line('a-line', ',"talk, money",0800 00,"mon 09:00-17:00\nholidays closed",,'))
  expect(file).toMatchObject({
    outcome: 'read',
    lines: [
      {
        key: 'a-line',
        typed: {
          facts: {
            needs: ['talk', 'money'],
            hours: 'mon 09:00-17:00\nholidays closed',
            sources: [{ url: 'https://www.example.org', readOn: '2026-11-23', note: '' }],
          },
          en: { title: 'A line', text: 'It listens.' },
          cy: { title: '' },
        },
      },
    ],
  })
})

test('with a mark of byte order, with CRLF, with empty lines: the same', () => {
  const file = readSupportFile(`\uFEFF${header}\r\n\r\n${line('a-line', ',,,,,')}\r\n\r\n`, today)
  expect(file).toMatchObject({ outcome: 'read', lines: [{ key: 'a-line', line: 3 }] })
})

test('columns that are missing, unknown or twice are named', () => {
  expect(readSupportFile('key,title,key\nx,y,z', today)).toMatchObject({
    outcome: 'columns',
    missing: ['form', 'title_en', 'provider_en', 'text_en', 'checked_on', 'source'],
    unknown: ['title', 'key'],
  })
})

test.each([
  ['', 'empty'],
  [header, 'empty'],
  [`${header}\nx,"y`, 'unclosed'],
])('%j is no list', (text, outcome) => {
  expect(readSupportFile(text, today).outcome).toBe(outcome)
})

test('every broken line is named with its number, and none is read', () => {
  const file = read(
    line('good', ',,,,,'),
    line('Bad Key', ',,,,,'),
    line('good', ',,,,,'),
    line('short', ''),
    line('late', ',,,,,').replace('2026-11-23', '2026-11-24'),
    line('welsh', ',,,,Llinell,'),
    line('machine', ',,,,Llinell,perhaps'),
  )
  expect(file.outcome === 'broken' ? file.broken.map(each => each.line) : []).toEqual([3, 4, 5, 6, 7, 8])
})
