import { describe, expect, it } from 'vitest'
import { buildAlternativeNames, type NameSources } from './build-alternative-names.ts'
import { succession, trust } from './test-rows.ts'

const listed = (code: string, otherNames: string[]) => ({ code, name: '', otherNames, type: '', region: '' })
const sources: NameSources = {
  trusts: [
    trust({ code: 'RFR', name: 'The Rotherham NHS Foundation Trust' }),
    trust({ code: 'RXE', name: 'Rotherham Doncaster and South Humber NHS Foundation Trust' }),
    trust({ code: 'RVJ', name: 'North Bristol NHS Trust', closed_on: '2026-06-30' }),
    trust({ code: 'RA7', name: 'Bristol NHS Foundation Trust' }),
    trust({ code: 'S08000029', name: 'NHS Fife', kind: 'health-board' }),
  ],
  ods: [],
  directory: [],
  successions: [succession('RVJ', 'RA7')],
  formerNames: [],
  corrections: [],
}
const namesOf = (code: string, changes: Partial<NameSources> = {}) =>
  buildAlternativeNames({ ...sources, ...changes })
    .rows.filter(row => row.trust_code === code)
    .map(row => row.name)

describe('other names of trusts', () => {
  it('leads from a closed trust’s name to the trust that followed it', () => {
    expect(namesOf('RA7')).toContain('North Bristol NHS Trust')
  })

  it('adds what an older list called a trust, and what a person recorded', () => {
    const formerNames = [{ code: 'RA7', name: 'University Hospitals Bristol and Weston NHS Foundation Trust', source: 'NHS.UK' }]
    const corrections = [{ trust_code: 'RA7', name: 'UHBW', kind: 'short-name' as const, source: 'S' }]
    const names = namesOf('RA7', { formerNames, corrections })
    expect(names).toEqual(expect.arrayContaining(['University Hospitals Bristol and Weston NHS Foundation Trust', 'UHBW']))
  })

  it('shortens a name, and never repeats the trust’s own', () => {
    expect(namesOf('S08000029')).toEqual(['Fife'])
    expect(namesOf('RFR', { directory: [listed('RFR', ['Rotherham NHS Foundation Trust', 'ROTHERHAM'])] })).toEqual(['ROTHERHAM'])
  })

  it('refuses a neighbour’s names, and those shared with that neighbour', () => {
    const directory = [listed('RFR', ['Rotherham', 'TRFT']), listed('RXE', ['Rotherham NHS Foundation Trust', 'TRFT', 'RDaSH'])]
    const { refused } = buildAlternativeNames({ ...sources, directory })
    expect(refused).toEqual([
      { code: 'RXE', name: 'Rotherham NHS Foundation Trust', why: 'is a name of RFR' },
      { code: 'RXE', name: 'TRFT', why: 'is a name of RFR' },
    ])
    expect(namesOf('RXE', { directory })).toContain('RDaSH')
  })

  it('lets two trusts share a short name: a search then offers both', () => {
    const directory = [listed('RFR', ['BHFT']), listed('RXE', ['BHFT'])]
    expect(namesOf('RFR', { directory })).toContain('BHFT')
    expect(namesOf('RXE', { directory })).toContain('BHFT')
  })
})
