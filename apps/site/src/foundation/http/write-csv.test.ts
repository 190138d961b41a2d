import { expect, test } from 'vitest'
import { writeCsv } from './write-csv.ts'

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+44 20', "'+44 20"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=a,"b"', '"\'=a,""b"""'],
  [' =1+1', "' =1+1"],
  ['\n=1+1', '"\'\n=1+1"'],
  [' \t\n @cmd', '"\' \t\n @cmd"'],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u200b=1', "'\u200b=1"],
  ['\ufeff=1', "'\ufeff=1"],
  ['\0=1', "'\0=1"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  [' ＠cmd', "' ＠cmd"],
  [' plain', ' plain'],
  ['\nplain', '"\nplain"'],
  ['Tŷ – 💛', 'Tŷ – 💛'],
  ['a=b', 'a=b'],
  ['', ''],
])('%j is written as %j', (cell, written) => {
  expect(writeCsv(['x', 'y'], [[cell, 'z']])).toBe(`\ufeffx,y\r\n${written},z\r\n`)
})

test('a number keeps its sign, nothing known is empty and zero is zero', () => {
  expect(writeCsv(['a', 'b', 'c'], [[-1.5, null, 0]])).toBe('\ufeffa,b,c\r\n-1.5,,0\r\n')
})
