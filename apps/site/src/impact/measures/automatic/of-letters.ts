import { type LetterSum, letterSums, rounded } from '../../../act/index.ts'
import type { Amount, Words } from '../measure-value.ts'
import { type Ground, inBoth, type ReadMeasure } from './ground.ts'

/** A number of letters as everybody may read it: never exact. */
export function letterAmount(count: number): Amount {
  const said = rounded(count)
  switch (said.kind) {
    case 'none':
      return { kind: 'count', count: 0 }
    case 'few':
      return { kind: 'below', count: said.below }
    case 'about':
      return { kind: 'about', count: said.about }
  }
}

type Of = {
  readonly kinds: readonly LetterSum['kind'][]
  readonly count: (sum: LetterSum) => number
  /** Out of how many, rounded too; null: out of nothing but what was written here. */
  readonly of: ((sum: LetterSum) => number) | null
  /** What the denominator is called: `impact.denominators.<name>`. */
  readonly outOf: string
}

const add = (sums: readonly LetterSum[], of: (sum: LetterSum) => number): number =>
  sums.reduce((total, sum) => total + of(sum), 0)

/** One reading: to the end of yesterday. Before the first letter there is none. */
const reading =
  ({ kinds, count, of, outOf }: Of): ReadMeasure =>
  async ground => {
    const sums = (await letterSums(ground.services.db, ground.yesterday)).filter(({ kind }) => kinds.includes(kind))
    const firstOn = sums.map(sum => sum.firstOn).sort()[0]
    if (firstOn === undefined) return []
    return [
      {
        amount: letterAmount(add(sums, count)),
        date: `${firstOn}/${ground.yesterday}`,
        source: { name: inBoth(ground.messages, t => t('impact.sources.records')), url: null },
        denominator: denominatorOf(ground, outOf, of && add(sums, of)),
        note: inBoth(ground.messages, t => t('impact.notes.rounded')),
      },
    ]
  }

function denominatorOf({ messages }: Ground, name: string, of: number | null): Words {
  if (of === null) return inBoth(messages, t => t(`impact.denominators.${name}`))
  const said = rounded(of)
  return inBoth(messages, t =>
    said.kind === 'about'
      ? t(`impact.denominators.${name}.about`, { number: t.number(said.about) })
      : t(`impact.denominators.${name}.few`),
  )
}

export const lettersToPoliticians = reading({ kinds: ['politician'], count: ({ sent }) => sent, of: null, outOf: 'letters' })
export const lettersToTrusts = reading({ kinds: ['trust'], count: ({ sent }) => sent, of: null, outOf: 'letters' })
export const politiciansAnswered = reading({
  kinds: ['politician'],
  count: ({ recipientsAnswered }) => recipientsAnswered,
  of: ({ recipients }) => recipients,
  outOf: 'politicians',
})
export const lettersAnswered = reading({
  kinds: ['politician', 'trust'],
  count: ({ answered }) => answered,
  of: ({ sent }) => sent,
  outOf: 'sent',
})
