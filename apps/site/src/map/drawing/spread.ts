import type { Rectangle, Spot } from './projection.ts'

export type SpreadRules = {
  /** How far apart two pins should be, centre to centre. */
  readonly gap: number
  /** How far a pin may be moved from its true place. */
  readonly reach: number
  /** Pins stay inside. */
  readonly within: Rectangle
  /** Pins stay outside: what is drawn there is drawn larger elsewhere. */
  readonly keepOut?: Rectangle
  /** Where a moved pin may stand: not far out at sea. */
  readonly mayStand?: (spot: Spot) => boolean
}

const rounds = 240
/** So many that they cannot all stand free anyway: these get fewer rounds, and the visitor less of a wait. */
const crowded = 1000
const roundsWhenCrowded = 60
/** In the first part of the rounds pins are drawn home as well as pushed apart, so that they end as near to their places as they can. */
const homewardPart = 2 / 3
const homewardPull = 0.06
/** Looking at the coast is slow, so only now and then. */
const roundsBetweenLooks = 10
/** Pins on one and the same place leave it in different directions, the same ones each time. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * Moves pins apart until none hides another, as little as it can: neighbours that are closer than `gap` push each other away in equal
 * parts, and nobody goes further than `reach` from where they are. The same spots always give the same result, in whole units.
 */
export function spread(anchors: readonly Spot[], { gap, reach, within, keepOut, mayStand }: SpreadRules): Spot[] {
  const pins = anchors.map((anchor, i) => ({
    anchor,
    index: i,
    x: anchor.x + Math.cos(i * goldenAngle) * 0.01,
    y: anchor.y + Math.sin(i * goldenAngle) * 0.01,
  }))
  const count = pins.length > crowded ? roundsWhenCrowded : rounds
  for (let round = 0; round < count; round += 1) {
    const pull = round < count * homewardPart ? homewardPull : 0
    for (const pin of pins) {
      pin.x += (pin.anchor.x - pin.x) * pull
      pin.y += (pin.anchor.y - pin.y) * pull
    }
    pushApart(pins, gap + 1)
    for (const pin of pins) {
      if (keepOut) leave(pin, keepOut)
      holdBack(pin, reach)
      stayWithin(pin, within)
      if (mayStand && round % roundsBetweenLooks === roundsBetweenLooks - 1) comeBack(pin, mayStand)
    }
  }
  return pins.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
}

type Pin = { readonly anchor: Spot; readonly index: number; x: number; y: number }

/** Cells a gap wide, so that a pin looks at its neighbours only: 5,000 pins have twelve million pairs, and few of them are close. */
function pushApart(pins: readonly Pin[], gap: number): void {
  const cells = new Map<number, Pin[]>()
  const column = (at: number) => Math.floor(at / gap)
  const key = (x: number, y: number) => x * 65_536 + y
  for (const pin of pins) {
    const at = key(column(pin.x), column(pin.y))
    const known = cells.get(at)
    if (known) known.push(pin)
    else cells.set(at, [pin])
  }
  for (const pin of pins) {
    const [x, y] = [column(pin.x), column(pin.y)]
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of cells.get(key(x + dx, y + dy)) ?? []) if (other.index > pin.index) part(pin, other, gap)
      }
    }
  }
}

function part(a: Pin, b: Pin, gap: number): void {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const apart = Math.hypot(dx, dy)
  if (apart >= gap || apart === 0) return
  const push = (gap - apart) / 2 / apart
  a.x -= dx * push
  a.y -= dy * push
  b.x += dx * push
  b.y += dy * push
}

/** Out by the nearest side. */
function leave(pin: Pin, { left, top, width, height }: Rectangle): void {
  const sides = [
    { by: pin.x - left, go: () => (pin.x = left) },
    { by: left + width - pin.x, go: () => (pin.x = left + width) },
    { by: pin.y - top, go: () => (pin.y = top) },
    { by: top + height - pin.y, go: () => (pin.y = top + height) },
  ]
  if (sides.some(({ by }) => by <= 0)) return
  sides.reduce((nearest, side) => (side.by < nearest.by ? side : nearest)).go()
}

function holdBack(pin: Pin, reach: number): void {
  const away = Math.hypot(pin.x - pin.anchor.x, pin.y - pin.anchor.y)
  if (away <= reach) return
  pin.x = pin.anchor.x + ((pin.x - pin.anchor.x) * reach) / away
  pin.y = pin.anchor.y + ((pin.y - pin.anchor.y) * reach) / away
}

/** Homeward step by step, until it stands where it may, or is home. */
function comeBack(pin: Pin, mayStand: (spot: Spot) => boolean): void {
  for (let step = 0; step < 6 && !mayStand(pin); step += 1) {
    pin.x += (pin.anchor.x - pin.x) / 4
    pin.y += (pin.anchor.y - pin.y) / 4
  }
}

function stayWithin(pin: Pin, { left, top, width, height }: Rectangle): void {
  pin.x = Math.max(left, Math.min(left + width, pin.x))
  pin.y = Math.max(top, Math.min(top + height, pin.y))
}
