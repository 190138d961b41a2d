/** A place on the drawing, in its units. */
export type Spot = { readonly x: number; readonly y: number }

/** What of the drawing is seen: a spot of the sheet stands on the screen at `spot * scale + (x, y)`. */
export type View = { readonly scale: number; readonly x: number; readonly y: number }

/** The drawing as the server sends it. */
export const frame = { width: 692, height: 1000 }
export const whole: View = { scale: 1, x: 0, y: 0 }
/** A city of forty kilometres then fills the map. */
export const closest = 16

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** No closer than makes sense, no further than the whole country, and never beyond its edges. */
export function keepInside({ scale: asked, x, y }: View): View {
  const scale = clamp(asked, 1, closest)
  return { scale, x: clamp(x, frame.width * (1 - scale), 0), y: clamp(y, frame.height * (1 - scale), 0) }
}

/** Closer by `factor` (further, below 1); what is seen at `at` stays there. */
export function zoomAt(view: View, factor: number, at: Spot): View {
  const scale = clamp(view.scale * factor, 1, closest)
  const by = scale / view.scale
  return keepInside({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by })
}

export const moveBy = (view: View, by: Spot): View => keepInside({ ...view, x: view.x + by.x, y: view.y + by.y })

/** A spot of the sheet in the middle. */
export const centreOn = ({ x, y }: Spot, scale: number): View =>
  keepInside({ scale, x: frame.width / 2 - x * scale, y: frame.height / 2 - y * scale })

/** As close as shows all these spots, with some room around them; not closer than `most`. */
export function fit(spots: readonly Spot[], most: number): View {
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = 1.5
  const scale = clamp(
    Math.min(frame.width / Math.max(1, (right - left) * room), frame.height / Math.max(1, (bottom - top) * room)),
    1,
    most,
  )
  return centreOn({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale)
}

/** On the way from one view to another: the window on the sheet moves and widens evenly. */
export function between(a: View, b: View, part: number): View {
  const mix = (from: number, to: number) => from + (to - from) * part
  const scale = 1 / mix(1 / a.scale, 1 / b.scale)
  return { scale, x: mix(a.x / a.scale, b.x / b.scale) * scale, y: mix(a.y / a.scale, b.y / b.scale) * scale }
}

export const onScreen = ({ scale, x, y }: View, spot: Spot): Spot => ({ x: spot.x * scale + x, y: spot.y * scale + y })

export const isInFrame = ({ x, y }: Spot, margin: number): boolean =>
  x >= -margin && y >= -margin && x <= frame.width + margin && y <= frame.height + margin
