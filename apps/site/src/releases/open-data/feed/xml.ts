/** XML that is written already: anything else that is put into an element is text, and escaped. */
export type Xml = { readonly xml: string }
type Child = Xml | string | null
type Attributes = Readonly<Record<string, string | undefined>>

/** What XML 1.0 cannot hold, even escaped: most control characters, halves of surrogate pairs, and two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\r': '&#13;',
}

const escapeText = (text: string): string =>
  text.replace(impossible, '\ufffd').replace(/[&<>"\t\r]/g, sign => escapes[sign] ?? sign)

/** `<name attributes>children</name>`. An attribute that is undefined and a child that is null are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeText(value)}"`))
    .join('')
  const inside = children.map(child => (child === null ? '' : typeof child === 'string' ? escapeText(child) : child.xml)).join('')
  return { xml: inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` }
}

export const xmlDocument = ({ xml }: Xml): string => `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
