import { isObject, type JsonObject, listIn, objectIn, textIn } from './json.ts'

/**
 * Under which names a reference may be found, the most exact first: the address as it stands, then `Type/id`, then the identifier it gives instead. Versions
 * (`/_history/3`) do not matter. A name inside the same resource begins with `#`.
 */
export function keysOf(reference: unknown): string[] {
  const keys: string[] = []
  const written = textIn(reference, 'reference')?.replace(/\/_history\/[^/]*$/, '')
  if (written !== undefined) {
    keys.push(written)
    const short = /([A-Za-z]+\/[A-Za-z0-9.-]+)$/.exec(written)?.[1]
    if (short !== undefined && short !== written) keys.push(short)
  }
  const identifier = objectIn(reference, 'identifier')
  const key = identifier === undefined ? undefined : identifierKey(identifier)
  return key === undefined ? keys : [...keys, key]
}

export const identifierKey = (identifier: unknown): string | undefined => {
  const value = textIn(identifier, 'value')
  return value === undefined ? undefined : `identifier:${textIn(identifier, 'system') ?? ''}|${value}`
}

/** Under which names a resource can be found by others. */
export function namesOf(resource: JsonObject, fullUrl: string | undefined): string[] {
  const id = textIn(resource, 'id')
  const type = textIn(resource, 'resourceType')
  const names = [
    ...(fullUrl === undefined ? [] : [fullUrl]),
    ...(id === undefined || type === undefined ? [] : [`${type}/${id}`]),
    // Some exports write fullUrl only as the id.
    ...(id === undefined ? [] : [`urn:uuid:${id}`]),
    ...listIn(resource, 'identifier').flatMap(identifier => identifierKey(identifier) ?? []),
  ]
  return [...new Set(names)]
}

/** A resource that lies inside another one and is named `#id` there. */
export function containedIn(resource: JsonObject, reference: unknown): JsonObject | undefined {
  const key = textIn(reference, 'reference')
  if (key?.startsWith('#') !== true) return undefined
  return listIn(resource, 'contained').find((inside): inside is JsonObject => isObject(inside) && inside.id === key.slice(1))
}
