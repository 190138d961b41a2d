/** Which signs may stand where in XML 1.0 (fifth edition, productions 2, 4 and 66). */

const nameSigns = new Uint8Array(128)
for (const sign of ':_-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') nameSigns[sign.charCodeAt(0)] = 1

/** Whether a code unit can be part of a name; of signs beyond ASCII isName() says more. */
export const isNameSign = (sign: number): boolean => sign >= 128 || nameSigns[sign] === 1
/** Whether a name can begin with it. */
export const startsName = (sign: number): boolean =>
  sign >= 128 || (nameSigns[sign] === 1 && sign !== 45 && sign !== 46 && !(sign >= 48 && sign <= 57))

const start =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const wholeName = new RegExp(`^[${start}][${start}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}-]*$`, 'u')

/** Whether a text is a name, of whatever signs. */
export const isName = (name: string): boolean => wholeName.test(name)

/** A code unit that may stand nowhere in XML. */
export const isForbidden = (sign: number): boolean => (sign < 32 && sign !== 10 && sign !== 13 && sign !== 9) || sign >= 0xfffe

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that must not be there.
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
export const isAllowedText = (text: string): boolean => !forbidden.test(text)

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Puts the signs themselves for the five entities of XML and for numbers. Any other entity is a problem, and where it stands. */
export function decodeText(text: string): string | { problem: string; at: number } {
  let decoded = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    const name = end < 0 ? '' : text.slice(at + 1, end)
    const sign = Object.hasOwn(named, name) ? named[name] : numbered(name)
    if (sign === undefined) return { problem: isName(name) ? 'undefined entity' : '“&” begins no entity', at }
    decoded += text.slice(from, at) + sign
    from = end + 1
  }
  return decoded + text.slice(from)
}

function numbered(name: string): string | undefined {
  const found = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(name)
  if (found === null) return undefined
  const code = found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16)
  const isAllowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  return isAllowed ? String.fromCodePoint(code) : undefined
}
