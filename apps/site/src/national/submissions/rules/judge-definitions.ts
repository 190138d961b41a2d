import type { Submission } from '@spotlight/submission'
import type { RefusalReason } from '../submission-refusal.ts'
import type { AcceptedDefinitions } from './accepted-definitions.ts'

export type DefinitionsVerdict =
  | { readonly isAccepted: true; readonly definitions: AcceptedDefinitions }
  | { readonly isAccepted: false; readonly reasons: readonly RefusalReason[] }

/**
 * Whether a count rests on rules and code lists that we know: the version, the hash over all, and every part. A hash that differs means that somebody
 * has changed a rule, and then the number is a number of something else.
 */
export function judgeDefinitions(
  { definitions }: Pick<Submission, 'definitions'>,
  accepted: readonly AcceptedDefinitions[],
  today: string,
): DefinitionsVerdict {
  const { version } = definitions
  const newest = accepted.at(-1)?.version ?? ''
  const known = accepted.find(each => each.version === version)
  if (!known) return refuse({ code: 'definitions-version', values: { version, newest } })
  if (known.acceptedUntil !== null && known.acceptedUntil < today) {
    return refuse({ code: 'definitions-retired', values: { version, newest, day: known.acceptedUntil } })
  }
  const changed = changedParts(definitions.parts, known.parts)
  if (changed.length > 0) return { isAccepted: false, reasons: changed }
  if (definitions.sha256 !== known.sha256) return refuse({ code: 'definitions-hash', values: { version } })
  return { isAccepted: true, definitions: known }
}

const refuse = (...reasons: RefusalReason[]): DefinitionsVerdict => ({ isAccepted: false, reasons })

type Parts = Submission['definitions']['parts']

function changedParts(said: Parts, known: Parts): RefusalReason[] {
  const saidByName = new Map(said.map(part => [part.name, part]))
  const names = new Set(known.map(({ name }) => name))
  const differing = known.flatMap(({ name, version, sha256 }): RefusalReason[] => {
    const there = saidByName.get(name)
    if (!there) return [{ code: 'definitions-part-missing', values: { part: name } }]
    return there.sha256 === sha256 && there.version === version ? [] : [{ code: 'definitions-part', values: { part: name } }]
  })
  const extra = said.filter(({ name }) => !names.has(name))
  // Its name is the sender’s own, and could be anything: it is not said again.
  return [...differing, ...extra.map(() => ({ code: 'definitions-part-unknown', values: {} }))]
}
