import { describe, expect, it } from 'vitest'
import { rowToCells, sortByKey, tableToText, textToTable } from './table-text.ts'

describe('the text of a table', () => {
  const columns = ['code', 'name', 'note']

  it('quotes only where it must, and reads itself back', () => {
    const rows = [
      { code: 'A', name: 'Leeds, York', note: '' },
      { code: 'B', name: 'The “Christie"', note: 'x' },
    ]
    const text = tableToText(columns, rows)
    expect(text).toBe('code,name,note\nA,"Leeds, York",\nB,"The “Christie""",x\n')
    expect(textToTable(columns, text, 'x.csv')).toEqual(rows)
  })

  it('refuses another header and a row of the wrong length, with its line', () => {
    expect(() => textToTable(columns, 'code,name\nA,B\n', 'x.csv')).toThrow(/x\.csv: the first line/)
    expect(() => textToTable(columns, 'code,name,note\nA,B,\nC,D\n', 'x.csv')).toThrow(/x\.csv, line 3: 2 cells/)
  })

  it('turns values into cells: nothing for null, semicolons for lists, no line breaks', () => {
    expect(rowToCells({ a: null, b: ['x', 'y'], c: -1.5, d: ' two\n lines ' })).toEqual({
      a: '',
      b: 'x;y',
      c: '-1.5',
      d: 'two lines',
    })
  })

  it('sorts the same on every machine, and numbers by their value', () => {
    const rows = [{ k: 'b' }, { k: 'B' }, { k: 'a' }]
    expect(sortByKey(rows, ['k']).map(row => row.k)).toEqual(['B', 'a', 'b'])
    expect(sortByKey([{ k: '10' }, { k: '9' }], ['k'], true).map(row => row.k)).toEqual(['9', '10'])
  })
})
