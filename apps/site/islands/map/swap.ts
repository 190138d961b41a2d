/** The parts of the page that depend on the question; what stands in `keep` stays in place, because somebody may be using it. */
const parts = [
  { part: '.map-words', keep: '.map-times' },
  { part: '#list', keep: '.map-filters' },
] as const
const groups = ['.others', '.places', '.pins'] as const

/** The island of a page, when that page was made by the same build as this one; null for every other answer. */
export function readAnswer(html: string, here: HTMLElement): { title: string; island: Element } | null {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const island = page.querySelector(here.localName)
  const scripts = (of: Document) => [...of.querySelectorAll('script[src]')].map(script => script.getAttribute('src')).join()
  const isWhole = island && [...parts.map(({ part }) => part), ...groups].every(part => island.querySelector(part))
  return isWhole && scripts(page) === scripts(document) ? { title: page.title, island } : null
}

/** Puts what the server has drawn for another question in the place of what is here. The focus stays where it was, as far as that still is. */
export function swap(here: HTMLElement, fresh: Element, which: 'map' | 'list'): void {
  const back = rememberFocus(here)
  if (which === 'map') for (const group of groups) replace(here.querySelector(group), fresh.querySelector(group))
  const { part, keep } = which === 'map' ? parts[0] : parts[1]
  const [old, next] = [here.querySelector(part), fresh.querySelector(part)]
  if (old && next) replaceAround(old, next, keep)
  back()
}

const rowsAtOnce = 50

/** The list, some rows in each frame: all at once they keep a slow processor from answering for a third of a second. */
export async function swapList(here: HTMLElement, fresh: Element, signal: AbortSignal): Promise<void> {
  const late = [...fresh.querySelectorAll('#list tbody tr')].slice(rowsAtOnce)
  for (const row of late) row.remove()
  const back = rememberFocus(here)
  swap(here, fresh, 'list')
  while (late.length > 0 && !signal.aborted) {
    await nextFrame()
    here.querySelector('#list tbody')?.append(...late.splice(0, rowsAtOnce).map(row => document.importNode(row, true)))
  }
  back()
}

/** When what is on the page has been drawn. */
export const nextFrame = (): Promise<void> =>
  new Promise(resolve => {
    if (document.hidden) setTimeout(resolve)
    else requestAnimationFrame(() => setTimeout(resolve))
  })

const replace = (old: Element | null, next: Element | null): void => {
  if (old && next) old.replaceWith(document.importNode(next, true))
}

/** Replaces the children, but not the one that is kept: it is not even taken out for a moment. */
function replaceAround(old: Element, next: Element, keep: string): void {
  const kept = [...old.children].find(child => child.matches(keep))
  const children = [...next.children].map(child => document.importNode(child, true))
  const at = children.findIndex(child => child.matches(keep))
  if (!kept || at < 0) {
    old.replaceChildren(...children)
    return
  }
  for (const child of [...old.children]) if (child !== kept) child.remove()
  kept.before(...children.slice(0, at))
  kept.after(...children.slice(at + 1))
}

/** The way to the element that has the focus, child by child; afterwards to whatever stands there now. */
function rememberFocus(root: HTMLElement): () => void {
  const focused = document.activeElement
  if (!focused || !root.contains(focused)) return () => {}
  const [id, path] = [focused.id, pathTo(focused, root)]
  return () => {
    if (focused.isConnected) return
    const named = id === '' ? null : root.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
    const there = path.reduce<Element | null>((parent, index) => parent?.children[index] ?? null, root)
    const isSame = there instanceof HTMLElement && there.localName === focused.localName
    const next = named ?? (isSame ? there : root.querySelector<HTMLElement>('.map-key a'))
    next?.focus({ preventScroll: true })
  }
}

function pathTo(element: Element, root: Element): number[] {
  const parent = element.parentElement
  if (element === root || !parent) return []
  return [...pathTo(parent, root), [...parent.children].indexOf(element)]
}

/** The form keeps its fields, so that an open list stays open: only what can be chosen, and what is chosen, changes. */
export function syncForm(old: HTMLFormElement | null, next: HTMLFormElement | null): void {
  if (!old || !next) return
  const fields = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name]')]
  const names = (form: HTMLFormElement) =>
    fields(form)
      .map(({ name }) => name)
      .join()
  if (names(old) !== names(next)) {
    const back = rememberFocus(old)
    old.replaceChildren(...[...next.children].map(child => document.importNode(child, true)))
    back()
    return
  }
  for (const [i, field] of fields(old).entries()) {
    const fresh = fields(next)[i]
    if (field instanceof HTMLInputElement && fresh && 'checked' in fresh) field.checked = fresh.checked
    if (field instanceof HTMLInputElement && fresh) field.value = fresh.value
    const label = field.closest('label')?.lastChild
    if (field instanceof HTMLInputElement && label) label.textContent = fresh?.closest('label')?.lastChild?.textContent ?? ''
    if (!(field instanceof HTMLSelectElement) || !fresh) continue
    const options = [...fresh.children].map(option => document.importNode(option, true))
    const isSame = options.length === field.length && options.every((option, at) => option.textContent === field[at]?.textContent)
    if (!isSame) field.replaceChildren(...options)
    field.value = fresh.value
  }
}
