/** What stands in place of what was left out: "… and 158 more". */
export type More = (count: number) => string

/** Lines of a text file that are shown: the heading and one row. */
const linesShown = 2

/** An answer of the API, short enough to be read: of every list its first entry, of a CSV file its first row. */
export function shortenAnswer(body: string, type: string, more: More): string {
  if (type.includes('json')) return JSON.stringify(shortenValue(JSON.parse(body), more), null, 2)
  const lines = body
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  const left = lines.length - linesShown
  return [...lines.slice(0, linesShown), ...(left > 0 ? [more(left)] : [])].join('\n')
}

function shortenValue(value: unknown, more: More): unknown {
  if (Array.isArray(value)) {
    // Numbers are one thing together, like the two of a place.
    if (value.every(each => typeof each === 'number')) return value
    const [first, ...others] = value
    return [shortenValue(first, more), ...(others.length > 0 ? [more(others.length)] : [])].slice(0, value.length)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shortenValue(each, more)]))
}
