import { splitLocale } from '../foundation/index.ts'
import { consoleLink, doorPaths } from './links.ts'

/**
 * Where somebody goes after signing in: a page of our console, in either language, and nowhere else. An address that leads out, or back to
 * the door, becomes the first page of the console.
 */
export function whereTo(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 500 || !wanted.startsWith('/') || !URL.canParse(wanted, ourOrigin)) return consoleLink()
  // A browser reads a backslash as a slash, and drops tabs and line breaks: the parsed address is what it would open.
  const url = new URL(wanted, ourOrigin)
  if (url.origin !== ourOrigin) return consoleLink()
  const { path } = splitLocale(url.pathname)
  const isConsole = path === consoleLink() || path.startsWith(`${consoleLink()}/`)
  return isConsole && !isDoor(path) ? url.pathname + url.search : consoleLink()
}

const ourOrigin = 'https://ours.invalid'
const isDoor = (path: string): boolean =>
  doorPaths.some(door => (door.endsWith('/:token') ? path.startsWith(door.slice(0, -':token'.length)) : path === door))
