import type { PledgePromise } from './change-facts.ts'
import type { PledgeVersion } from './fold-pledge.ts'

/** What became of one promise from a version to the next. */
export type PromiseChange = {
  readonly promise: PledgePromise
  readonly change:
    | { readonly kind: 'new' }
    | { readonly kind: 'gone' }
    | { readonly kind: 'changed'; readonly words: boolean; readonly owner: boolean; readonly dueBefore: string | null }
}

/**
 * What a later version of a pledge changed, found by comparing: nobody has to remember to say that a date was moved or that a promise is no
 * longer there.
 */
export function changesBetween(before: Pick<PledgeVersion, 'promises'>, after: Pick<PledgeVersion, 'promises'>): PromiseChange[] {
  const old = new Map(before.promises.map(promise => [promise.key, promise]))
  const kept = new Set(after.promises.map(({ key }) => key))
  const came = after.promises.flatMap((promise): PromiseChange[] => {
    const was = old.get(promise.key)
    if (!was) return [{ promise, change: { kind: 'new' } }]
    const words = was.what.en !== promise.what.en || was.what.cy !== promise.what.cy
    const owner = was.owner.en !== promise.owner.en || was.owner.cy !== promise.owner.cy
    const dueBefore = was.dueOn === promise.dueOn ? null : was.dueOn
    return words || owner || dueBefore !== null ? [{ promise, change: { kind: 'changed', words, owner, dueBefore } }] : []
  })
  const gone = before.promises.filter(({ key }) => !kept.has(key))
  return [...came, ...gone.map((promise): PromiseChange => ({ promise, change: { kind: 'gone' } }))]
}
