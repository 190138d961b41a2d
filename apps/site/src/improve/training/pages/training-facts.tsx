import { languageTags, type Translate } from '../../../foundation/index.ts'
import type { Training } from '../catalogue/training.ts'

type FactsProps = { readonly t: Translate; readonly training: Training }

/** Length, cost, accreditation, for whom and where: what nobody has told us is said to be unknown. */
export function TrainingFacts({ t, training: { words, cost, audience, nations } }: FactsProps) {
  const list = new Intl.ListFormat(languageTags[t.locale])
  const lang = words.isFallback ? 'en' : undefined
  const facts = [
    ['length', words.length === '' ? t('training.card.unknown') : <span lang={lang}>{words.length}</span>],
    ['cost', words.price === '' ? t(`training.costs.${cost}`) : <span lang={lang}>{words.price}</span>],
    [
      'accreditation',
      words.accreditation === '' ? t('training.card.noAccreditation') : <span lang={lang}>{words.accreditation}</span>,
    ],
    [
      'audience',
      audience.length === 0
        ? t('training.audiences.everyone')
        : list.format(audience.map(each => t(`training.audiences.${each}`))),
    ],
    [
      'nations',
      nations.length === 0 ? t('training.card.everywhere') : list.format(nations.map(each => t(`training.nations.${each}`))),
    ],
  ] as const
  return (
    // Lengths and credits measure a course, and count nobody.
    <dl class="training-facts" data-not-counting>
      {facts.map(([name, value]) => (
        <div>
          <dt>{t(`training.card.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
