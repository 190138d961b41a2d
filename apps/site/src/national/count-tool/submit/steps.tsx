import type { Translate } from '../../../foundation/index.ts'

const steps = ['choose', 'read', 'receipt'] as const

/** Where somebody is on the way: said in words, too. */
export const Steps = ({ t, here }: { readonly t: Translate; readonly here: (typeof steps)[number] }) => (
  <ol class="send-steps" aria-label={t('count-tool.steps.label')}>
    {steps.map(step => (
      <li aria-current={step === here ? 'step' : undefined}>{t(`count-tool.steps.${step}`)}</li>
    ))}
  </ol>
)
