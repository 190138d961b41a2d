import { expect, test } from 'vitest'
import { downloadName, isOddlyNamed, kindOf } from './type-word.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test.each([
  [xlsx, 'spreadsheet'],
  ['application/vnd.ms-excel.sheet.macroenabled', 'spreadsheet'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'slides'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'spreadsheet'],
  ['application/zip', 'archive'],
  ['application/octet-stream', 'unknown'],
])('%s is a %s', (type, kind) => expect(kindOf(type)).toBe(kind))

test.each([
  ['Ateb ŵ.pdf', 'application/pdf', 'Ateb ŵ.pdf', false],
  ['answer.PDF', 'application/pdf', 'answer.PDF', false],
  ['answer.pdf.exe', 'application/pdf', 'answer.pdf.exe.pdf', false],
  ['answer.pdf', xlsx, 'answer.pdf.xlsx', true],
  ['answer.csv', 'text/plain', 'answer.csv.txt', false],
  ['run.js', 'text/plain', 'run.js.txt', false],
  ['page.html', 'text/html', 'page.html.txt', false],
  ['scan.jpg', 'image/jpeg', 'scan.jpg', false],
  ['scan.svg', 'image/svg+xml', 'scan.svg.bin', false],
  ['scan', 'image/png', 'scan.png', false],
  ['answer.xlsx', 'application/octet-stream', 'answer.xlsx.bin', true],
  ['answer.xlsx', 'application/x-encrypted-office', 'answer.xlsx.bin', false],
])('%s, which is %s, is saved as %s', (name, type, saved, isOdd) => {
  expect([downloadName(name, type), isOddlyNamed(name, type)]).toEqual([saved, isOdd])
})
