import type { Reading } from './read-source.ts'
import type { SourceId, SourceProblem } from './source-layouts.ts'

/** Hands out the sources' texts and keeps what could not be read in them. */
export interface SourceDesk {
  has(id: SourceId): boolean
  text(id: SourceId): string
  /** Gives a reader of a source, which reads it when first asked. */
  rows<Row>(id: SourceId, read: (text: string) => Reading<Row>): () => Row[]
  problems: SourceProblem[]
}

export function openSourceDesk(texts: ReadonlyMap<SourceId, string>): SourceDesk {
  const problems: SourceProblem[] = []
  const reported = new Set<SourceId>()
  const text = (id: SourceId): string => {
    const found = texts.get(id)
    if (found === undefined) throw new Error(`The source “${id}” is needed and was not found`)
    return found
  }
  return {
    has: id => texts.has(id),
    text,
    problems,
    rows: (source, read) =>
      once(() => {
        const reading = read(text(source))
        // A source that serves several tables is read for each; what is wrong in it is said once.
        if (!reported.has(source)) problems.push(...reading.problems.map(problem => ({ source, ...problem })))
        reported.add(source)
        return reading.rows
      }),
  }
}

/** Makes a value when it is first asked for, and keeps it. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
