import { textOfHtml } from '../../mail-in/text-of-html.ts'
import { CannotLook } from './budget.ts'
import { decodeText } from './decode-text.ts'
import type { Noted } from './noted.ts'

/** More than this of a text file is not decoded: what is kept of it is far less. */
const longestText = 16_000_000

/** Text, a web page or a table with commas. What a program would carry out when it opens it is said. */
export function lookIntoText(bytes: Buffer, as: 'text' | 'html' | 'csv', noted: Noted): void {
  const text = decodeText(bytes.subarray(0, longestText))
  if (text === null) throw new CannotLook('unknown-type')
  if (bytes.length > longestText) noted.add('text-cut')
  if (as === 'html') {
    if (/<script|\son[a-z]+\s*=|javascript:|<iframe|<object|<embed/i.test(text)) noted.add('script')
    noted.page(textOfHtml(text))
    return
  }
  if (as === 'csv') {
    const count = formulasIn(text)
    if (count > 0) noted.add('formulas', '', count)
  }
  noted.page(text)
}

/** A value that a spreadsheet program takes for a formula. A negative number, a telephone number or a dash is none. */
const formulasIn = (text: string): number =>
  text.match(/(?:^|[,;\t])[ ]*"?[ ]*(?:[=@]|[+-](?=[^\d\s,;"'.£$€+-]))[^,;\t\r\n]/gm)?.length ?? 0
