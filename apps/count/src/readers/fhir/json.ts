/** Ways into a parsed JSON value that may be anything: what is not of the kind asked for is as good as absent. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectIn = (value: unknown, name: string): JsonObject | undefined => {
  const found = isObject(value) ? value[name] : undefined
  return isObject(found) ? found : undefined
}
export const textIn = (value: unknown, name: string): string | undefined => {
  const found = isObject(value) ? value[name] : undefined
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}
export const listIn = (value: unknown, name: string): readonly unknown[] => {
  const found = isObject(value) ? value[name] : undefined
  return Array.isArray(found) ? found : []
}

export type Coding = { system: string; code: string; display: string }

/** The codings of a CodeableConcept. */
export const codingsOf = (concept: unknown): Coding[] =>
  listIn(concept, 'coding').flatMap(coding => {
    const code = textIn(coding, 'code')
    return code === undefined ? [] : [{ system: textIn(coding, 'system') ?? '', code, display: textIn(coding, 'display') ?? '' }]
  })

/** The first code of a CodeableConcept, whatever its system. */
export const codeOf = (concept: unknown): string | undefined => codingsOf(concept)[0]?.code

export const extensionsOf = (resource: unknown, name: RegExp): readonly unknown[] =>
  listIn(resource, 'extension').filter(extension => name.test(textIn(extension, 'url') ?? ''))

export const hasProfile = (resource: unknown, name: string): boolean =>
  listIn(objectIn(resource, 'meta'), 'profile').some(
    profile => typeof profile === 'string' && profile.split('|')[0]?.endsWith(`/${name}`),
  )
