import { describe, expect, it } from 'vitest'
import { buildSuccessions, findMissingSuccessions, findPresentTrusts, scottishSuccessions } from './build-successions.ts'
import { succession, trust } from './test-rows.ts'

const trusts = [
  trust({ code: 'NEW', name: 'New' }),
  trust({ code: 'NXT', name: 'Next' }),
  trust({ code: 'OLD', name: 'Old', closed_on: '2020-03-31' }),
  trust({ code: 'ALN', name: 'Alone', closed_on: '2019-03-31' }),
]

describe('successions', () => {
  it('follows a chain to the trust that is open now', () => {
    const rows = [succession('OLD', 'MID'), succession('MID', 'NEW')]
    expect(findPresentTrusts('OLD', trusts, rows)).toEqual(['NEW'])
    expect(findPresentTrusts('NEW', trusts, rows)).toEqual(['NEW'])
  })

  it('gives all of several, and none where nothing is known', () => {
    expect(findPresentTrusts('OLD', trusts, [succession('OLD', 'NXT'), succession('OLD', 'NEW')])).toEqual(['NEW', 'NXT'])
    expect(findPresentTrusts('ALN', trusts, [])).toEqual([])
  })

  it('does not run in circles', () => {
    expect(findPresentTrusts('OLD', trusts, [succession('OLD', 'ALN'), succession('ALN', 'OLD')])).toEqual([])
  })

  it('lists the closed trusts whose successor is not known', () => {
    expect(findMissingSuccessions(trusts, [succession('OLD', 'NEW')])).toEqual([
      { code: 'ALN', name: 'Alone', closed_on: '2019-03-31' },
    ])
  })

  it('keeps a pair once and says when a new code is not in the register', () => {
    const listed = { oldCode: 'OLD', oldName: '', newCode: '5CQ', effectiveOn: '2001-04-01', source: 'S', note: null }
    expect(buildSuccessions([listed, { ...listed, source: 'T' }], trusts)).toEqual([
      {
        old_code: 'OLD',
        old_name: 'Old',
        new_code: '5CQ',
        effective_on: '2001-04-01',
        source: 'S',
        note: 'The new code is not in the register.',
      },
    ])
  })

  it('leads an archived Scottish code to the code of the same board', () => {
    const codes = [
      { code: 'S1', name: 'NHS Fife', enactedOn: '2014-04-01', archivedOn: '2018-02-01' },
      { code: 'S2', name: 'NHS Fife', enactedOn: '2018-02-02', archivedOn: null },
      { code: 'S3', name: 'NHS Borders', enactedOn: '2014-04-01', archivedOn: null },
    ]
    expect(scottishSuccessions(codes)).toMatchObject([{ oldCode: 'S1', newCode: 'S2', effectiveOn: '2018-02-02' }])
  })
})
