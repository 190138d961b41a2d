import { consoleLink } from './links.ts'

/** The entry of the console's menu under which a page stands: of several the one that says most of its address. */
export function entryHere(entries: readonly string[], path: string): string | undefined {
  const around = entries.filter(entry => entry === path || (entry !== consoleLink() && path.startsWith(`${entry}/`)))
  return around.toSorted((left, right) => right.length - left.length)[0]
}
