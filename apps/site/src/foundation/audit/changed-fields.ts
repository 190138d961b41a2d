type Fields = Readonly<Record<string, unknown>>

/**
 * What of a row was changed, for the audit log: the fields of `after` whose value is another one than in `before`, as they were and as
 * they are. Values are compared as JSON, whatever the order of their keys.
 */
export function changedFields<After extends object>(before: After, after: After): { before: Fields; after: Fields } {
  const keys = (Object.keys(after) as (keyof After & string)[]).filter(key => canonical(before[key]) !== canonical(after[key]))
  const pick = (row: After): Fields => Object.fromEntries(keys.map(key => [key, row[key] ?? null]))
  return { before: pick(before), after: pick(after) }
}

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
