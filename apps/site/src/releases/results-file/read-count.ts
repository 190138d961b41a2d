/** What a cell that should hold a number of people turned out to hold. Empty is "not known", never 0. */
export type CountCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'count'; readonly count: number }
  | {
      readonly kind: 'wrong'
      readonly problem: 'decimal' | 'negative' | 'suppressed' | 'excel-error' | 'exponent' | 'too-large' | 'not-a-count'
    }

const most = 1_000_000

/** Reads a whole number of people. `1,234` is one thousand; a decimal comma, a suppressed `<5` or `*`, and Excel's own errors are refused. */
export function readCount(cell: string): CountCell {
  const text = cell.replace(/[\s\u00a0]+/g, ' ').trim()
  if (text === '') return { kind: 'empty' }
  if (/^\d+(\.0+)?$/.test(text) || /^\d{1,3}(,\d{3})+(\.0+)?$/.test(text)) {
    const count = Number(text.replaceAll(',', ''))
    return count > most ? { kind: 'wrong', problem: 'too-large' } : { kind: 'count', count }
  }
  if (/^[-−–]\s?\d/.test(text)) return { kind: 'wrong', problem: 'negative' }
  if (/^\d+[.,]\d+$/.test(text)) return { kind: 'wrong', problem: 'decimal' }
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#+)$/i.test(text)) return { kind: 'wrong', problem: 'excel-error' }
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) return { kind: 'wrong', problem: 'exponent' }
  if (/^(\*|[<≤>≥]\s?\d+|(fewer|less) than \d+|\d+\s?[-–]\s?\d+|\[?(c|x|low)\]?)$/i.test(text))
    return { kind: 'wrong', problem: 'suppressed' }
  return { kind: 'wrong', problem: 'not-a-count' }
}
