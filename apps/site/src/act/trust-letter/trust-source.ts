import type { Ctx } from '../../foundation/index.ts'
import type { LetterSource, LetterSubject } from '../letters/letter.ts'
import { whichPage } from './find-trust.tsx'
import { toneFor } from './letter-tone.ts'
import { loadTrustLetter, recipientOf, trustNow } from './load-trust-letter.ts'
import { trustLetterPath } from './trust-letter-links.ts'
import { trustTemplate } from './trust-template.ts'

/** Letters to a trust. Its first step, in trust-letter-routes.ts, finds out to which. */
export const trustLetters: LetterSource = {
  kind: 'trust',
  path: trustLetterPath,
  title: ({ var: { t } }) => t('trust-letters.title'),
  asksForPostal: false,
  load,
  recipientNow: async (db, { messages, campaign }, { trustCode, recipientName, locale }) => {
    const now = await trustNow(db, { code: trustCode ?? '', locale, campaign })
    if (typeof now === 'object') return { kind: 'there', ...now }
    return { kind: 'gone', why: messages.in(locale)(`trust-letters.gone.${now}`, { to: recipientName }) }
  },
}

async function load(c: Ctx, sent: (name: string) => string): Promise<LetterSubject | Response> {
  const { t, services } = c.var
  const answer = await loadTrustLetter(c, sent('trust'))
  // A code that is none, or of a trust that closed meanwhile: the first step again.
  if (answer.kind !== 'there') return whichPage(c)
  const { to } = answer
  const recipient = recipientOf(to)
  return {
    recipient,
    template: trustTemplate(t, { tone: toneFor(to.status), name: to.name, release: to.release, site: services.baseUrl }),
    carried: { trust: to.trust.code },
    postcode: '',
    unsendable:
      recipient.address === null
        ? `${t('trust-letters.noAddress', { to: to.name })} ${t(`trust-letters.where.${to.nation}`)}`
        : null,
  }
}
