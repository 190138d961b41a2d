import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** What the server answers: where to go, or that it did not work. */
type Answer = { readonly to?: unknown }

/**
 * The button that opens the browser's own window for passkeys. Everything it needs to know stands in its attributes; without JavaScript,
 * or in a browser without passkeys, the words in its place say so.
 */
class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    if (!('PublicKeyCredential' in window)) {
      this.replaceChildren(paragraph(this.dataset.unsupported))
      return
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = this.dataset.label ?? ''
    const status = paragraph('')
    status.setAttribute('role', 'status')
    button.addEventListener('click', () => void this.#press(button, status))
    this.replaceChildren(button, status)
  }

  async #press(button: HTMLButtonElement, status: HTMLElement): Promise<void> {
    button.disabled = true
    status.textContent = this.dataset.waiting ?? ''
    try {
      const answer = await this.#carryOut()
      if (typeof answer.to === 'string') {
        location.assign(answer.to)
        return
      }
    } catch {
      // Closed by the person, refused by the device, or no connection: what to do is the same.
    }
    button.disabled = false
    status.textContent = this.dataset.failed ?? ''
    button.focus()
  }

  async #carryOut(): Promise<Answer> {
    const { act, options = '', answer = '', to } = this.dataset
    const offered = await post(options, {})
    if ('to' in offered) return offered
    // The server makes these options with the other half of the same library.
    const response =
      act === 'add'
        ? await startRegistration({ optionsJSON: offered as Parameters<typeof startRegistration>[0]['optionsJSON'] })
        : await startAuthentication({ optionsJSON: offered as Parameters<typeof startAuthentication>[0]['optionsJSON'] })
    return post(answer, { response, to })
  }
}

async function post(address: string, body: unknown): Promise<object> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer: unknown = await (await fetch(address, sent)).json()
  if (typeof answer !== 'object' || answer === null || 'failed' in answer) throw new Error('The server did not take it')
  return answer
}

function paragraph(text: string | undefined): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text ?? ''
  return element
}

customElements.define('passkey-button', PasskeyButton)
