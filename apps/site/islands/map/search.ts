import type { Hospital, Hospitals } from './hospitals.ts'
import { type Known, looksLikePostcode, matchNames } from './match-names.ts'
import { spotOf } from './project.ts'
import type { Stage } from './stage.ts'
import type { Words } from './words.ts'

const mostOffered = 7
const closeToTrust = 5
const closeToHospital = 9

type Offered = Known & { readonly hospital: Hospital | null }

/**
 * Offers the trusts and hospitals of this map while somebody types a name, and goes there. A postcode is never looked at: the form posts
 * it, as it does without this.
 */
export class Search {
  readonly #root: HTMLElement
  readonly #stage: Stage
  readonly #hospitals: Hospitals
  readonly #words: Words
  #offered: Offered[] = []
  #chosen = -1

  constructor(root: HTMLElement, { stage, hospitals, words }: { stage: Stage; hospitals: Hospitals; words: Words }) {
    this.#root = root
    this.#stage = stage
    this.#hospitals = hospitals
    this.#words = words
  }

  listen(): void {
    const field = this.#root.querySelector<HTMLInputElement>('.map-search input[name="q"]')
    if (!field) return
    const list = document.createElement('ul')
    list.id = 'map-names'
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', this.#words('suggestionsLabel'))
    list.hidden = true
    field.closest('form')?.append(list)
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    }))
      field.setAttribute(name, value)
    field.addEventListener('input', () => this.#offer(field, list))
    field.addEventListener('keydown', event => this.#press(event, field, list))
    field.addEventListener('blur', () => this.#close(field, list))
    // Before the field loses the focus, and the list with it.
    list.addEventListener('pointerdown', event => event.preventDefault())
    list.addEventListener('click', event => {
      const option = event.target instanceof Element ? event.target.closest('li') : null
      if (option) this.#go([...list.children].indexOf(option), field, list)
    })
  }

  async #offer(field: HTMLInputElement, list: HTMLElement): Promise<void> {
    const typed = field.value
    const hospitals = typed.trim().length < 2 || looksLikePostcode(typed) ? [] : await this.#hospitals.load()
    if (field.value !== typed) return
    const trusts = [...this.#root.querySelectorAll('#list tr[id]')].map(row => ({
      code: row.id.slice(2),
      name: row.querySelector('th a')?.textContent ?? '',
      detail: '',
      hospital: null,
    }))
    const names = new Map(trusts.map(({ code, name }) => [code, name]))
    const wards = hospitals.flatMap(hospital => {
      const trust = names.get(hospital.code)
      return trust === undefined ? [] : [{ code: hospital.code, name: hospital.name, detail: trust, hospital }]
    })
    this.#offered = matchNames<Offered>([...trusts, ...wards], typed, mostOffered)
    this.#chosen = -1
    list.replaceChildren(...this.#offered.map(asOption))
    this.#mark(field, list)
    if (!list.hidden) list.scrollIntoView({ block: 'nearest' })
    const status = this.#root.querySelector(':scope > [role="status"]')
    if (status && this.#offered.length > 0)
      status.textContent = this.#words('suggestions', { count: String(this.#offered.length) })
  }

  #press(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
    const count = this.#offered.length
    if (event.isComposing || count === 0 || list.hidden) return
    if (event.key === 'ArrowDown') this.#chosen = this.#chosen + 1 < count ? this.#chosen + 1 : -1
    else if (event.key === 'ArrowUp') this.#chosen = this.#chosen < 0 ? count - 1 : this.#chosen - 1
    else if (event.key === 'Escape') this.#close(field, list)
    else if (event.key === 'Enter' && this.#chosen >= 0) this.#go(this.#chosen, field, list)
    else return
    event.preventDefault()
    this.#mark(field, list)
  }

  #mark(field: HTMLInputElement, list: HTMLElement): void {
    list.hidden = this.#offered.length === 0
    field.setAttribute('aria-expanded', String(!list.hidden))
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === this.#chosen))
    const chosen = list.children[this.#chosen]
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id)
    else field.removeAttribute('aria-activedescendant')
  }

  #close(field: HTMLInputElement, list: HTMLElement): void {
    this.#offered = []
    this.#chosen = -1
    this.#mark(field, list)
  }

  /** To the pin or the hospital on the map, and to what the trust said. */
  #go(index: number, field: HTMLInputElement, list: HTMLElement): void {
    const offered = this.#offered[index]
    if (!offered) return
    const { code, name, hospital } = offered
    field.value = name
    this.#close(field, list)
    const pin = this.#stage.pins.find(each => each.code === code)
    if (hospital) this.#stage.reveal(spotOf(hospital), closeToHospital)
    else if (pin) this.#stage.reveal(pin.truly, closeToTrust)
    if (pin) this.#stage.svg.scrollIntoView({ block: 'nearest' })
    location.hash = `#t-${code}`
  }
}

function asOption({ name, detail }: Known, index: number): HTMLElement {
  const option = document.createElement('li')
  option.id = `map-name-${index}`
  option.setAttribute('role', 'option')
  option.textContent = name
  if (detail !== '') {
    const small = document.createElement('small')
    small.textContent = detail
    option.append(' ', small)
  }
  return option
}
