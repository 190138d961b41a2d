import { releaseLink } from '../../../releases/index.ts'
import { answersInTime as loadRounds } from '../../../survey/index.ts'
import type { Reading } from '../measure-value.ts'
import { inBoth, type ReadMeasure } from './ground.ts'

/** How many trusts kept to the time that the law gives them, round by round. */
export const answersInTime: ReadMeasure = async ({ services, today, releases, messages }) => {
  const published = releases.map(({ release }) => release.id)
  const rounds = await loadRounds(services.db, { today, published })
  return rounds.map(
    ({ round, name, sentOn, inTime, decided }): Reading => ({
      amount: { kind: 'share', count: inTime, of: decided },
      date: sentOn === null || sentOn > today ? today : `${sentOn}/${today}`,
      source: {
        name: { en: name.en, cy: name.cy === '' ? name.en : name.cy },
        url: published.includes(round) ? releaseLink(round) : null,
      },
      denominator: inBoth(messages, t => t('impact.denominators.decided', { count: decided, number: t.number(decided) })),
      note: inBoth(messages, t => t('impact.notes.in-time')),
    }),
  )
}
