/** Text that may stand in HTML as it is: only `html` makes it. */
export class SafeHtml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | SafeHtml | undefined | false | readonly Part[]

/** A template whose values are escaped; what `html` itself has made is not escaped again. */
export const html = (texts: TemplateStringsArray, ...values: readonly Part[]): SafeHtml =>
  new SafeHtml(texts.map((text, at) => text + (at < values.length ? written(values[at]) : '')).join(''))

/** Our own style or script: it holds no value from outside. */
export const asItIs = (text: string): SafeHtml => new SafeHtml(text)

function written(value: Part): string {
  if (value === undefined || value === false) return ''
  if (value instanceof SafeHtml) return value.text
  if (typeof value === 'object') return value.map(written).join('')
  return escaped(String(value))
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => names[sign] ?? sign)
