import { localPath, type Translate } from '../../../foundation/index.ts'
import type { RoundId } from '../../types.ts'
import { checkLink, chooseLink, confirmLink, readLetterLink } from '../links.ts'

const steps = {
  choose: chooseLink,
  check: checkLink,
  read: (round: RoundId) => readLetterLink(round),
  confirm: confirmLink,
} as const
export type SendStep = keyof typeof steps

/** The four steps to sending a round, in their order. */
export const SendSteps = ({ t, round, current }: { t: Translate; round: RoundId; current: SendStep }) => (
  <nav class="send-steps" aria-label={t('sending.steps.label')}>
    <ol>
      {(Object.keys(steps) as SendStep[]).map(step => (
        <li>
          <a href={localPath(t.locale, steps[step](round))} aria-current={step === current ? 'step' : undefined}>
            {t(`sending.steps.${step}`)}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
