import { describe, expect, test } from 'vitest'
import { type KnownSeats, plainSeat, readPoliticiansFile } from './read-politicians-file.ts'

const header = 'body,constituency,name,party,email,source,as_of'
const seats: KnownSeats = new Map([
  ['senedd', new Map([[plainSeat('Bangor Conwy Môn'), { seat: 'Bangor Conwy Môn', members: 2 }]])],
  ['house-of-commons', new Map([[plainSeat('Ynys Môn'), { seat: 'W07000112', members: 1 }]])],
])
const read = (...lines: string[]) => readPoliticiansFile([header, ...lines].join('\n'), { seats, today: '2026-11-22' })
const good = 'senedd,bangor conwy mon,First Member,,first@senedd.invalid,A list,2026-06-01'

describe('a file of politicians', () => {
  test('knows a seat however it is typed, and a vacant place by its empty name', () => {
    expect(read(good, 'senedd,BANGOR CONWY MÔN,,,,A list,2026-06-01').lines).toEqual([
      {
        line: 2,
        body: 'senedd',
        seat: 'Bangor Conwy Môn',
        name: 'First Member',
        party: null,
        email: 'first@senedd.invalid',
        source: 'A list',
        asOf: '2026-06-01',
      },
      {
        line: 3,
        body: 'senedd',
        seat: 'Bangor Conwy Môn',
        name: null,
        party: null,
        email: null,
        source: 'A list',
        asOf: '2026-06-01',
      },
    ])
  })

  test.each([
    ['senate,X,Name,,,A list,2026-06-01', 'body is none of'],
    ['senedd,Cardiff,Name,,,A list,2026-06-01', '“Cardiff” is no constituency'],
    ['senedd,,Name,,,A list,2026-06-01', 'constituency is empty'],
    ['senedd,Bangor Conwy Môn,,Party,,A list,2026-06-01', 'a vacant place'],
    ['senedd,Bangor Conwy Môn,Name,,two@x.org two@y.org,A list,2026-06-01', 'not one e-mail address'],
    ['senedd,Bangor Conwy Môn,Name,,,,2026-06-01', 'source is empty'],
    ['senedd,Bangor Conwy Môn,Name,,,A list,2026-02-30', 'is not a day'],
    ['senedd,Bangor Conwy Môn,Name,,,A list,2026-11-23', 'still to come'],
    [`senedd,Bangor Conwy Môn,${'😀'.repeat(150)},,,A list,2026-06-01`, 'name is longer'],
    ['senedd,Bangor Conwy Môn,"Name\nBcc: x@y.org",,,A list,2026-06-01', 'control character'],
    ['senedd,Bangor Conwy Môn,Name', 'has 3 cells'],
  ])('%s is refused, by its line', (line, why) => {
    const { broken } = read(good, line)
    expect(broken).toHaveLength(1)
    expect(broken[0]?.why).toContain(why)
    expect(broken[0]?.line).toBeGreaterThan(2)
  })

  test('takes no more members than a seat has, and nobody twice', () => {
    const vacant = 'senedd,Bangor Conwy Môn,,,,A list,2026-06-01'
    expect(read(good, vacant, vacant).broken).toEqual([{ line: 4, why: 'this seat has 2 members, and this is one more' }])
    expect(read(good, good).broken).toEqual([{ line: 3, why: 'First Member stands there already for this seat' }])
  })

  test('names the columns that it lacks', () => {
    expect(readPoliticiansFile('body,name\nsenedd,X', { seats, today: '2026-11-22' }).missingColumns).toContain('as_of')
  })

  test('takes any constituency or region of the Scottish Parliament', () => {
    expect(read('scottish-parliament,Glasgow & Somewhere,Name,,,A list,2026-06-01').lines[0]?.seat).toBe('Glasgow & Somewhere')
  })
})
