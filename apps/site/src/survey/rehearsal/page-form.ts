/** A form as it stands on a page: where it goes, and what it would send if nobody typed anything. */
export type PageForm = {
  readonly action: string
  readonly isMultipart: boolean
  readonly fields: readonly (readonly [string, string])[]
}

/**
 * The first form of a page that has a field or button of this name; null where there is none. For pages of our own, in a rehearsal: an
 * invented trust presses what is there, and knows nothing of how the page is made.
 */
export function formOnPage(html: string, name: string): PageForm | null {
  for (const [whole, attributes = '', inside = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    if (!whole.includes(`name="${name}"`)) continue
    return {
      action: valueIn(attributes, 'action') ?? '',
      isMultipart: valueIn(attributes, 'enctype') === 'multipart/form-data',
      fields: [...inputsIn(inside), ...textsIn(inside), ...choicesIn(inside)],
    }
  }
  return null
}

function inputsIn(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, attributes = '']): [string, string][] => {
    const [name, type, value] = ['name', 'type', 'value'].map(each => valueIn(attributes, each))
    if (!name || type === 'file') return []
    const isChoice = type === 'radio' || type === 'checkbox'
    return isChoice && !/\schecked\b/.test(attributes) ? [] : [[name, value ?? (isChoice ? 'on' : '')]]
  })
}

const textsIn = (html: string): [string, string][] =>
  [...html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(([, attributes = '', text = '']): [string, string][] => {
    const name = valueIn(attributes, 'name')
    return name ? [[name, plain(text)]] : []
  })

/** The chosen one of each list, else its first. */
const choicesIn = (html: string): [string, string][] =>
  [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, attributes = '', inside = '']): [string, string][] => {
    const name = valueIn(attributes, 'name')
    const options = [...inside.matchAll(/<option\b([^>]*)>([^<]*)/g)]
    const chosen = options.find(([, option = '']) => /\sselected\b/.test(option)) ?? options[0]
    return name && chosen ? [[name, valueIn(chosen[1] ?? '', 'value') ?? plain(chosen[2] ?? '')]] : []
  })

function valueIn(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? null : plain(found)
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
