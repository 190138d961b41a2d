/** Markup that is safe to send. Made by the tag `html`, which escapes every text that is put in. */
export type Html = { readonly markup: string }

export function html(parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[] | string | number)[]): Html {
  const markup = parts.map((part, at) => {
    const value = values[at]
    return part + (value === undefined ? '' : rendered(value))
  })
  return { markup: markup.join('') }
}

export const nothing: Html = { markup: '' }

function rendered(value: Html | readonly Html[] | string | number): string {
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
