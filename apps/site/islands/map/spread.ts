import type { Spot } from './view.ts'

const goldenAngle = Math.PI * (3 - Math.sqrt(5))
/** Beyond this number they cannot all stand free, and a slow processor must not be kept busy. */
const crowded = 500

type Moved = { x: number; y: number; readonly index: number }

/**
 * Moves spots apart until they are `gap` from each other, none further than `reach` from its place: the same as the server does for the
 * whole country, in fewer rounds. The same spots always give the same result.
 */
export function spread(spots: readonly Spot[], gap: number, reach: number): Spot[] {
  const moved = spots.map(
    ({ x, y }, index): Moved => ({
      x: x + Math.cos(index * goldenAngle) * 0.01,
      y: y + Math.sin(index * goldenAngle) * 0.01,
      index,
    }),
  )
  const rounds = moved.length > crowded ? 8 : 60
  for (let round = 0; round < rounds; round += 1) {
    const pull = round < rounds / 2 ? 0.06 : 0
    for (const [i, home] of spots.entries()) draw(moved[i], home, pull)
    part(moved, gap + 0.5)
    for (const [i, home] of spots.entries()) holdBack(moved[i], home, reach)
  }
  return moved
}

function draw(pin: Moved | undefined, home: Spot, pull: number): void {
  if (!pin) return
  pin.x += (home.x - pin.x) * pull
  pin.y += (home.y - pin.y) * pull
}

function holdBack(pin: Moved | undefined, home: Spot, reach: number): void {
  const away = pin ? Math.hypot(pin.x - home.x, pin.y - home.y) : 0
  if (away > reach) draw(pin, home, 1 - reach / away)
}

/** Each looks at its neighbours only, in cells a gap wide. */
function part(pins: readonly Moved[], gap: number): void {
  const cells = new Map<number, Moved[]>()
  const key = (x: number, y: number) => Math.floor(x / gap) * 65_536 + Math.floor(y / gap)
  for (const pin of pins) {
    const at = key(pin.x, pin.y)
    const cell = cells.get(at)
    if (cell) cell.push(pin)
    else cells.set(at, [pin])
  }
  for (const pin of pins) {
    const { x, y } = pin
    for (const dx of [-gap, 0, gap])
      for (const dy of [-gap, 0, gap])
        for (const other of cells.get(key(x + dx, y + dy)) ?? []) if (other.index > pin.index) pushApart(pin, other, gap)
  }
}

function pushApart(a: Moved, b: Moved, gap: number): void {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const apart = Math.hypot(dx, dy)
  if (apart >= gap || apart === 0) return
  const push = (gap - apart) / 2 / apart
  a.x -= dx * push
  a.y -= dy * push
  b.x += dx * push
  b.y += dy * push
}
