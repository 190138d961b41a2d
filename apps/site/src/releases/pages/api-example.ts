import type { ApiEntry } from './api-guide-view.ts'
import { type More, shortenAnswer } from './shorten-answer.ts'

/** A question that works on this very site, and the beginning of its answer. */
export type ApiExample = { readonly address: string; readonly answer: string }

export type ExampleSource = {
  /** Asks this site, without going through the network. */
  readonly ask: (address: string) => Response | Promise<Response>
  /** What is really there to ask for, by the name of the parameter; the document's own examples serve for the others. */
  readonly known: Readonly<Record<string, string | undefined>>
  readonly more: More
}

/** Null where there is nothing to show yet: an example that does not work is none. */
export async function exampleOf(entry: ApiEntry, { ask, known, more }: ExampleSource): Promise<ApiExample | null> {
  if (entry.method !== 'GET') return null
  const address = exampleAddress(entry, known)
  if (address === null) return null
  const response = await ask(address)
  if (response.status !== 200) return null
  return { address, answer: shortenAnswer(await response.text(), response.headers.get('content-type') ?? '', more) }
}

/** The address of an entry with every hole filled and every question that has an example, or null where nothing is known for a hole. */
export function exampleAddress(entry: ApiEntry, known: ExampleSource['known']): string | null {
  let address = entry.path
  for (const { name, example } of entry.parameters.filter(parameter => parameter.isInPath)) {
    const value = known[name] ?? example
    if (value === null) return null
    address = address.replace(`{${name}}`, encodeURIComponent(value))
  }
  const asked = entry.parameters.flatMap(({ name, example, isInPath }) =>
    isInPath || example === null ? [] : [[name, example] as const],
  )
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(Object.fromEntries(asked))}`
}
