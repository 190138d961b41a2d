/** What the server has written for the island, in the language of the page. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string

/** Reads `data-words`. A key that is missing is said as nothing: the page itself has all that matters. */
export function readWords(element: HTMLElement): Words {
  const texts: unknown = JSON.parse(element.dataset.words ?? '{}')
  return (key, values = {}) => {
    const text = typeof texts === 'object' && texts !== null ? Object.entries(texts).find(([name]) => name === key)?.[1] : ''
    return String(text ?? '').replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole)
  }
}
