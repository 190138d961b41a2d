/** What a reviewer said about two people, as far as linking needs it. Keys are those of person_key. */
export type LinkAnswer = {
  at: string
  subject: { kind: string; keys: readonly string[] }
  answer: string
}

export type Said = {
  together: readonly (readonly [string, string])[]
  apart: readonly (readonly [string, string])[]
}

/** What reviewers said of each two keys. Of several answers about the same keys the last counts; “unsure” takes an earlier one back. */
export function whatWasSaid(answers: readonly LinkAnswer[]): Said {
  const last = new Map<string, LinkAnswer>()
  const inOrder = answers.map((answer, at) => ({ answer, at })).sort((a, b) => compare(a.answer.at, b.answer.at) || a.at - b.at)
  for (const { answer } of inOrder) {
    if (answer.subject.kind === 'link') last.set(JSON.stringify([...answer.subject.keys].sort()), answer)
  }
  const pairsOf = (wanted: string) =>
    [...last.values()].flatMap(({ subject: { keys }, answer }) => {
      const [left, right] = keys
      return answer === wanted && left !== undefined && right !== undefined ? [[left, right] as const] : []
    })
  return { together: pairsOf('same-person'), apart: pairsOf('different-people') }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Local keys that a reviewer parted from an NHS number: they do not follow it. */
export const cutsOf = ({ apart }: Said): { local: string; nhs: string }[] =>
  apart.flatMap(([one, other]) => {
    const local = [one, other].find(key => key.startsWith('local:'))
    const nhs = [one, other].find(key => key.startsWith('nhs:'))
    return local === undefined || nhs === undefined ? [] : [{ local, nhs }]
  })
