import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/**
 * Does the small work that a form asks for when very many people use it (ALTCHA), with what the browser has for it: nothing is loaded from
 * anywhere else, and the page stays usable meanwhile. `data-challenge`: the work is there, and is begun at once; with `data-goes` the form is
 * sent when it is done. `data-ask`: when the form is sent, it is asked first whether there is work to do. Where it cannot be done, the page
 * stays as it came, and works without any script.
 */
class ProveWork extends HTMLElement {
  #status = document.createElement('p')
  #isReady = false

  connectedCallback(): void {
    const form = this.closest('form')
    const field = this.querySelector<HTMLInputElement>('input[type="hidden"]')
    if (!form || !field) return
    this.#status.setAttribute('role', 'status')
    this.append(this.#status)
    const { challenge, ask } = this.dataset
    if (challenge) void this.#doAtOnce(form, field, challenge)
    else if (ask) form.addEventListener('submit', event => this.#hold(event, { form, field, ask }))
  }

  async #doAtOnce(form: HTMLFormElement, field: HTMLInputElement, challenge: string): Promise<void> {
    // The words and the field of the way without scripts.
    const plainWay = [...this.querySelectorAll(':scope > p:not([role]), :scope > input')].filter(part => part !== field)
    for (const part of plainWay) part.remove()
    try {
      this.#status.textContent = this.dataset.working ?? ''
      field.value = await solved(challenge)
      this.#status.textContent = this.dataset.done ?? ''
      if (this.dataset.goes) form.requestSubmit(ownButton(form, this))
    } catch {
      // No WebCrypto (an address without https), or it took too long: the way without scripts is still there.
      this.#status.textContent = this.dataset.failed ?? ''
      this.append(...plainWay)
    }
  }

  #hold(event: SubmitEvent, what: { form: HTMLFormElement; field: HTMLInputElement; ask: string }): void {
    if (this.#isReady) return
    event.preventDefault()
    const { submitter } = event
    void this.#prepare(what).then(() => {
      this.#isReady = true
      what.form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null)
      // A page that comes back from the browser’s memory begins anew: a challenge is good once.
      this.#isReady = false
    })
  }

  async #prepare({ field, ask }: { field: HTMLInputElement; ask: string }): Promise<void> {
    try {
      const answer = await fetch(ask, { cache: 'no-store', credentials: 'omit' })
      if (answer.status !== 200) return
      this.#status.textContent = this.dataset.working ?? ''
      field.value = await solved(await answer.text())
      this.#status.textContent = this.dataset.done ?? ''
    } catch {
      // It is sent as it is: the guard answers with the way that needs no script.
      this.#status.textContent = this.dataset.failed ?? ''
    }
  }
}

/** The button below, by which the form is sent otherwise: what it is called goes with it. */
const ownButton = (form: HTMLFormElement, part: HTMLElement): HTMLElement | null =>
  [...form.querySelectorAll<HTMLElement>('button[type="submit"], button:not([type])')].find(button => !part.contains(button)) ??
  null

async function solved(text: string): Promise<string> {
  const challenge = JSON.parse(fromBase64Url(text))
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 60_000 })
  if (!solution) throw new Error('No solution in a minute')
  return toBase64Url(JSON.stringify({ challenge, solution }))
}

const fromBase64Url = (text: string): string => atob(text.trim().replaceAll('-', '+').replaceAll('_', '/'))
const toBase64Url = (text: string): string => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

customElements.define('prove-work', ProveWork)
