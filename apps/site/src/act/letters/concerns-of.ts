import { type ConcernKind, type Concerns, concernKinds } from '../../network/index.ts'

/** What was kept of the guard's concerns, as the guard knows them: a word that it has given up means nothing any more. */
export const concernsOf = (kept: readonly string[]): Concerns => concernKinds.filter((kind: ConcernKind) => kept.includes(kind))
