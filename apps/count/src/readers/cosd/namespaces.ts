import type { Attributes } from './xml-scanner.ts'

/**
 * Which prefix stands for which namespace, at the place that is being read. Only declarations on elements that are followed matter: what is skipped is skipped with
 * all that is in it.
 */
export function namespaceScopes(allowed: readonly string[] | undefined) {
  const scopes: { depth: number; prefix: string; uri: string }[] = []
  let isDefaultOurs = true
  const uriOf = (prefix: string): string => {
    for (let index = scopes.length - 1; index >= 0; index -= 1) {
      const scope = scopes[index]
      if (scope?.prefix === prefix) return scope.uri
    }
    return ''
  }
  /** Elements below the root are in no namespace by the schema; files that put them into that of the root mean the same. */
  const isOurs = (uri: string): boolean => uri === '' || allowed === undefined || allowed.includes(uri)
  return {
    uriOf,
    /** Whether an element is one of COSD's: undefined if its prefix was never declared. */
    isOurs(prefix: string, attributes: Attributes): boolean | undefined {
      if (prefix === '') {
        const own = attributes.count === 0 ? undefined : attributes.get('xmlns')
        return own === undefined ? isDefaultOurs : isOurs(own)
      }
      const uri = attributes.get(`xmlns:${prefix}`) ?? uriOf(prefix)
      return uri === '' ? undefined : isOurs(uri)
    },
    declare(attributes: Attributes, depth: number): void {
      for (let index = 0; index < attributes.count; index += 1) {
        const name = attributes.names[index] ?? ''
        if (name.charCodeAt(0) !== 120 || !name.startsWith('xmlns')) continue
        const prefix = name === 'xmlns' ? '' : name.charCodeAt(5) === 58 ? name.slice(6) : undefined
        if (prefix === undefined) continue
        scopes.push({ depth, prefix, uri: attributes.value(index) })
        isDefaultOurs = isOurs(uriOf(''))
      }
    },
    /** An element at this depth is closed: what it declared is forgotten. */
    forget(depth: number): void {
      if (scopes.length === 0 || (scopes[scopes.length - 1]?.depth ?? -1) < depth) return
      while ((scopes.at(-1)?.depth ?? -1) >= depth) scopes.pop()
      isDefaultOurs = isOurs(uriOf(''))
    },
  }
}
