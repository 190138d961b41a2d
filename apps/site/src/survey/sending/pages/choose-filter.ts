import { nations, type Trust } from '../../../register/index.ts'
import type { Exclusion } from '../../rounds/round-store.ts'

/** Which trusts of the long list are shown. Empty texts show all. */
export type ChooseFilter = { readonly nation: string; readonly show: string; readonly q: string }

/** Reads what an address or a form asks for; what is none is left out. */
export const readChooseFilter = (read: (name: string) => string | undefined): ChooseFilter => ({
  nation: nations.find(nation => nation === read('nation')) ?? '',
  show: ['asked', 'left-out'].find(show => show === read('show')) ?? '',
  q: (read('q') ?? '').trim().slice(0, 100),
})

export const chooseQuery = (filter: ChooseFilter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()

export function isShown(trust: Trust, exclusion: Exclusion | undefined, { nation, show, q }: ChooseFilter): boolean {
  if (nation !== '' && trust.nation !== nation) return false
  if (show === 'asked' && exclusion) return false
  if (show === 'left-out' && !exclusion) return false
  const wanted = q.toLowerCase()
  return [trust.name, trust.nameCy, trust.code].some(text => text?.toLowerCase().includes(wanted))
}
