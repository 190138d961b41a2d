import type { Stage } from './stage.ts'
import { centreOn, frame, moveBy, type Spot, type View, whole, zoomAt } from './view.ts'

const step = 2
const arrowUnits = 120
/** A hand that meant to click moves a little. */
const stillPx = 4
const middle: Spot = { x: frame.width / 2, y: frame.height / 2 }
const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: arrowUnits, y: 0 },
  ArrowRight: { x: -arrowUnits, y: 0 },
  ArrowUp: { x: 0, y: arrowUnits },
  ArrowDown: { x: 0, y: -arrowUnits },
}

/** Wheel, mouse, fingers and keys on the map. Each way there can be gone without the others. */
export function listenToGestures(stage: Stage): void {
  listenToKeys(stage)
  listenToWheel(stage)
  listenToMouse(stage)
  listenToFingers(stage)
}

/** Closer or further: around the pin that has the focus, else around the middle of what is seen; from the whole country, to where the pins are. */
export function zoomBy(stage: Stage, by: 'in' | 'out' | 'all'): void {
  const focused = stage.pins.find(({ element }) => element === document.activeElement || element.hasAttribute('aria-current'))
  const { goal } = stage
  if (by === 'all') stage.show(whole)
  else if (by === 'in' && goal.scale === 1 && !focused) stage.show(centreOn(stage.heart, step))
  else if (by === 'in' && focused) stage.show(centreOn(focused.truly, goal.scale * step))
  else stage.show(zoomAt(goal, by === 'in' ? step : 1 / step, middle))
}

function listenToKeys(stage: Stage): void {
  stage.svg.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    const arrow = arrows[key]
    if (key === '+' || key === '=') zoomBy(stage, 'in')
    else if (key === '-' || key === '_') zoomBy(stage, 'out')
    else if (key === '0') zoomBy(stage, 'all')
    else if (arrow && stage.isZoomed) stage.show(moveBy(stage.goal, arrow))
    else return
    event.preventDefault()
  })
}

/**
 * The wheel belongs to the page as long as the page has a use for it: the map takes it when it is zoomed, has the focus, or lies at the
 * very top, where nobody can scroll up any further; and always with Ctrl, as a pinch on a touch pad arrives.
 */
function listenToWheel(stage: Stage): void {
  const { svg } = stage
  const lines = 16
  svg.addEventListener(
    'wheel',
    event => {
      const isMeant = event.ctrlKey || event.metaKey || stage.isZoomed || svg.contains(document.activeElement) || scrollY === 0
      if (!isMeant) return
      const by = (pixels: number) => pixels * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lines : 1)
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
      const factor = Math.exp(-by(event.deltaY) * (event.ctrlKey ? 0.01 : 0.0025))
      const { view } = stage
      const next = isSideways
        ? moveBy(view, { x: -by(event.deltaX || event.deltaY) * stage.unit, y: 0 })
        : zoomAt(view, factor, stage.at(event))
      if (same(view, next) && (factor < 1 || isSideways) && !event.ctrlKey) return
      event.preventDefault()
      stage.follow(next)
    },
    { passive: false },
  )
}

const same = (a: View, b: View): boolean => a.scale === b.scale && a.x === b.x && a.y === b.y

function listenToMouse(stage: Stage): void {
  const { svg } = stage
  let from: { id: number; x: number; y: number; view: View } | null = null
  let hasMoved = false
  svg.addEventListener('dragstart', event => event.preventDefault())
  svg.addEventListener('pointerdown', event => {
    hasMoved = false
    if (event.pointerType === 'touch' || event.button !== 0 || !stage.isZoomed) return
    from = { id: event.pointerId, x: event.clientX, y: event.clientY, view: stage.view }
  })
  svg.addEventListener('pointermove', event => {
    if (!from || event.pointerId !== from.id) return
    const by = { x: event.clientX - from.x, y: event.clientY - from.y }
    if (!hasMoved && Math.hypot(by.x, by.y) < stillPx) return
    if (!hasMoved) svg.setPointerCapture(from.id)
    hasMoved = true
    stage.follow(moveBy(from.view, { x: by.x * stage.unit, y: by.y * stage.unit }))
  })
  for (const end of ['pointerup', 'pointercancel'] as const) svg.addEventListener(end, () => (from = null))
  // Who has moved the map did not mean the pin under the hand.
  svg.addEventListener('click', event => hasMoved && event.preventDefault(), true)
  svg.addEventListener('dblclick', event => {
    if (event.target instanceof Element && event.target.closest('a')) return
    event.preventDefault()
    stage.show(zoomAt(stage.view, event.shiftKey ? 1 / step : step, stage.at(event)))
  })
}

/** Two fingers pinch and move the map; one finger scrolls the page, unless the map is zoomed: then it moves the map. */
function listenToFingers(stage: Stage): void {
  const { svg } = stage
  let began: { view: View; at: Spot; apart: number; fingers: number } | null = null
  const read = ({ touches }: TouchEvent) => {
    const [a, b] = [touches[0], touches[1]]
    if (!a) return null
    const [one, other] = [stage.at(a), stage.at(b ?? a)]
    const at = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
    return { at, apart: Math.hypot(one.x - other.x, one.y - other.y), fingers: b ? 2 : 1, view: stage.view }
  }
  const begin = (event: TouchEvent) => {
    const hand = read(event)
    began = hand && (hand.fingers === 2 || stage.isZoomed) ? hand : null
    if (hand?.fingers === 2 && event.cancelable) event.preventDefault()
  }
  svg.addEventListener('touchstart', begin, { passive: false })
  for (const end of ['touchend', 'touchcancel'] as const) svg.addEventListener(end, begin, { passive: false })
  svg.addEventListener(
    'touchmove',
    event => {
      const hand = read(event)
      if (!began || !hand || hand.fingers !== began.fingers) return
      if (event.cancelable) event.preventDefault()
      const factor = began.apart > 0 ? hand.apart / began.apart : 1
      const moved = { x: hand.at.x - began.at.x, y: hand.at.y - began.at.y }
      stage.follow(moveBy(zoomAt(began.view, factor, began.at), moved))
    },
    { passive: false },
  )
}
