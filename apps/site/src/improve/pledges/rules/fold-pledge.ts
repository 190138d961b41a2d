import type { SurveyMoment } from '../pledge-words.ts'
import type { Change, Facts, PledgePromise } from './change-facts.ts'

/** Something that was made public, with its number among its kind. */
export type Publication = {
  readonly id: number
  readonly number: number
  /** `YYYY-MM-DD`, in the United Kingdom. */
  readonly on: string
  readonly change: Change
}

type Dated<Kind> = {
  readonly id: number
  readonly number: number
  readonly on: string
  readonly withheldOn: string | null
} & Kind

export type PledgeVersion = Dated<Facts<'version'>>
export type Progress = Dated<Facts<'progress'>> & { readonly noticeOn: string }
export type Findings = Dated<Facts<'findings'>>
export type Agreement = Dated<Facts<'agreement'>>

/** A pledge as it stands: what was published of it, in order. Nothing is ever taken out; what may not be read is marked. */
export type PledgeStory = {
  readonly about: Facts<'start'>
  readonly startedOn: string
  readonly findings: Readonly<Record<SurveyMoment, Findings | null>>
  readonly agreement: Agreement | null
  /** Oldest first. */
  readonly versions: readonly PledgeVersion[]
  readonly current: PledgeVersion | null
  /** Of each promise by its key, oldest first. */
  readonly progress: ReadonlyMap<number, readonly Progress[]>
  readonly withdrawn: (Facts<'withdraw'> & { readonly on: string }) | null
}

/** Puts together what was published of one pledge. The first is always its start. */
export function foldPledge(publications: readonly Publication[]): PledgeStory {
  const withheld = new Map(
    publications.flatMap(({ on, change }) => (change.kind === 'withhold' ? [[change.facts.publication, on] as const] : [])),
  )
  const dated = <Kind>({ id, number, on }: Publication, facts: Kind) => ({
    ...facts,
    id,
    number,
    on,
    withheldOn: withheld.get(id) ?? null,
  })
  const progress = new Map<number, Progress[]>()
  const findings: Record<SurveyMoment, Findings | null> = { before: null, after: null }
  const versions: PledgeVersion[] = []
  let about: { facts: Facts<'start'>; on: string } | null = null
  let agreement: Agreement | null = null
  let withdrawn: PledgeStory['withdrawn'] = null
  for (const each of publications) {
    const { change, on } = each
    switch (change.kind) {
      case 'start':
        about = { facts: change.facts, on }
        break
      case 'findings':
        findings[change.facts.moment] = dated(each, change.facts)
        break
      case 'agreement':
        agreement = dated(each, change.facts)
        break
      case 'version':
        versions.push(dated(each, change.facts))
        break
      case 'progress': {
        const { facts } = change
        // `on` is the day it speaks of; when it was published is another.
        const note = { ...dated(each, facts), on: facts.on, noticeOn: on }
        progress.set(facts.promise, [...(progress.get(facts.promise) ?? []), note])
        break
      }
      case 'withdraw':
        withdrawn = { ...change.facts, on }
        break
      case 'survey':
      case 'withhold':
        break
    }
  }
  if (about === null) throw new Error('A pledge without a beginning')
  return {
    about: about.facts,
    startedOn: about.on,
    findings,
    agreement,
    versions,
    current: versions.at(-1) ?? null,
    progress,
    withdrawn,
  }
}

/** The number that a promise keeps for good. New ones follow the highest that any version had. */
export function numberPromises(versions: readonly PledgeVersion[], promises: readonly PledgePromise[]): PledgePromise[] {
  const known = new Set(versions.flatMap(version => version.promises.map(({ key }) => key)))
  let highest = Math.max(0, ...known)
  const taken = new Set<number>()
  return promises.map(promise => {
    const keeps = known.has(promise.key) && !taken.has(promise.key)
    const key = keeps ? promise.key : ++highest
    taken.add(key)
    return { ...promise, key }
  })
}
