import {
  type FacesByName,
  facesOfLetters,
  type Letters,
  layOutSign,
  lettersOf,
  longestOnSign,
  missingLetters,
  type SignShape,
  type SignWords,
  signSvg,
  tidyLine,
  visibleOf,
} from '@spotlight/drawing'
import { paintSign } from './sign/paint-sign.ts'

type WordsOfLanguage = Omit<SignWords, 'name' | 'place'> & { readonly label: string }

/**
 * Shows the sign while its words are typed, and makes the pictures here: they are laid out by the same lines of code as on the server. What cannot be made here,
 * and the sheet to print, is sent by the form as it is without this.
 */
class SignMaker extends HTMLElement {
  #faces: FacesByName | null = null
  readonly #gone = new AbortController()

  connectedCallback(): void {
    void this.#begin()
  }

  disconnectedCallback(): void {
    this.#gone.abort()
  }

  async #begin(): Promise<void> {
    const form = this.querySelector('form')
    const answer = await fetch(this.dataset.letters ?? '', { signal: this.#gone.signal }).catch(() => null)
    // Without the widths of the letters the form does it all.
    if (!form || !answer?.ok) return
    // Ours, from the same build.
    const letters: Letters = await answer.json()
    this.#faces = facesOfLetters(letters)
    const { signal } = this.#gone
    form.addEventListener('input', () => this.#show(form), { signal })
    form.addEventListener('submit', event => this.#submit(event, form), { signal })
    this.#show(form)
  }

  /** The words as they are typed; null where something of them cannot be drawn, which is said. */
  #wordsOf(form: HTMLFormElement): (SignWords & { label: string }) | null {
    const data = new FormData(form)
    const line = (field: string) => tidyLine(String(data.get(field) ?? ''))
    const [name, place] = [line('name'), line('place')]
    const said = this.#faultOf(name, 'voice') ?? this.#faultOf(place, 'text')
    this.#say(said ?? '')
    const all: Record<string, WordsOfLanguage> = JSON.parse(this.dataset.words ?? '{}')
    const words = all[String(data.get('language') ?? '')]
    return said !== null || words === undefined ? null : { ...words, name: visibleOf(name), place: visibleOf(place) }
  }

  #faultOf(line: string, face: 'voice' | 'text'): string | null {
    if (this.#faces === null) return null
    if (lettersOf(line).length > longestOnSign) return (this.dataset.long ?? '').replace('{most}', String(longestOnSign))
    const missing = missingLetters(line, this.#faces[face])
    if (missing.length === 0) return null
    const some = missing.slice(0, 6).map(letter => `“${letter}”`)
    return (this.dataset.missing ?? '').replace('{letters}', some.join(' '))
  }

  #show(form: HTMLFormElement): void {
    const words = this.#wordsOf(form)
    const shown = this.querySelector('.sign-shown')
    if (words === null || this.#faces === null || shown === null) return
    const label = [`${words.label} ${words.question}`, words.name, words.place].filter(part => part !== '').join(' · ')
    const svg = signSvg(layOutSign(words, 'square', this.#faces), { faces: this.#faces, fonts: 'page', label })
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    shown.replaceChildren(document.importNode(drawn, true))
  }

  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    const as = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'see'
    if (as === 'see') {
      // It is seen already; what cannot be drawn is explained by the page that follows.
      if (this.#wordsOf(form) === null) return
      event.preventDefault()
      this.querySelector('.sign-preview')?.scrollIntoView({ block: 'nearest' })
      return
    }
    const words = this.#wordsOf(form)
    if (words === null || this.#faces === null || (as !== 'square' && as !== 'wide')) return
    event.preventDefault()
    void this.#save(words, as, this.#faces).catch(() => this.#sendAs(form, as))
  }

  async #save(words: SignWords, shape: SignShape, faces: FacesByName): Promise<void> {
    const canvas = document.createElement('canvas')
    await paintSign(canvas, layOutSign(words, shape, faces), faces)
    const picture = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (picture === null) throw new Error('The browser made no picture')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(picture)
    const name =
      words.name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    link.download = `${['sign', ...name, shape].join('-').slice(0, 80)}.png`
    link.click()
    // A browser has taken it long before.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.#say(this.dataset.saved ?? '')
  }

  /** The server draws what this browser could not. */
  #sendAs(form: HTMLFormElement, as: string): void {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'as'
    field.value = as
    form.append(field)
    form.submit()
    field.remove()
  }

  #say(text: string): void {
    const said = this.querySelector('.sign-said')
    if (said && said.textContent !== text) said.textContent = text
  }
}

customElements.define('sign-maker', SignMaker)
