import type { SignWords } from '@spotlight/drawing'
import type { Services, Translate } from '../../../foundation/index.ts'

/** Everything on a sign but the name and the place, in one language. */
export const wordsOfSign = (
  t: Translate,
  { campaign, baseUrl }: Pick<Services, 'campaign' | 'baseUrl'>,
): Omit<SignWords, 'name' | 'place'> => ({
  question: t('sign.words.question'),
  campaign: t('site.name'),
  address: new URL(baseUrl).host,
  example: campaign === 'example' ? t('sign.words.example') : null,
})
