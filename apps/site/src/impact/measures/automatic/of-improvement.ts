import { dayInUk } from '../../../foundation/index.ts'
import {
  coveragePath,
  endorsementsPath,
  endorsementTotals,
  pledgesPath,
  promisesOfAll,
  roundedCount,
  trainingTotals,
} from '../../../improve/index.ts'
import type { Amount, Reading } from '../measure-value.ts'
import { type Ground, inBoth, type ReadMeasure } from './ground.ts'

/** A number of people as everybody may read it: rounded down, never exact. */
export function peopleAmount(count: number): Amount {
  const said = roundedCount(count)
  switch (said.kind) {
    case 'none':
      return { kind: 'count', count: 0 }
    case 'few':
      return { kind: 'below', count: said.below }
    case 'least':
      return { kind: 'at-least', count: said.least }
  }
}

type Told = Pick<Reading, 'amount' | 'date'> & { readonly name: string; readonly url: string; readonly count?: number }

const told = ({ messages }: Ground, { amount, date, name, url, count = 0 }: Told): Reading => ({
  amount,
  date,
  source: { name: inBoth(messages, t => t(`impact.sources.${name}`)), url },
  denominator: inBoth(messages, t => t(`impact.denominators.${name}`, { count, number: t.number(count) })),
  note: null,
})

/** Before anybody has signed there is nothing to tell. */
export const endorsements: ReadMeasure = async ground => {
  const { all, changedAt } = await endorsementTotals(ground.services.db, 0)
  if (changedAt === null) return []
  const date = dayInUk(changedAt)
  return [told(ground, { amount: peopleAmount(all), date, name: 'endorsements', url: endorsementsPath })]
}

export const training: ReadMeasure = async ground => {
  const { all, changedAt } = await trainingTotals(ground.services.db)
  if (changedAt === null) return []
  return [told(ground, { amount: peopleAmount(all), date: dayInUk(changedAt), name: 'training', url: coveragePath })]
}

const promises = ({ services, today }: Ground) => promisesOfAll(services.db, { campaign: services.campaign, today })

export const pledges: ReadMeasure = async ground => {
  const { trusts } = await promises(ground)
  if (trusts === 0) return []
  return [told(ground, { amount: { kind: 'count', count: trusts }, date: ground.today, name: 'pledges', url: pledgesPath })]
}

export const promisesKept: ReadMeasure = async ground => {
  const { all, kept } = await promises(ground)
  if (all === 0) return []
  const amount: Amount = { kind: 'share', count: kept, of: all }
  return [told(ground, { amount, date: ground.today, name: 'promises', url: pledgesPath, count: all })]
}
