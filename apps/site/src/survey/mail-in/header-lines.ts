/** The headings of a mail as they stand in it, topmost first; `key` in lower case. */
export type HeaderLines = readonly { readonly key: string; readonly line: string }[]

/** Where mail servers and programs write for whom a mail is. */
const addressing = new Set(['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to'])
const bounds = { lines: 200, lineChars: 20_000, addresses: 100 }

/** The addresses for which a mail says it is, in lower case, each once. */
export function addressedTo(lines: HeaderLines): string[] {
  const found = lines
    .filter(({ key }) => addressing.has(key))
    .slice(0, bounds.lines)
    .flatMap(({ line }) => line.slice(0, bounds.lineChars).match(/[^\s<>"'(),;:]{1,120}@[a-z0-9.-]{1,250}/gi) ?? [])
  return [...new Set(found.map(address => address.toLowerCase()))].slice(0, bounds.addresses)
}

/** When it came to the mail server that wrote the topmost Received heading; else the day on which its writer says it was sent. */
export function datedAt(lines: HeaderLines): Date | null {
  const of = (name: string) => lines.find(({ key }) => key === name)?.line.slice(0, bounds.lineChars)
  const received = of('received')
  return instantIn(received?.slice(received.lastIndexOf(';') + 1)) ?? instantIn(of('date')?.replace(/^[^:]*:/, ''))
}

function instantIn(text: string | undefined): Date | null {
  const [, date] =
    /((?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|[a-z]{1,5}))/i.exec(text ?? '') ?? []
  const instant = date === undefined ? Number.NaN : Date.parse(date.replace(/\s+/g, ' '))
  return Number.isNaN(instant) ? null : new Date(instant)
}

/** The headings of a mail that nothing can take apart, as far as they can be told: lines before the first blank one. */
export function linesOf(text: string): HeaderLines {
  const [head = ''] = text.split(/\r?\n[ \t]*\r?\n/, 1)
  return head
    .slice(0, 200_000)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(0, 2000)
    .map(line => ({
      key: line
        .slice(0, line.indexOf(':') + 1)
        .replace(':', '')
        .trim()
        .toLowerCase(),
      line,
    }))
}
