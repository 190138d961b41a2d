import type { Child } from 'hono/jsx'
import { Fragment } from 'hono/jsx'
import type { Translate } from './messages.ts'

// Private-use characters: no text of ours has them.
const hole = /(\uE000\w+\uE001)/

/** A message whose holes are filled with markup: `<Rich t={t} k="map.about" with={{ link: <a …/> }} />`. */
export function Rich({ t, k, with: parts }: { t: Translate; k: string; with: Readonly<Record<string, Child>> }) {
  const marked = t(k, Object.fromEntries(Object.keys(parts).map(name => [name, `\uE000${name}\uE001`])))
  return <Fragment>{marked.split(hole).map(piece => (hole.test(piece) ? parts[piece.slice(1, -1)] : piece))}</Fragment>
}
