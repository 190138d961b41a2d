import type { Translate } from '../../foundation/index.ts'

const tips = ['ask', 'desk', 'body', 'picture', 'ring', 'own', 'back'] as const

/** How a press release finds its reader, and what its sender may refuse. */
export const Tips = ({ t }: { t: Translate }) => (
  <>
    <h2>{t('press.tips.title')}</h2>
    <ul class="press-tips">
      {tips.map(tip => (
        <li>{t(`press.tips.${tip}`)}</li>
      ))}
    </ul>
  </>
)
