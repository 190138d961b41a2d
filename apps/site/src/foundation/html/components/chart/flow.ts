/**
 * How a station of a flow is inked. `lit`, `half` and `dark` are the three answers; `open` is silence; `faint` is everything outside the
 * survey. Its word always stands beside it: nothing is told by colour alone.
 */
export type FlowTone = 'lit' | 'half' | 'dark' | 'open' | 'faint'

/** A flow from what was to what is: how many went from each station to each. */
export type FlowSpec = {
  readonly kind: 'flow'
  /** What stands above either side: the name of the release and its day. */
  readonly before: string
  readonly after: string
  /** From top to bottom, the same on both sides. One that nothing leaves and nothing reaches is not drawn. */
  readonly stations: readonly { readonly key: string; readonly word: string; readonly tone: FlowTone }[]
  /** At most one for each pair. `count` is a whole number above 0. */
  readonly bands: readonly { readonly from: string; readonly to: string; readonly count: number }[]
}

/** One station on one side, in the units of the drawing. */
export type FlowPost = {
  readonly side: 'before' | 'after'
  readonly key: string
  readonly word: string
  readonly tone: FlowTone
  readonly count: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type DrawnBand = {
  readonly from: string
  readonly to: string
  readonly count: number
  /** Of the station that it leaves. */
  readonly tone: FlowTone
  readonly isStill: boolean
  /** A closed shape, as an SVG path writes it. */
  readonly path: string
}

export type FlowLayout = {
  readonly width: number
  readonly height: number
  readonly posts: readonly FlowPost[]
  /** Those that stay where they are first: what moved is drawn over them. */
  readonly bands: readonly DrawnBand[]
}

/** Narrow, so that its words can be read on a telephone of 360 pixels. */
export const flowWidth = 380
const postWidth = 12
/** Under the two headings. */
const top = 44
/** So much room has each station at least that its word fits beside it. */
const leastHeight = 20
const gap = 10
/** What all bands of one side are high together, where none is enlarged to fit its word. */
const bodyHeight = 400

type Side = 'before' | 'after'
type Counts = ReadonlyMap<string, number>

/**
 * Lays the flow out. Heights are proportional to counts with one scale for both sides, so a band keeps its thickness; a station that is too
 * low for its word gets more room, not a thicker band.
 *
 * @throws where a band names no station, a pair is there twice, or a count is not a whole number above 0
 */
export function layOutFlow(spec: FlowSpec): FlowLayout {
  refuseUnsound(spec)
  const counts = { before: countsBy(spec, 'from'), after: countsBy(spec, 'to') }
  const total = spec.bands.reduce((sum, { count }) => sum + count, 0)
  const unit = total === 0 ? 0 : bodyHeight / total
  const posts = [
    ...postsOf(spec, { side: 'before', counts: counts.before, unit }),
    ...postsOf(spec, { side: 'after', counts: counts.after, unit }),
  ]
  const bottom = Math.max(top, ...posts.map(({ y, height }) => y + Math.max(height, leastHeight)))
  return { width: flowWidth, height: Math.ceil(bottom + gap), posts, bands: bandsOf(spec, posts, unit) }
}

function refuseUnsound({ stations, bands }: FlowSpec): void {
  const known = new Set(stations.map(({ key }) => key))
  const seen = new Set<string>()
  for (const { from, to, count } of bands) {
    if (!known.has(from) || !known.has(to)) throw new Error(`A band goes from ${from} to ${to}: no such station`)
    if (!Number.isInteger(count) || count < 1) throw new Error('A band carries a whole number above 0')
    const pair = JSON.stringify([from, to])
    if (seen.has(pair)) throw new Error(`Two bands go from ${from} to ${to}`)
    seen.add(pair)
  }
}

function countsBy({ bands }: FlowSpec, end: 'from' | 'to'): Counts {
  const counts = new Map<string, number>()
  for (const band of bands) counts.set(band[end], (counts.get(band[end]) ?? 0) + band.count)
  return counts
}

type SideGround = { readonly side: Side; readonly counts: Counts; readonly unit: number }

function postsOf({ stations }: FlowSpec, { side, counts, unit }: SideGround): FlowPost[] {
  let y = top
  return stations.flatMap(({ key, word, tone }): FlowPost[] => {
    const count = counts.get(key) ?? 0
    if (count === 0) return []
    const height = round(count * unit)
    const post = {
      side,
      key,
      word,
      tone,
      count,
      x: side === 'before' ? 0 : flowWidth - postWidth,
      y: round(y),
      width: postWidth,
      height,
    }
    y += Math.max(height, leastHeight) + gap
    return [post]
  })
}

/** On each side the bands of a station lie in the order of the stations opposite, so that few cross. */
function bandsOf(spec: FlowSpec, posts: readonly FlowPost[], unit: number): DrawnBand[] {
  const place = new Map(spec.stations.map(({ key }, at) => [key, at]))
  const at = (key: string) => place.get(key) ?? 0
  const tones = new Map(spec.stations.map(({ key, tone }) => [key, tone]))
  const sorted = [...spec.bands].sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to))
  const filled = new Map<string, number>()
  const take = (side: Side, key: string, height: number): number => {
    const post = posts.find(each => each.side === side && each.key === key)
    const name = `${side} ${key}`
    const y = filled.get(name) ?? post?.y ?? 0
    filled.set(name, y + height)
    return y
  }
  const drawn = sorted.map(({ from, to, count }): DrawnBand => {
    const height = count * unit
    const path = ribbon({ left: take('before', from, height), right: take('after', to, height), height })
    return { from, to, count, tone: tones.get(from) ?? 'faint', isStill: from === to, path }
  })
  return [...drawn.filter(({ isStill }) => isStill), ...drawn.filter(({ isStill }) => !isStill)]
}

/** From the right edge of the left post to the left edge of the right one, level at both ends. */
function ribbon({ left, right, height }: { left: number; right: number; height: number }): string {
  const [x1, x2, middle] = [postWidth, flowWidth - postWidth, flowWidth / 2].map(round)
  const [a, b, c, d] = [left, right, right + height, left + height].map(round)
  return `M${x1} ${a}C${middle} ${a} ${middle} ${b} ${x2} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x1} ${d}Z`
}

const round = (value: number): number => Math.round(value * 100) / 100
