import { nextFrame, readAnswer, swap, swapList, syncForm } from './swap.ts'

/** A select that is gone through with the arrow keys names several things on its way to the one that is meant. */
const pauseMs = 200

/**
 * Goes from question to question without leaving the page: the server's own answer is fetched and put in place, the address and the back
 * button follow. Whatever goes wrong, the browser goes there itself, as it does without this.
 */
export class Visits {
  readonly #root: HTMLElement
  #shown = location.pathname + location.search
  #running: AbortController | null = null
  #pause = 0
  /** Called when another answer stands on the page. `before`: the lamps that were lit. */
  onShown: (fresh: Element, before: ReadonlySet<string>) => void = () => {}

  constructor(root: HTMLElement) {
    this.#root = root
  }

  listen(signal: AbortSignal): void {
    this.#root.addEventListener('click', this.#follow, { signal })
    this.#root.addEventListener('submit', this.#submit, { signal })
    this.#root.addEventListener('change', this.#choose, { signal })
    addEventListener('popstate', this.#goBack, { signal })
  }

  /** Goes to an address of the map; `soon`: unless another one is asked for first. */
  go(address: string, when: 'now' | 'soon' = 'now'): void {
    clearTimeout(this.#pause)
    this.#running?.abort()
    const url = new URL(address, location.href)
    if (when === 'soon') this.#pause = window.setTimeout(() => this.#load(url, true), pauseMs)
    else this.#load(url, true)
  }

  async #load(url: URL, isNew: boolean): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.#root.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(url.pathname + url.search, { signal: running.signal, headers: { accept: 'text/html' } })
      const found =
        answer.ok && new URL(answer.url).pathname === location.pathname ? readAnswer(await answer.text(), this.#root) : null
      if (!found) throw new Error(`${answer.status}`)
      await nextFrame()
      if (running.signal.aborted) return
      const { search } = new URL(answer.url)
      if (isNew) history.pushState(null, '', location.pathname + search)
      this.#shown = location.pathname + search
      document.title = found.title
      await this.#put(found.island, running.signal)
    } catch {
      // Cut off because another question came: that one is being answered. Anything else: the browser knows how to go there, and says why it cannot.
      if (!running.signal.aborted) location.assign(url)
    } finally {
      if (this.#running === running) this.#root.removeAttribute('aria-busy')
    }
  }

  /** Step by step, so that a slow processor can answer a finger in between. */
  async #put(fresh: Element, signal: AbortSignal): Promise<void> {
    const before = new Set([...this.#root.querySelectorAll('.pins a:has([href="#mc"])')].map(({ id }) => id))
    swap(this.#root, fresh, 'map')
    this.onShown(fresh, before)
    await nextFrame()
    if (signal.aborted) return
    await swapList(this.#root, fresh, signal)
    if (signal.aborted) return
    syncForm(this.#root.querySelector('.map-filters'), fresh.querySelector('.map-filters'))
    // The row that the address names must be found again to stand out as a card.
    if (location.hash.startsWith('#t-')) {
      location.replace(location.hash)
      // The hash is the same, so no browser says it: the card takes the focus and lights its pin, as when it was opened.
      dispatchEvent(new HashChangeEvent('hashchange'))
    }
    this.#say()
  }

  #say(): void {
    const status = this.#root.querySelector(':scope > [role="status"]')
    const words = ['.map-times b', '.map-count'].map(part => this.#root.querySelector(part)?.textContent?.trim() ?? '')
    if (status) status.textContent = words.filter(Boolean).join('. ')
  }

  #goBack = (): void => {
    if (location.pathname + location.search !== this.#shown) this.#load(new URL(location.href), false)
  }

  #follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]:not(svg a)') : null
    if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return
    if (link.hash !== '' && link.search === location.search && !link.closest('[aria-sort], thead')) return
    event.preventDefault()
    this.go(link.href)
  }

  #submit = (event: SubmitEvent): void => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches('.map-filters')) return
    event.preventDefault()
    this.go(asked(event.target))
  }

  #choose = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('.map-filters') : null
    if (form) this.go(asked(form), 'soon')
  }
}

/** The address of what a form asks for: an empty field asks for nothing. */
function asked(form: HTMLFormElement): string {
  const search = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') search.append(name, value)
  return `${new URL(form.action).pathname}?${search}`
}
