import type { Stage } from './stage.ts'

/** The trust that an element speaks of: a pin, a hospital, a row of the list, a line of what is near. */
function trustOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  const about = target.closest<HTMLElement | SVGElement>('.pins a, .hospitals a, #list tr[id], [data-trust]')
  if (!about) return null
  return about.dataset.trust ?? (about.getAttribute('href') ?? about.id).replace(/^#?t-/, '')
}

/** Who points at a trust, or goes to it with the keyboard, sees it in every place where it stands: on the map and in the lists. */
export function highlightBothWays(root: HTMLElement, stage: Stage): void {
  let lit: Element[] = []
  const says = document.createElement('div')
  says.className = 'map-lit'
  says.setAttribute('aria-hidden', 'true')
  stage.svg.after(says)
  const light = (event: Event): void => {
    for (const element of lit) element.classList.remove('lit')
    const code = event.type === 'pointerleave' || event.type === 'focusout' ? null : trustOf(event.target)
    const all = code === null ? [] : root.querySelectorAll(['#p-', '#t-'].map(id => id + CSS.escape(code)).join())
    const lines = [...root.querySelectorAll<HTMLElement>('[data-trust]')].filter(line => line.dataset.trust === code)
    lit = [...all, ...lines]
    for (const element of lit) element.classList.add('lit')
    sayAside(says, stage, code)
  }
  for (const type of ['pointerover', 'focusin', 'focusout']) root.addEventListener(type, light)
  root.addEventListener('pointerleave', light)
  // Somebody who goes through the pins with Tab sees each of them.
  root.addEventListener('focusin', event => {
    const pin = stage.pins.find(({ element }) => element === event.target)
    if (pin && stage.isZoomed) stage.reveal(pin.truly)
  })
}

/** What a pin of a closer look says: its words, out of its own way. For eyes only: each pin says them itself. */
function sayAside(says: HTMLElement, { svg, pins }: Stage, code: string | null): void {
  const pin = code === null ? undefined : pins.find(each => each.code === code)?.element
  const words = pin?.querySelector('foreignObject p')?.cloneNode(true)
  says.replaceChildren(...(words ? [words] : []))
  if (!pin) return
  const [mark, map] = [(pin.querySelector('use') ?? pin).getBoundingClientRect(), svg.getBoundingClientRect()]
  says.classList.toggle('right', mark.left < map.left + map.width / 2)
  says.classList.toggle('up', mark.top > map.top + map.height / 2)
}
