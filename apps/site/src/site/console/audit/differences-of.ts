type Scalar = string | number | boolean

/** One field that an entry of the log changed. Null: there was nothing, or there is nothing any more. */
export type FieldChange = {
  /** From the outside in: `questions`, `where`, `wording`. */
  readonly path: readonly string[]
  readonly before: Scalar | null
  readonly after: Scalar | null
}

/**
 * What an entry changed, field by field, in the order in which the fields were entered. What is the same before and after is left out.
 * A list of plain words is one field; of a list of things each thing is found by its id, code or name, so that one put in between is not
 * taken for a change of all that follow.
 */
export function differencesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [flatten(before), flatten(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(key => {
      const [was, is] = [old.get(key), now.get(key)]
      return { path: (is ?? was)?.path ?? [], before: was?.value ?? null, after: is?.value ?? null }
    })
    .filter(change => change.before !== change.after)
}

type Leaf = { readonly path: readonly string[]; readonly value: Scalar }

function flatten(value: unknown, path: readonly string[] = [], into = new Map<string, Leaf>()): Map<string, Leaf> {
  if (isScalar(value)) into.set(JSON.stringify(path), { path, value })
  else if (Array.isArray(value) && value.every(isScalar)) {
    if (value.length > 0) into.set(JSON.stringify(path), { path, value: value.join(', ') })
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of childrenOf(value)) flatten(child, [...path, name], into)
  }
  return into
}

const childrenOf = (value: object): [string, unknown][] =>
  Array.isArray(value) ? value.map((child: unknown, index) => [nameIn(child) ?? String(index + 1), child]) : Object.entries(value)

function nameIn(child: unknown): string | null {
  if (typeof child !== 'object' || child === null) return null
  const names = child as Readonly<Record<string, unknown>> // Any object may be asked for a key.
  const name = [names.id, names.code, names.trustCode, names.name].find(each => typeof each === 'string' && each !== '')
  return typeof name === 'string' ? name : null
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
