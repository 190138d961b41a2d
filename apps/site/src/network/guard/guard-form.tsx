import { callerAddress } from '../../accounts/index.ts'
import { type Ctx, domainOf } from '../../foundation/index.ts'
import { type Concerns, concernKinds } from './concern.ts'
import { isDisposable } from './disposable/is-disposable.ts'
import { makeChallenge } from './proof/challenge.ts'
import { byMailField, type JsxPart, ProofPart, proofField } from './proof/proof-part.tsx'
import { plainText } from './reading/plain-text.ts'
import { readConcerns } from './reading/read-concerns.ts'
import { takePost } from './take-post.ts'

/** What a form of the public tells the guard, once everything that was typed is right. */
export type Guarding = {
  /** Which form, in small letters and hyphens: pressure is reckoned for each by itself and for all together. */
  readonly form: string
  /** What was sent, as `formOf` gives it: the guard reads its own fields from it. */
  readonly sent: (name: string) => string
  /** To whom a mail would be written because of this, as `readAddress` gives it; null: to nobody. */
  readonly address: string | null
  /** Whether what was asked for is confirmed by mail: in any case, if the guard asks for it, or not at all. */
  readonly confirms: 'always' | 'if-asked' | 'never'
  /** What somebody wrote in their own words, without ours. */
  readonly ownWords?: readonly string[]
  /** How many mails a day this form may send to one address for one connection; three when absent. */
  readonly mailsADay?: number
  /** True where a file was sent, which a page cannot fill in again. */
  readonly hasFiles?: boolean
}

export type GuardOutcome =
  /** `confirmByMail`: only with a mail that its owner answers (true also where `confirms` is `always`). */
  | { readonly go: 'on'; readonly confirmByMail: boolean; readonly concerns: Concerns }
  /**
   * Show the page that follows, as always (with help at once, where `concerns` ask for it), and do nothing: enough mails went to this address
   * today, which nobody else may learn.
   */
  | { readonly go: 'quiet'; readonly concerns: Concerns }
  /** Show the form again, filled, with `part` inside it, right before the button by which it was sent, and `message` above. */
  | { readonly go: 'prove'; readonly part: JsxPart; readonly message: string; readonly status: 429 }
  /** Show the form again, filled, with `message` above. When to try again is set as a header already; `headers` says it once more. */
  | {
      readonly go: 'wait'
      readonly minutes: number
      readonly message: string
      readonly status: 429
      readonly headers: { readonly 'retry-after': string }
    }

/** Own words shorter than this are the same by chance: “Thank you”. */
const shortestSame = 80

/**
 * Stands between every form of the public and what it does: called once, after everything typed was found right and before anything is
 * done. It counts, and says how to go on. How is in docs/decisions/0027.
 */
export async function guardForm(c: Ctx, guarding: Guarding): Promise<GuardOutcome> {
  const { services, t } = c.var
  const { form, sent, address, confirms, ownWords = [] } = guarding
  const now = services.clock()
  const verdict = await takePost(services, {
    form,
    connection: callerAddress(c),
    address,
    mailsADay: guarding.mailsADay,
    proof: sent(proofField),
    isByMail: sent(byMailField) === 'yes',
    texts: ownWords.map(plainText).filter(text => text.length >= shortestSame),
  })
  const concerns = concernsIn({ ownWords, address, isSame: verdict.go === 'on' && verdict.sameText })
  if (verdict.go === 'quiet') return { go: 'quiet', concerns }
  if (verdict.go === 'wait') {
    const seconds = Math.max(1, Math.ceil((verdict.until.getTime() - now.getTime()) / 1000))
    const minutes = Math.ceil(seconds / 60)
    // On whatever page follows.
    c.header('retry-after', String(seconds))
    return {
      go: 'wait',
      minutes,
      message: t('guard.wait', { count: minutes }),
      status: 429,
      headers: { 'retry-after': String(seconds) },
    }
  }
  if (verdict.go === 'prove') {
    const challenge = await makeChallenge(services, { form, now })
    const goesByItself = guarding.hasFiles !== true
    return {
      go: 'prove',
      part: <ProofPart t={t} challenge={challenge} confirms={confirms} goesByItself={goesByItself} />,
      message: t(verdict.isAgain ? 'guard.proof.again' : 'guard.proof.message'),
      status: 429,
    }
  }
  return {
    go: 'on',
    confirmByMail: confirms === 'always' || (confirms === 'if-asked' && verdict.isByMail),
    concerns,
  }
}

type Found = { readonly ownWords: readonly string[]; readonly address: string | null; readonly isSame: boolean }

function concernsIn({ ownWords, address, isSame }: Found): Concerns {
  const found = new Set(ownWords.flatMap(readConcerns))
  if (isSame) found.add('same-text')
  if (address !== null && isDisposable(domainOf(address))) found.add('disposable')
  return concernKinds.filter(kind => found.has(kind))
}
