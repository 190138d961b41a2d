import { type ReadDb, readSetting, type Translate } from '../../foundation/index.ts'
import { type Wording, wordingOf } from '../consent/wording.ts'
import { type AboutMe, aboutMe, type Basis, type Purpose } from '../network-words.ts'
import type { TypedJoin } from './read-join-form.ts'

/** All words that stand on the form “Join”. News is asked for, or under the soft opt-in can be declined. */
export type Offer = {
  readonly network: Wording
  readonly updates: { readonly basis: Basis; readonly wording: Wording }
  readonly aboutMe: readonly { readonly name: AboutMe; readonly wording: Wording }[]
}

/** One thing that a form asks to agree to. */
export type Ask = {
  readonly purpose: Purpose
  readonly basis: Basis
  readonly about: AboutMe | null
  readonly wording: Wording
}

const setting = 'network.soft-opt-in'

/** Whether the charity writes news to members who did not decline it (PECR 22(3A)): only once somebody here has decided so. */
export const usesSoftOptIn = async (db: ReadDb): Promise<boolean> => (await readSetting(db, setting)) === 'yes'
export const softOptInSetting = setting

export const offerOf = (t: Translate, charityName: string, hasSoftOptIn: boolean): Offer => ({
  network: wordingOf(t, 'network', charityName),
  updates: hasSoftOptIn
    ? { basis: 'soft-opt-in', wording: wordingOf(t, 'soft-opt-in', charityName) }
    : { basis: 'consent', wording: wordingOf(t, 'updates', charityName) },
  aboutMe: aboutMe.map(name => ({ name, wording: wordingOf(t, name, charityName) })),
})

/** By which a form says which words stood on it. */
export const wordsOf = ({ network, updates, aboutMe: about }: Offer): string =>
  [network, updates.wording, ...about.map(({ wording }) => wording)].map(({ sha256 }) => sha256).join('.')

/** What somebody asks for by sending it. A tick for news means yes, or under the soft opt-in no. */
export function asksOf({ network, updates, aboutMe: about }: Offer, typed: TypedJoin): Ask[] {
  const wantsNews = updates.basis === 'consent' ? typed.isUpdatesTicked : !typed.isUpdatesTicked
  return [
    { purpose: 'network', basis: 'consent', about: null, wording: network },
    ...(wantsNews ? [{ purpose: 'updates', about: null, ...updates } as const] : []),
    ...about
      .filter(({ name }) => typed.aboutMe.includes(name))
      .map(({ name, wording }) => ({ purpose: 'my-condition', basis: 'consent', about: name, wording }) as const),
  ]
}
