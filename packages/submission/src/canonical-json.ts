import canonicalize from 'canonicalize'

/**
 * The one way to write a value as JSON (RFC 8785): keys sorted, no spaces, numbers as ECMAScript writes them. The same value has the same bytes on
 * every computer, so a signature over them can be checked.
 *
 * @throws for what JSON cannot hold: NaN, infinity, half of a character
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Not a JSON value')
  return text
}
