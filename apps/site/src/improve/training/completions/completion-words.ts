import type { Ctx } from '../../../foundation/index.ts'
import { employerOf } from '../../endorsements/employers.ts'
import type { Completion } from './completion.ts'
import { providerIn, titleIn } from './settle-completion.ts'

/** One line of a certificate: what it is, and what it says. */
export type CertificateFact = { readonly name: string; readonly words: string }

type Which = { readonly showsName: boolean; readonly showsEmployer: boolean }

/** What a certificate says, in the language of the page: whatever its holder did not agree to show is said to be so. */
export async function certificateFacts(
  c: Ctx,
  completion: Completion,
  { showsName, showsEmployer }: Which,
): Promise<readonly CertificateFact[]> {
  const { t, locale } = c.var
  const fact = (name: string, words: string): CertificateFact => ({ name: t(`training.certificate.facts.${name}`), words })
  const employer = await employerOf(c, { trust_code: completion.trustCode, employer: completion.employer })
  return [
    fact('name', showsName ? completion.name : t('training.certificate.nameHidden')),
    fact('employer', showsEmployer ? employer : t('training.certificate.employerHidden')),
    fact('training', titleIn(completion, locale)),
    fact('provider', providerIn(completion, locale)),
    fact('completedOn', t.day(completion.completedOn)),
    ...(completion.stoodAt === null ? [] : [fact('statedOn', t.day(completion.stoodAt))]),
  ]
}

/** What it certifies, and what not. */
export const whatItCertifies = ({ var: { t } }: Ctx, { providerConfirmedAt }: Pick<Completion, 'providerConfirmedAt'>): string =>
  providerConfirmedAt === null
    ? t('training.certificate.stated')
    : t('training.certificate.confirmed', { day: t.day(providerConfirmedAt) })
