import { describe, expect, it } from 'vitest'
import { decodeSource, readCoordinate, readDay, readSource } from './read-source.ts'

describe('reading a source', () => {
  it('takes a byte-order mark, quotes, and line breaks inside quotes', () => {
    const { rows, problems } = readSource('\uFEFFcode,name\r\nA,"Leeds,\nYork"\r\n')
    expect(rows[0]?.cells).toEqual({ code: 'A', name: 'Leeds,\nYork' })
    expect(problems).toEqual([])
  })

  it('takes NHS.UK’s own separator', () => {
    expect(readSource('code¬name\nA¬B, C\n').rows[0]?.cells).toEqual({ code: 'A', name: 'B, C' })
  })

  it('reports a row that does not fit, with its line', () => {
    const { rows, problems } = readSource('code,name\nA,B\nC\n')
    expect(rows).toHaveLength(1)
    expect(problems).toEqual([{ line: 3, column: '', why: 'has 1 cells, and 2 are expected' }])
  })

  it('falls back to Windows-1252', () => {
    expect(decodeSource(new Uint8Array([0x43, 0x61, 0x66, 0xe9]))).toBe('Café')
    expect(decodeSource(new TextEncoder().encode('Café'))).toBe('Café')
  })

  it('reads days as written by ODS and by ISO 8601, and refuses others', () => {
    expect(readDay('20260630')).toBe('2026-06-30')
    expect(readDay('2026-06-30')).toBe('2026-06-30')
    expect(readDay('')).toBeNull()
    expect(readDay('30/06/2026')).toBeUndefined()
    expect(readDay('20261399')).toBeUndefined()
  })

  it('reads a coordinate to five decimals', () => {
    expect(readCoordinate('51.379997253417969')).toBe(51.38)
    expect(readCoordinate('')).toBeNull()
    expect(readCoordinate('north')).toBeNull()
  })
})
